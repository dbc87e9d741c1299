import fc from 'fast-check';
import { dateOf, dayMs, dayOfDate, toInstant, type Calendar, type Season, type Span } from '../../domain/calendar.ts';
import type { Counting, LimitAmount, Pause, Run } from '../../domain/limits.ts';

const halfHour = 30 * 60_000;
const firstDay = dayOfDate('2024-01-01');
const lastDay = dayOfDate('2026-12-31');

const clockTime = (halfHours: number): string =>
  `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;
const spans: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((points) => points.toSorted((a, b) => a - b))
  .map((points) =>
    Array.from({ length: Math.floor(points.length / 2) }, (_, i) => ({
      from: clockTime(points[2 * i] ?? 0),
      to: clockTime(points[2 * i + 1] ?? 48),
    })),
  );
const monthDay = fc.integer({ min: 0, max: 365 }).map((n) => dateOf(dayOfDate('2024-01-01') + n).slice(5));
/** One season, which runs across new year as often as not. */
const season: fc.Arbitrary<Season> = fc.record({ from: monthDay, to: monthDay, spans });
const week = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
const marked = fc.uniqueArray(
  fc.record({
    date: fc.integer({ min: firstDay, max: lastDay }).map(dateOf),
    name: fc.constantFrom('春节', '国庆节', '那达慕'),
    isOffDay: fc.boolean(),
  }),
  { selector: (day) => day.date, maxLength: 60 },
);

/** Calendars of any week, hours, seasons, days off and make-up days. */
export const calendars: fc.Arbitrary<Calendar> = fc.record(
  { days: marked, noticed: fc.constant([2024, 2025]), spans, seasons: fc.array(season, { maxLength: 3 }), week },
  { requiredKeys: ['days', 'noticed', 'spans'] },
);
/** What a layer may say, all of it optional. */
export const layerParts = fc.record(
  {
    days: marked,
    noticed: fc.array(fc.constant(2026), { maxLength: 1 }),
    spans,
    seasons: fc.array(season, { maxLength: 2 }),
    week,
  },
  { requiredKeys: [] },
);
export const countings: fc.Arbitrary<Counting> = fc.record({
  startDayCounted: fc.boolean(),
  endsWithBusiness: fc.boolean(),
});

/** Milliseconds, half of them on a half hour, so that openings, closings and midnights are met. */
const aligned = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min, max }),
    fc.integer({ min: Math.ceil(min / halfHour), max: Math.floor(max / halfHour) }).map((n) => n * halfHour),
    fc.integer({ min: Math.ceil(min / halfHour), max: Math.floor(max / halfHour) }).map((n) => n * halfHour - 1),
  );
const startMs = aligned(firstDay * dayMs, lastDay * dayMs - 300 * dayMs);
export const instants = startMs.map(toInstant);

const amount = (unit: LimitAmount['unit'], max: number): fc.Arbitrary<LimitAmount> =>
  fc.record({ amount: fc.integer({ min: 1, max }), unit: fc.constant(unit) });
export const limits: fc.Arbitrary<LimitAmount> = fc.oneof(
  { weight: 3, arbitrary: amount('workingDays', 25) },
  { weight: 3, arbitrary: amount('workingHours', 30) },
  { weight: 2, arbitrary: amount('days', 40) },
  amount('hours', 400),
  amount('minutes', 20_000),
  amount('seconds', 1_000_000),
);

/** A pause near the start of a limit. */
export const pauseNear = (start: number): fc.Arbitrary<Pause> =>
  fc
    .tuple(aligned(-2 * dayMs, 20 * dayMs), aligned(0, 8 * dayMs))
    .map(([after, length]) => ({ from: toInstant(start + after), to: toInstant(start + after + Math.max(0, length)) }));

/** A limit that runs, with pauses around its start and after it. */
export const runs: fc.Arbitrary<Run & { pauses: Pause[] }> = startMs.chain((start) =>
  fc.record({
    startedAt: fc.constant(toInstant(start)),
    limit: limits,
    pauses: fc.array(pauseNear(start), { maxLength: 4 }),
  }),
);
