/** A pseudo-random number in [0, 1): the same seed always gives the same demo league. */
export type Random = () => number;

/** The mulberry32 generator. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

export const chance = (random: Random, share: number): boolean => random() < share;

/** One of the items; refuses an empty list. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[between(random, 0, items.length - 1)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** One of the items, each as often as its weight says. */
export function pickWeighted<T>(random: Random, items: readonly T[], weightOf: (item: T) => number): T {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0);
  return items.find((item) => (left -= weightOf(item)) < 0) ?? pick(random, items);
}

/** How many of something happen when `mean` happen on average (Poisson, Knuth's way; for means below about 500). */
export function countOf(random: Random, mean: number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}

/** A UUID drawn from the generator, so that a repeated seeding repeats its identifiers. */
export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, (_, at) =>
    at === 12 ? '4' : at === 16 ? pick(random, ['8', '9', 'a', 'b']) : between(random, 0, 15).toString(16),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
