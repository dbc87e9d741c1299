const zone = '+08:00';
const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;

/** The instant at which a day of the hotline's zone begins: `2026-11-24` → `2026-11-24T00:00:00+08:00`. */
export const startOf = (day: string): string => `${day}T00:00:00${zone}`;

/** The instant at which a day ends, that of the next day's beginning. */
export const endOf = (day: string): string => startOf(dayOf(Date.parse(startOf(day)) + dayMs));

/** The day of the hotline's zone that holds an instant. */
export const dayOf = (at: string | number): string =>
  new Date(new Date(at).getTime() + offsetMs).toISOString().slice(0, 10);

/** The last day before an instant that ends a span. */
export const lastDayBefore = (at: string): string => dayOf(Date.parse(at) - 1);
