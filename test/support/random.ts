/** Chance from a seed: the same seed gives the same story. */
export interface Random {
  /** From 0 to below 1. */
  next: () => number;
  /** A whole number from 0 to below `n`. */
  int: (n: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  /** What `make` gives in so many of all cases; nothing in the others. */
  maybe: <T extends object>(share: number, make: () => T) => Partial<T>;
}

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (n: number): number => Math.floor(next() * n);
  return {
    ...{ next, int },
    chance: (share) => next() < share,
    pick: (from) => from[int(from.length)]!,
    maybe: (share, make) => (next() < share ? make() : {}),
  };
}
