import { checkDigitOf } from '../../domain/creditCode.ts';
import { banners } from './divisions.ts';
import type { Matter } from './matters.ts';
import { chance, pick, randomFrom, type Random } from './random.ts';

const many = 60;

/** The credit code of an invented enterprise: nobody's, but with a right check digit. */
function codeOf(nth: number): string {
  const { code: division } = banners[nth % banners.length] ?? { code: '152921' };
  const body = `91${division.slice(0, 6)}MA0DEM${String(nth).padStart(3, '0')}`;
  return body + (checkDigitOf(body) ?? '');
}

/** The credit codes of the demo league's enterprises; the first ones call most. */
export const creditCodes: readonly string[] = Array.from({ length: many }, (_, nth) => codeOf(nth + 1));

const often = (random: Random): string => pick(random, creditCodes.slice(0, Math.ceil(many * random() ** 2) || 1));

/** What the call of an enterprise says of it; drawn by the number that calls, so that who calls again is the same enterprise. */
export function enterpriseOf({ categoryId, caseType, phone }: Matter): {
  enterprise?: { creditCode: string };
  businessEnvironment?: true;
} {
  const random = randomFrom(Number(phone.slice(-6)));
  if (!categoryId.startsWith('15') || !chance(random, 0.8)) return {};
  const isGrievance = caseType === 'complaint' || caseType === 'report';
  return {
    enterprise: { creditCode: often(random) },
    ...(isGrievance && chance(random, 0.6) && { businessEnvironment: true }),
  };
}
