import { z } from 'zod';

const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a unified social credit code (统一社会信用代码) has the right check digit (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  const values = Array.from(code, (char) => digits.indexOf(char));
  if (values.length !== 18 || values.includes(-1)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * (values[i] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}

/** A unified social credit code, in capitals; refuses a wrong check digit. */
export const CreditCode = z
  .string()
  .regex(/^[0-9A-Za-z]{18}$/, 'is not a unified social credit code')
  .refine((code) => isCreditCode(code.toUpperCase()), 'has a wrong check digit');
