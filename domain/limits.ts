import { z } from 'zod';
import {
  countWorkdays,
  dayMs,
  dayOf,
  hoursOf,
  inside,
  isProvisional,
  isWorkday,
  nthWorkday,
  startOf,
  toInstant,
  toMs,
  type Calendar,
  type Instant,
  type Opening,
} from './calendar.ts';

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

/** How days are counted (民法典 201, 203): whether the day of start counts, whether the last day ends with business instead of 24:00. */
export interface Counting {
  startDayCounted: boolean;
  endsWithBusiness: boolean;
}

/** A time in which a limit does not run. */
export interface Pause {
  from: Instant;
  to: Instant;
}

/** What is open of a day after `start` (step 1), or before it (step -1), in the order of the step. */
function openings(calendar: Calendar, day: number, start: number, step: 1 | -1): Opening[] {
  inside(day);
  if (!isWorkday(calendar, day)) return [];
  const open = hoursOf(calendar, day)
    .map((span) => ({ from: startOf(day) + span.from, to: startOf(day) + span.to }))
    .map(({ from, to }) => (step > 0 ? { from: Math.max(from, start), to } : { from, to: Math.min(to, start) }))
    .filter(({ from, to }) => to > from);
  return step > 0 ? open : open.reverse();
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

/** The working time of one day between two instants, in ms. */
export const workedOn = (calendar: Calendar, day: number, from: number, to: number): number =>
  openings(calendar, day, from, 1).reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - span.from), 0);

function worked(calendar: Calendar, from: number, to: number): number {
  let sum = 0;
  for (let day = dayOf(from); startOf(day) < to; day++) sum += workedOn(calendar, day, from, to);
  return sum;
}

const elapsed: Partial<Record<LimitUnit, number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000 };
export const inDays = (unit: LimitUnit): boolean => unit === 'days' || unit === 'workingDays';

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

/** A limit as it runs: from where, what was added to it, and when it did not run. */
export interface Run {
  startedAt: Instant;
  limit: LimitAmount;
  extensions?: readonly LimitAmount[];
  pauses?: readonly Pause[];
}

