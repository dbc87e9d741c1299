import { z } from 'zod';

/** An instant in UTC, always as `2026-03-02T01:00:00.000Z`, so that instants compare as text. */
export type Instant = string;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const Span = z.strictObject({ from: clockTime, to: clockTime });
export type Span = z.infer<typeof Span>;
export const Spans = z
  .array(Span)
  .min(1)
  .max(8)
  .refine((spans) => spans.every((s, i) => s.from < s.to && (i === 0 || (spans[i - 1]?.to ?? '') <= s.from)), {
    message: 'spans must follow each other within one day',
  });
const monthDay = z
  .string()
  .regex(/^\d\d-\d\d$/)
  .refine((md) => !Number.isNaN(Date.parse(`2024-${md}T00:00:00Z`)), { message: 'is not a day of the year' });
/** Office hours of a part of the year, first and last day included; it may run across new year (`10-01` to `04-30`). */
export const Season = z.strictObject({ from: monthDay, to: monthDay, spans: Spans });
export type Season = z.infer<typeof Season>;
export const CalendarDay = z.strictObject({ date: z.iso.date(), name: z.string().max(40), isOffDay: z.boolean() });
export type CalendarDay = z.infer<typeof CalendarDay>;
/** The weekdays on which offices work, 0 is Sunday; without one there would be no working day at all. */
const Week = z.array(z.int().min(0).max(6)).min(1).max(7);
const days = z.array(CalendarDay).max(10_000);
const years = z.array(z.int().min(2000).max(2059)).max(100);
const seasons = z.array(Season).max(4);

/** When offices of one place work: weekdays, days off and make-up workdays of the notices, and the hours of a day. */
export const Calendar = z.strictObject({
  days,
  /** The years whose official notice is in `days`; any other year is provisional. */
  noticed: years,
  spans: Spans,
  seasons: seasons.optional(),
  week: Week.optional(),
});
export type Calendar = z.infer<typeof Calendar>;

/** What one area adds to the areas around it; `area` is the beginning of its division code, the nation's is empty. */
export const CalendarLayer = z.strictObject({
  area: z.string().regex(/^\d{0,12}$/, 'is not the beginning of a division code'),
  name: z.string().min(1).max(80),
  days: days.optional(),
  noticed: years.optional(),
  spans: Spans.optional(),
  seasons: seasons.optional(),
  week: Week.optional(),
});
export type CalendarLayer = z.infer<typeof CalendarLayer>;

const Book = z.strictObject({ version: z.int(), layers: z.array(CalendarLayer).min(1).max(300) });
/** All layers, nation → region → league → banner, as one version. */
export type CalendarBook = z.infer<typeof Book>;
/** A book is refused when its nation gives no office hours, or when some year of some area would have no working day. */
export const CalendarBook = Book.refine((book) => book.layers.some((layer) => layer.area === '' && layer.spans), {
  path: ['layers'],
  message: 'the layer of the nation must give office hours',
}).refine((book) => book.layers.every((layer) => worksEveryYear(calendarAt(book, layer.area))), {
  path: ['layers'],
  message: 'leave a year without a working day',
});

export const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000; // Asia/Shanghai has had no summer time since 1991
const firstDay = Math.floor(Date.UTC(2000, 0, 1) / dayMs);
const dayCount = Math.floor(Date.UTC(2060, 0, 1) / dayMs) - firstDay;

/** The number of the Shanghai day in which an instant (ms) lies, counted from 1970-01-01. */
export const dayOf = (ms: number): number => Math.floor((ms + zoneMs) / dayMs);
/** The instant (ms) at which a Shanghai day begins. */
export const startOf = (day: number): number => day * dayMs - zoneMs;
/** `2026-11-24`: the date of a day number. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
export const dayOfDate = (date: string): number => Math.floor(Date.parse(date + 'T00:00:00Z') / dayMs);
export const yearOf = (day: number): number => new Date(day * dayMs).getUTCFullYear();
export const toMs = (instant: Instant): number => Date.parse(instant);
export const toInstant = (ms: number): Instant => new Date(ms).toISOString();
/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;

/** A part of a day, or of time, in ms. */
export interface Opening {
  from: number;
  to: number;
}
interface Compiled {
  /** 1 where offices work, by day since 2000-01-01. */
  work: Uint8Array;
  /** How many workdays lie before each day. */
  before: Int32Array;
  /** The day of each workday, in order. */
  nth: Int32Array;
  names: ReadonlyMap<number, string>;
  noticed: ReadonlySet<number>;
  /** Which of `hours` a day has. */
  season: Uint8Array;
  hours: readonly (readonly Opening[])[];
}

const known = new WeakMap<Calendar, Compiled>();

const openingsOf = (spans: readonly Span[]): Opening[] => spans.map((s) => ({ from: msOf(s.from), to: msOf(s.to) }));

const lies = (md: string, { from, to }: Season): boolean =>
  from <= to ? md >= from && md <= to : md >= from || md <= to;

let monthDays: readonly string[] = [];
/** `02-29`: the month and day of each day since 2000-01-01; made once, when a calendar with seasons is first asked. */
const allMonthDays = (): readonly string[] => {
  if (monthDays.length === 0) monthDays = Array.from({ length: dayCount }, (_, i) => dateOf(firstDay + i).slice(5));
  return monthDays;
};

function seasonsOf(parts: readonly Season[]): Uint8Array {
  if (parts.length === 0) return new Uint8Array();
  const of = new Map([...new Set(allMonthDays())].map((md) => [md, parts.findIndex((part) => lies(md, part)) + 1]));
  return Uint8Array.from(allMonthDays(), (md) => of.get(md) ?? 0);
}

