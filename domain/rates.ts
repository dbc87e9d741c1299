import { z } from 'zod';

/**
 * The rates of the hotline (domain 3). A case counts where its event falls due in the period, not where it was registered;
 * for a citizen's word where he said it, for `instant` and `cited` where it was registered.
 */
export const rateNames = [
  'response',
  'solved',
  'satisfaction',
  'onTime',
  'signed',
  'firstContact',
  'participation',
  'closed',
  'extended',
  'instant',
  'cited',
] as const;
export const RateName = z.enum(rateNames);
export type RateName = z.infer<typeof RateName>;

const At = z.iso.datetime({ offset: true });

/** The cases that a rate counts in a period: all of its base, those that met it, those that did not. */
export const Measure = z.strictObject({
  rate: RateName,
  part: z.enum(['base', 'met', 'missed']),
  from: At,
  to: At,
});
export type Measure = z.infer<typeof Measure>;

/** A share with what it was made of; without a base there is no share. `numerator` may be a sum of weights. */
export const Rate = z.strictObject({
  numerator: z.number(),
  denominator: z.int(),
  rate: z.number().nullable(),
});
export type Rate = z.infer<typeof Rate>;

/** What a satisfied citizen weighs, by his word on the result (上海 and others: 0.8 for mostly). */
export const satisfactionWeights = { satisfied: 1, mostly: 0.8, dissatisfied: 0 } as const;

/** Below so many cases a rate says nothing about a unit, and no order of units is shown (66号 (六)). */
export const smallestBase = 20;

export const rateOf = (numerator: number, denominator: number): Rate => ({
  ...{ numerator, denominator },
  rate: denominator === 0 ? null : numerator / denominator,
});

/** How much more than before, as a share of before; null where there was nothing before. */
export const growthOf = (now: number, before: number): number | null => (before === 0 ? null : now / before - 1);

export interface Period {
  from: string;
  to: string;
}

/** The period of the same length that ends where this one begins. */
export function periodBefore({ from, to }: Period): Period {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return { from: new Date(start - (end - start)).toISOString(), to: new Date(start).toISOString() };
}

/** The groups whose base is large enough to stand in an order, the best first. */
export const inOrder = <T extends { rate: Rate }>(groups: readonly T[]): T[] =>
  groups
    .filter(({ rate }) => rate.denominator >= smallestBase)
    .toSorted((a, b) => (b.rate.rate ?? 0) - (a.rate.rate ?? 0));
