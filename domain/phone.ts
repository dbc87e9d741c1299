import { z } from 'zod';

const mobile = /^1[3-9]\d{9}$/;
const landline = /^(0[1-9]\d{1,2}-?)?[1-9]\d{6,7}(-\d{1,6})?$/;
// emergency and service lines may call or be the number to call back
const service = /^(1\d{2}|12\d{3}|100\d{2}|9\d{4}|[48]00\d{7})$/;

const folded = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s()\u2010-\u2015.]/g, (c) => (/[\u2010-\u2015]/.test(c) ? '-' : ''))
    .replace(/^(\+86|0086)-?/, '');

/** The one spelling of a phone number: full-width digits folded, spaces and country code gone; undefined when it is none. */
export function normalPhone(typed: string): string | undefined {
  const plain = folded(typed);
  const digits = plain.replace(/-/g, '').replace(/^86(?=1[3-9]\d{9}$)/, '');
  if (mobile.test(digits) || service.test(digits)) return digits;
  return landline.test(plain) ? plain.replace(/^(0\d{2,3})-?(?=\d{7,8})/, '$1-') : undefined;
}

/** A phone number as a person types it; parsing yields its normal spelling. */
export const Phone = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const phone = normalPhone(typed);
    if (phone) return phone;
    context.addIssue({ code: 'custom', message: 'is not a phone number' });
    return z.NEVER;
  });

/** `139****0001`: what those see who may know that there is a number, but not the number. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '****' : phone.slice(0, 3) + '****' + phone.slice(-4);

/** `王**`: the first character of a name. */
export const maskName = (name: string): string => String.fromCodePoint(name.codePointAt(0) ?? 42) + '**';
