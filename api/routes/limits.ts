import { z } from 'zod';
import { Calendar, calendarAt, CalendarDay, Spans } from '../../domain/calendar.ts';
import { dueOf, LimitAmount, type Run } from '../../domain/limits.ts';
import { explain, languages, type Tongue } from '../../domain/explain.ts';
import type { World } from '../../domain/world.ts';
import type { Parts } from '../parts.ts';
import { isTrouble, wrongField, type Troubled } from '../problems.ts';
import { route, type Route } from '../route.ts';

const Day = CalendarDay.partial({ name: true }).transform((day) => ({ name: '', ...day }));
const Inline = z.object({
  days: z.array(Day).max(5_000),
  noticed: z.array(z.int()).max(100).optional(),
  spans: Spans.optional(),
});
const When = z.iso.datetime({ offset: true, local: true }).describe('without an offset it is Shanghai time');
const Preview = z.strictObject({
  start: When,
  limit: LimitAmount,
  area: z
    .string()
    .regex(/^\d{2,12}$/)
    .optional()
    .describe('a division code; the league when absent'),
  pauses: z
    .array(z.strictObject({ from: When, to: When }))
    .max(50)
    .optional(),
  extensions: z.array(LimitAmount).max(9).optional(),
  calendar: z
    .union([z.int(), z.array(Day).max(5_000), Inline])
    .optional()
    .describe('a version, or days to be tried'),
  spans: Spans.optional(),
});
const Answer = z.object({
  dueAt: z.iso.datetime(),
  provisional: z.boolean(),
  lines: z.array(z.string()),
  explained: z.array(z.object({ zh: z.string(), en: z.string(), mn: z.string() })),
});

const tongueOf = (asked: string | undefined): Tongue =>
  languages.find((tongue) => asked?.toLowerCase().startsWith(tongue)) ?? 'zh';

type Asked = z.infer<typeof Preview>;

const inlineOf = (calendar: Asked['calendar']): Partial<z.infer<typeof Inline>> =>
  Array.isArray(calendar) ? { days: calendar } : typeof calendar === 'object' ? calendar : {};

/** The calendar of a place in a version; undefined when there is no such version. */
function calendarIn({ calendars, current, units }: World, version: unknown, area?: string): Calendar | undefined {
  const book = calendars.get(typeof version === 'number' ? version : current.calendar);
  return book && calendarAt(book, area ?? units.get('centre')?.divisionCode ?? '');
}

/** Lays what was given inline over the calendar in force; nothing is stored. */
function calendarOf({ world }: Parts, { calendar, spans, area }: Asked): Calendar | Troubled {
  const base = calendarIn(world(), calendar, area);
  if (!base) return wrongField(['calendar'], 'unknownCalendar', 'is not a version of the calendar');
  const inline = inlineOf(calendar);
  const years = inline.days?.map(({ date }) => Number(date.slice(0, 4))) ?? [];
  const laid = { ...base, noticed: [...base.noticed, ...years], ...inline, ...(spans && { spans }) };
  const parsed = Calendar.safeParse(laid);
  if (parsed.success) return parsed.data;
  return wrongField([spans ? 'spans' : 'calendar'], 'invalid', parsed.error.issues[0]?.message ?? 'is invalid');
}

const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/i;
const instantOf = (start: string): string => new Date(hasOffset.test(start) ? start : `${start}+08:00`).toISOString();

/** The limit as it is to run, its instants in UTC. */
function runOf({ start, limit, extensions = [], pauses = [] }: Asked): Run | Troubled {
  const startedAt = instantOf(start);
  if (startedAt < '2000-01-02' || startedAt > '2045')
    return wrongField(['start'], 'tooFar', 'lies outside 2000 to 2045');
  const held = pauses.map(({ from, to }) => ({ from: instantOf(from), to: instantOf(to) }));
  const wrong = held.findIndex(({ from, to }) => to < from);
  if (wrong >= 0) return wrongField(['pauses', wrong, 'to'], 'invalid', 'ends before it begins');
  return { startedAt, limit, extensions, pauses: held };
}

/** 时限试算: when a limit from a start would be due, with the arithmetic. */
export const limitRoute = (parts: Parts): Route =>
  route({
    ...{ method: 'post', path: '/api/limits/preview', summary: 'When a limit would be due, with its arithmetic' },
    ...{ body: Preview, query: z.object({ lang: z.string().max(20).optional() }), answer: Answer },
    handle: ({ body, query: { lang }, req }) => {
      const { current, policies } = parts.world();
      const counting = policies.get(current.policy)?.counting ?? { startDayCounted: false, endsWithBusiness: false };
      const calendar = calendarOf(parts, body);
      if (isTrouble(calendar)) return calendar;
      const run = runOf(body);
      if (isTrouble(run)) return run;
      try {
        const explained = explain(calendar, run, counting);
        const tongue = tongueOf(lang ?? req.get('Accept-Language'));
        return { ...dueOf(calendar, run, counting), lines: explained.map((line) => line[tongue]), explained };
      } catch (error) {
        if (error instanceof RangeError) return wrongField(['limit'], 'tooFar', 'leads beyond the calendar');
        throw error;
      }
    },
  });