/** The stretches of pauses in ms, in order; those that touch are one, those without length are none. */
export function stretches(pauses: readonly Pause[] = []): Opening[] {
  const sorted = pauses.map((p) => ({ from: toMs(p.from), to: toMs(p.to) })).filter((p) => p.to > p.from);
  sorted.sort((a, b) => a.from - b.from);
  const joined: Opening[] = [];
  for (const pause of sorted) {
    const last = joined.at(-1);
    if (last && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else joined.push({ ...pause });
  }
  return joined;
}

/** A stretch of a limit: the limit itself, or one extension. For limits in days, those after `first` up to `last` are looked at. */
export interface Leg {
  limit: LimitAmount;
  from: number;
  end: number;
  first: number;
  last: number;
}

const closingOf = (calendar: Calendar, day: number, { endsWithBusiness }: Counting): number =>
  startOf(day) + (endsWithBusiness ? (hoursOf(calendar, day).at(-1)?.to ?? dayMs) : dayMs);

/** The first day that is not over at an instant. */
const dayAt = (calendar: Calendar, ms: number, counting: Counting): number =>
  dayOf(ms) + (counting.endsWithBusiness && ms >= closingOf(calendar, dayOf(ms), counting) ? 1 : 0);

/** The days that a pause takes out, without its last: on the day it ends, time is left. */
export const daysOut = (calendar: Calendar, pause: Opening, counting: Counting): Opening => ({
  from: dayAt(calendar, pause.from, counting),
  to: dayAt(calendar, pause.to, counting),
});

function dayLeg(
  calendar: Calendar,
  from: number,
  first: number,
  limit: LimitAmount,
  pauses: readonly Opening[],
  counting: Counting,
): Leg {
  const works = limit.unit === 'workingDays';
  const step = (day: number, n: number): number => (works ? nthWorkday(calendar, day, n) : day + n);
  let last = step(first, limit.amount);
  for (const pause of pauses) {
    if (pause.from >= closingOf(calendar, last, counting)) break;
    const out = daysOut(calendar, pause, counting);
    const begin = Math.max(out.from, first + 1);
    if (out.to <= begin) continue;
    const left = works ? countWorkdays(calendar, begin - 1, last) : last - begin + 1;
    if (left > 0) last = step(out.to - 1, left);
  }
  inside(last);
  return { limit, from, first, last, end: closingOf(calendar, last, counting) };
}

function timeLeg(calendar: Calendar, from: number, limit: LimitAmount, pauses: readonly Opening[]): Leg {
  const plain = elapsed[limit.unit];
  const forth = (ms: number, amount: number): number =>
    plain === undefined ? shiftWorkingTime(calendar, ms, amount) : ms + amount;
  let end = forth(from, limit.amount * (plain ?? 3_600_000));
  for (const pause of pauses) {
    if (pause.from >= end) break;
    if (pause.to <= from) continue;
    const begin = Math.max(pause.from, from);
    end = forth(pause.to, plain === undefined ? worked(calendar, begin, end) : end - begin);
  }
  return { limit, from, first: dayOf(from), last: dayOf(end - 1), end };
}

/** The legs of a running limit, in order: each extension begins where the limit before it ended. */
export function legsOf(
  calendar: Calendar,
  { startedAt, limit, extensions = [], pauses }: Run,
  counting: Counting,
): Leg[] {
  const out = stretches(pauses);
  const legs: Leg[] = [];
  for (const part of [limit, ...extensions]) {
    const before = legs.at(-1);
    const from = before?.end ?? toMs(startedAt);
    const uncounted = counting.startDayCounted ? dayAt(calendar, from, counting) - 1 : dayOf(from);
    const first = before ? (inDays(before.limit.unit) ? before.last : dayOf(from - 1)) : uncounted;
    legs.push(
      inDays(part.unit) ? dayLeg(calendar, from, first, part, out, counting) : timeLeg(calendar, from, part, out),
    );
  }
  return legs;
}

/** When a limit ends, extensions added and pauses taken out; `provisional` when it crossed a year without its official notice. */
export function dueOf(calendar: Calendar, run: Run, counting: Counting): { dueAt: Instant; provisional: boolean } {
  const legs = legsOf(calendar, run, counting);
  const end = legs.at(-1)?.end ?? toMs(run.startedAt);
  const needsNotice = legs.some(({ limit: { unit } }) => unit === 'workingDays' || unit === 'workingHours');
  return { dueAt: toInstant(end), provisional: needsNotice && crossesUnnoticed(calendar, toMs(run.startedAt), end) };
}

function crossesUnnoticed(calendar: Calendar, from: number, to: number): boolean {
  for (let day = dayOf(from); day <= dayOf(to - 1); day += 365) if (isProvisional(calendar, day)) return true;
  return isProvisional(calendar, dayOf(to - 1));
}

/** When a limit that starts at `startedAt` ends. */
export const due = (
  calendar: Calendar,
  startedAt: Instant,
  limit: LimitAmount,
  counting: Counting,
): { dueAt: Instant; provisional: boolean } => dueOf(calendar, { startedAt, limit }, counting);

/** How much of a limit's time lies between two instants, pauses taken out: whole days for days, a fraction for the others. */
export function measure(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  unit: LimitUnit,
  counting: Counting,
  pauses: readonly Pause[] = [],
): number {
  const [start, end] = [toMs(from), toMs(to)];
  if (end <= start) return 0;
  const out = stretches(pauses).map((p) => ({ from: Math.max(p.from, start), to: Math.min(p.to, end) }));
  const between = (a: number, b: number): number => {
    if (b <= a) return 0;
    return unit === 'workingHours' ? worked(calendar, a, b) : b - a;
  };
  if (!inDays(unit))
    return out.reduce((left, p) => left - between(p.from, p.to), between(start, end)) / (elapsed[unit] ?? 3_600_000);
  const count = (a: number, b: number): number =>
    unit === 'workingDays' ? countWorkdays(calendar, a, b) : Math.max(0, b - a);
  const first = counting.startDayCounted ? dayAt(calendar, start, counting) - 1 : dayOf(start);
  const last = dayOf(end - 1);
  const taken = out
    .filter((p) => p.to > p.from)
    .map((p) => daysOut(calendar, p, counting))
    .reduce((sum, p) => sum + count(Math.max(p.from - 1, first), Math.min(p.to - 1, last)), 0);
  return count(first, last) - taken;
}
