import { z } from 'zod';

/** An instant in UTC, always as `2026-03-02T01:00:00.000Z`, so that instants compare as text. */
export type Instant = string;

export const LimitUnit = z.enum(['seconds', 'minutes', 'hours', 'workingHours', 'days', 'workingDays']);
export type LimitUnit = z.infer<typeof LimitUnit>;
const tenYearsInSeconds = 315_360_000;
const most: Record<LimitUnit, number> = {
  seconds: tenYearsInSeconds,
  minutes: tenYearsInSeconds / 60,
  hours: tenYearsInSeconds / 3600,
  workingHours: 20_000,
  days: 3_650,
  workingDays: 2_500,
};
/** A length of time; `hours` run day and night, `workingHours` and `workingDays` only when offices work. At most ten years. */
export const LimitAmount = z
  .strictObject({ amount: z.int().min(1), unit: LimitUnit })
  .refine((l) => l.amount <= most[l.unit], { path: ['amount'], message: 'is more than ten years' });
export type LimitAmount = z.infer<typeof LimitAmount>;
/** A length of time that may point back: `-1 workingDays` is one working day before. */
export interface Offset {
  amount: number;
  unit: LimitUnit;
}

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const Span = z.strictObject({ from: clockTime, to: clockTime });
export type Span = z.infer<typeof Span>;
export const CalendarDay = z.strictObject({ date: z.iso.date(), name: z.string(), isOffDay: z.boolean() });

/** Days off and make-up workdays as the State Council's notices give them, and the spans in which offices work. */
export const Calendar = z
  .strictObject({
    version: z.int(),
    days: z.array(CalendarDay),
    /** The years whose official notice is in `days`; any other year is provisional. */
    noticed: z.array(z.int()),
    spans: z.array(Span).min(1),
  })
  .refine((c) => c.spans.every((s, i) => s.from < s.to && (i === 0 || (c.spans[i - 1]?.to ?? '') <= s.from)), {
    path: ['spans'],
    message: 'spans must follow each other within one day',
  });
export type Calendar = z.infer<typeof Calendar>;

/** How days are counted (民法典 201, 203): whether the day of start counts, whether the last day ends with business instead of 24:00. */
export interface Counting {
  startDayCounted: boolean;
  endsWithBusiness: boolean;
}

export const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000; // Asia/Shanghai has had no summer time since 1991
const firstDay = Math.floor(Date.UTC(2000, 0, 1) / dayMs);
const days = Math.floor(Date.UTC(2060, 0, 1) / dayMs) - firstDay;

/** The number of the Shanghai day in which an instant (ms) lies, counted from 1970-01-01. */
export const dayOf = (ms: number): number => Math.floor((ms + zoneMs) / dayMs);
/** The instant (ms) at which a Shanghai day begins. */
export const startOf = (day: number): number => day * dayMs - zoneMs;
/** `2026-11-24`: the date of a day number. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
export const dayOfDate = (date: string): number => Math.floor(Date.parse(date + 'T00:00:00Z') / dayMs);
export const toMs = (instant: Instant): number => Date.parse(instant);
export const toInstant = (ms: number): Instant => new Date(ms).toISOString();
/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

interface Compiled {
  /** 1 where offices work, by day since 2000-01-01. */
  work: Uint8Array;
  /** How many workdays lie before each day. */
  before: Int32Array;
  /** The day of each workday, in order. */
  nth: Int32Array;
  names: ReadonlyMap<number, string>;
  noticed: ReadonlySet<number>;
  spans: readonly { from: number; to: number }[];
}

const known = new WeakMap<Calendar, Compiled>();

function compile(calendar: Calendar): Compiled {
  const found = known.get(calendar);
  if (found) return found;
  const work = Uint8Array.from({ length: days }, (_, i) => (weekdayOf(firstDay + i) % 6 === 0 ? 0 : 1));
  const names = new Map<number, string>();
  for (const { date, name, isOffDay } of calendar.days) {
    work[dayOfDate(date) - firstDay] = isOffDay ? 0 : 1;
    names.set(dayOfDate(date), name);
  }
  const before = new Int32Array(days + 1);
  for (let i = 0; i < days; i++) before[i + 1] = (before[i] ?? 0) + (work[i] ?? 0);
  const nth = Int32Array.from([...work.keys()].filter((i) => work[i] === 1));
  const spans = calendar.spans.map((s) => ({ from: minutesOf(s.from) * 60_000, to: minutesOf(s.to) * 60_000 }));
  const compiled = { work, before, nth, names, noticed: new Set(calendar.noticed), spans };
  known.set(calendar, compiled);
  return compiled;
}

