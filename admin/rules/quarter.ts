const zoneMs = 8 * 3_600_000;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The first and the last date of the quarter before the one in which an instant (ms) lies, in the hotline's zone. */
export function lastQuarter(now: number): { from: string; to: string } {
  const here = new Date(now + zoneMs);
  const begins = Math.floor(here.getUTCMonth() / 3) * 3;
  const year = here.getUTCFullYear();
  return { from: dateOf(Date.UTC(year, begins - 3, 1)), to: dateOf(Date.UTC(year, begins, 0)) };
}