function compile(calendar: Calendar): Compiled {
  const found = known.get(calendar);
  if (found) return found;
  const week = new Set(calendar.week ?? [1, 2, 3, 4, 5]);
  const onWeekday = [0, 1, 2, 3, 4, 5, 6].map((weekday) => (week.has(weekday) ? 1 : 0));
  const work = new Uint8Array(dayCount);
  for (let i = 0; i < dayCount; i++) work[i] = onWeekday[weekdayOf(firstDay + i)] ?? 0;
  const names = new Map<number, string>();
  for (const { date, name, isOffDay } of calendar.days) {
    work[dayOfDate(date) - firstDay] = isOffDay ? 0 : 1;
    names.set(dayOfDate(date), name);
  }
  const before = new Int32Array(dayCount + 1);
  const days = new Int32Array(dayCount);
  for (let i = 0, n = 0; i < dayCount; i++) {
    days[n] = i;
    n += work[i] ?? 0;
    before[i + 1] = n;
  }
  const nth = days.slice(0, before[dayCount]);
  const parts = calendar.seasons ?? [];
  const hours = [calendar.spans, ...parts.map((part) => part.spans)].map(openingsOf);
  const noticed = new Set(calendar.noticed);
  const compiled = { work, before, nth, names, noticed, season: seasonsOf(parts), hours };
  known.set(calendar, compiled);
  return compiled;
}

const years2000 = Array.from({ length: 60 }, (_, i) => dayOfDate(`${String(2000 + i)}-01-01`));
const worksEveryYear = (calendar: Calendar): boolean =>
  years2000.every((day, i) => countWorkdays(calendar, day - 1, (years2000[i + 1] ?? firstDay + dayCount) - 1) > 0);

const books = new WeakMap<CalendarBook, Map<string, Calendar>>();

/** Lays a layer over a calendar: its days win, also where they turn a make-up workday back into a day off. */
export function overlay(under: Calendar, { days: own = [], noticed, spans, seasons, week }: CalendarLayer): Calendar {
  const taken = new Set(own.map((day) => day.date));
  const hours = (spans ?? seasons) ? { spans: spans ?? under.spans, ...(seasons && { seasons }) } : undefined;
  const { seasons: kept, ...rest } = under;
  return {
    ...rest,
    days: [...under.days.filter((day) => !taken.has(day.date)), ...own],
    noticed: [...new Set([...under.noticed, ...(noticed ?? [])])],
    ...(hours ?? (kept && { seasons: kept })),
    ...(week && { week }),
  };
}

// codes of six digits that end in 0000 or 00 mean the whole of a region or a league
const stemOf = (code: string): string => code.replace(/^(\d{4})00$/, '$1').replace(/^(\d{2})00$/, '$1');

/** The calendar of a place: every layer of an area that holds the place, the wider first. `place` is a division code or its beginning. */
export function calendarAt(book: CalendarBook, place: string): Calendar {
  const code = stemOf(place);
  const layers = book.layers.filter((layer) => code.startsWith(stemOf(layer.area)));
  const key = layers.map((layer) => layer.area).join('/');
  const found = books.get(book)?.get(key);
  if (found) return found;
  const ordered = layers.toSorted((a, b) => stemOf(a.area).length - stemOf(b.area).length);
  const made = ordered.reduce<Calendar>(overlay, { days: [], noticed: [], spans: [{ from: '00:00', to: '24:00' }] });
  books.set(book, (books.get(book) ?? new Map<string, Calendar>()).set(key, made));
  return made;
}

/** The place of a day in the tables; throws a RangeError outside 2000 to 2059. */
export const inside = (day: number): number => {
  if (day < firstDay || day >= firstDay + dayCount) throw new RangeError('the calendar reaches from 2000 to 2059');
  return day - firstDay;
};

/** Whether offices work on that day. */
export const isWorkday = (calendar: Calendar, day: number): boolean => compile(calendar).work[day - firstDay] === 1;
/** The name of the holiday or make-up workday, if the notices name that day. */
export const nameOf = (calendar: Calendar, day: number): string | undefined => compile(calendar).names.get(day);
export const isProvisional = (calendar: Calendar, day: number): boolean => !compile(calendar).noticed.has(yearOf(day));

/** The office hours of a day that is a workday, in ms from its midnight. */
export function hoursOf(calendar: Calendar, day: number): readonly Opening[] {
  const { hours, season } = compile(calendar);
  return hours[season[day - firstDay] ?? 0] ?? [];
}

/** How many workdays lie after `from` up to and with `to`. */
export function countWorkdays(calendar: Calendar, from: number, to: number): number {
  const { before } = compile(calendar);
  return to <= from ? 0 : (before[inside(to) + 1] ?? 0) - (before[inside(from + 1)] ?? 0);
}

/** The n-th workday after `day` (n > 0), or before it (n < 0); `day` itself never counts. */
export function nthWorkday(calendar: Calendar, day: number, n: number): number {
  const { before, nth } = compile(calendar);
  const index = n > 0 ? (before[inside(day) + 1] ?? NaN) + n - 1 : (before[inside(day)] ?? NaN) + n;
  const found = nth[index];
  if (found === undefined) throw new RangeError('the calendar reaches from 2000 to 2059');
  return found + firstDay;
}

/** The year whose notice should be known by now and is not: this year's, and from 1 December the next one's. */
export function missingNotice(calendar: Calendar, now: Instant): number | undefined {
  const date = dateOf(dayOf(toMs(now)));
  const year = Number(date.slice(0, 4));
  const needed = date.slice(5) >= '12-01' ? [year, year + 1] : [year];
  return needed.find((one) => !compile(calendar).noticed.has(one));
}