/** Whether offices work on that day. */
export const isWorkday = (calendar: Calendar, day: number): boolean => compile(calendar).work[day - firstDay] === 1;
/** The name of the holiday or make-up workday, if the notices name that day. */
export const nameOf = (calendar: Calendar, day: number): string | undefined => compile(calendar).names.get(day);
export const isProvisional = (calendar: Calendar, day: number): boolean =>
  !compile(calendar).noticed.has(new Date(day * dayMs).getUTCFullYear());

/** The n-th workday after `day` (n > 0), or before it (n < 0); `day` itself never counts. */
function nthWorkday(calendar: Calendar, day: number, n: number): number {
  const { before, nth } = compile(calendar);
  const index = n > 0 ? (before[day - firstDay + 1] ?? NaN) + n - 1 : (before[day - firstDay] ?? NaN) + n;
  const found = nth[index];
  if (found === undefined) throw new RangeError('the calendar ends in 2060');
  return found + firstDay;
}

/** `amount` ms of working time after `start` (ms), or before it; landing exactly on closing time ends there. */
function shiftWorkingTime(calendar: Calendar, start: number, amount: number): number {
  const step = amount < 0 ? -1 : 1;
  let left = Math.abs(amount);
  for (let day = dayOf(start); left > 0; day += step)
    for (const { from, to } of openings(calendar, day, start, step)) {
      if (left <= to - from) return step > 0 ? from + left : to - left;
      left -= to - from;
    }
  return start;
}

/** What is open of a day after `start` (step 1), or before it (step -1), in the order of the step. */
function openings(calendar: Calendar, day: number, start: number, step: 1 | -1): { from: number; to: number }[] {
  const { spans, work } = compile(calendar);
  if (day < firstDay || day >= firstDay + days) throw new RangeError('the calendar ends in 2060');
  if (work[day - firstDay] !== 1) return [];
  const open = spans
    .map((span) => ({ from: startOf(day) + span.from, to: startOf(day) + span.to }))
    .map(({ from, to }) => (step > 0 ? { from: Math.max(from, start), to } : { from, to: Math.min(to, start) }))
    .filter(({ from, to }) => to > from);
  return step > 0 ? open : open.reverse();
}

const elapsed: Partial<Record<LimitUnit, number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000 };

/** An instant moved by an offset, keeping its time of day where days are moved; midnight counts as the 24:00 before it. */
export function shift(calendar: Calendar, instant: Instant, { amount, unit }: Offset): Instant {
  const ms = toMs(instant);
  const plain = elapsed[unit];
  if (plain !== undefined || amount === 0) return toInstant(ms + amount * (plain ?? 0));
  if (unit === 'workingHours') return toInstant(shiftWorkingTime(calendar, ms, amount * 3_600_000));
  const day = dayOf(ms - 1);
  const moved = unit === 'days' ? day + amount : nthWorkday(calendar, day, amount);
  return toInstant(ms + (moved - day) * dayMs);
}

/** The last day of a limit in days, as a day number. */
export function lastDay(calendar: Calendar, start: number, limit: LimitAmount, counting: Counting): number {
  const from = dayOf(start) - (counting.startDayCounted ? 1 : 0);
  return limit.unit === 'days' ? from + limit.amount : nthWorkday(calendar, from, limit.amount);
}

const endOf = (calendar: Calendar, day: number, counting: Counting): number => {
  const closing = compile(calendar).spans.at(-1)?.to ?? dayMs;
  return startOf(day) + (counting.endsWithBusiness ? closing : dayMs);
};

/** When a limit that starts at `start` ends; `provisional` when a year without its official notice was crossed. */
export function due(
  calendar: Calendar,
  start: Instant,
  limit: LimitAmount,
  counting: Counting,
): { dueAt: Instant; provisional: boolean } {
  const from = toMs(start);
  const inDays = limit.unit === 'days' || limit.unit === 'workingDays';
  const end = inDays
    ? endOf(calendar, lastDay(calendar, from, limit, counting), counting)
    : toMs(shift(calendar, start, limit));
  const needsNotice = limit.unit === 'workingDays' || limit.unit === 'workingHours';
  const provisional = needsNotice && (isProvisional(calendar, dayOf(from)) || isProvisional(calendar, dayOf(end - 1)));
  return { dueAt: toInstant(end), provisional };
}
