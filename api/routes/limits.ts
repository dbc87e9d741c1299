import { z } from 'zod';
import { Calendar, CalendarDay, due, LimitAmount, Span } from '../../domain/calendar.ts';
import { explain, languages, type Tongue } from '../../domain/explain.ts';
import type { Parts } from '../parts.ts';
import { isTrouble, wrongField, type Troubled } from '../problems.ts';
import { route, type Route } from '../route.ts';

const Day = CalendarDay.partial({ name: true }).transform((day) => ({ name: '', ...day }));
const Inline = z.object({
  days: z.array(Day).max(5_000),
  noticed: z.array(z.int()).max(100).optional(),
  spans: z.array(Span).min(1).max(8).optional(),
});
const Preview = z.strictObject({
  start: z.iso.datetime({ offset: true, local: true }).describe('without an offset it is Shanghai time'),
  limit: LimitAmount,
  area: z.string().max(64).optional(),
  calendar: z
    .union([z.int(), z.array(Day).max(5_000), Inline])
    .optional()
    .describe('a version, or days to be tried'),
  spans: z.array(Span).min(1).max(8).optional(),
});
const Answer = z.object({
  dueAt: z.iso.datetime(),
  provisional: z.boolean(),
  lines: z.array(z.string()),
  explained: z.array(z.object({ zh: z.string(), en: z.string(), mn: z.string() })),
});

const tongueOf = (asked: string | undefined): Tongue =>
  languages.find((tongue) => asked?.toLowerCase().startsWith(tongue)) ?? 'zh';

const inlineOf = (calendar: z.infer<typeof Preview>['calendar']): Partial<z.infer<typeof Inline>> =>
  Array.isArray(calendar) ? { days: calendar } : typeof calendar === 'object' ? calendar : {};

/** Lays what was given inline over the calendar in force; nothing is stored. */
function calendarOf({ world }: Parts, { calendar, spans }: z.infer<typeof Preview>): Calendar | Troubled {
  const { calendars, current } = world();
  const base = calendars.get(typeof calendar === 'number' ? calendar : current.calendar);
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
      const start = instantOf(body.start);
      if (start < '2000-01-02' || start > '2045') return wrongField(['start'], 'tooFar', 'lies outside 2000 to 2045');
      try {
        const explained = explain(calendar, start, body.limit, counting);
        const tongue = tongueOf(lang ?? req.get('Accept-Language'));
        return {
          ...due(calendar, start, body.limit, counting),
          ...{ lines: explained.map((line) => line[tongue]), explained },
        };
      } catch (error) {
        if (error instanceof RangeError) return wrongField(['limit'], 'tooFar', 'leads beyond the calendar');
        throw error;
      }
    },
  });
