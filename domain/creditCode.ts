import { z } from 'zod';

const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check digit that belongs to the first 17 signs of a unified social credit code; undefined where one of them cannot stand there. */
export function checkDigitOf(body: string): string | undefined {
  const values = Array.from(body, (char) => digits.indexOf(char));
  if (values.length !== weights.length || values.includes(-1)) return undefined;
  const sum = weights.reduce((total, weight, i) => total + weight * (values[i] ?? 0), 0);
  return digits[(31 - (sum % 31)) % 31];
}

/** Whether a unified social credit code (统一社会信用代码) has the right check digit (GB 32100-2015). */
export const isCreditCode = (code: string): boolean =>
  code.length === 18 && checkDigitOf(code.slice(0, 17)) === code[17];

/** A unified social credit code as it was typed, in small letters too; refuses a wrong check digit. */
export const CreditCode = z
  .string()
  .regex(/^[0-9A-Za-z]{18}$/, 'is not a unified social credit code')
  .refine((code) => isCreditCode(code.toUpperCase()), 'has a wrong check digit');
