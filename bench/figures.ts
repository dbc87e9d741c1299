/** One measured number, printed as a row of a table. */
export interface Figure {
  what: string;
  value: string;
  goal?: string;
}

export const rate = (count: number, ms: number): number => (count / ms) * 1000;
export const round = (value: number, digits = 0): string => value.toFixed(digits);

/** The p-th percentile (0 to 100) of some durations. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? NaN;
}

/** Runs `work` for every item with so many clients at once; answers each duration in ms and the whole time in ms. */
export async function atOnce<T>(clients: number, items: readonly T[], work: (item: T) => Promise<unknown>) {
  const durations: number[] = [];
  let next = 0;
  const started = performance.now();
  const client = async () => {
    while (next < items.length) {
      const item = items[next++] as T;
      const before = performance.now();
      await work(item);
      durations.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { durations, ms: performance.now() - started };
}

export function printTable(figures: readonly Figure[]): void {
  for (const { what, value, goal } of figures)
    console.log(`| ${what.padEnd(64)} | ${value.padEnd(34)} | ${(goal ?? '').padEnd(24)} |`);
}
