import { z } from 'zod';
import { Calendar, due, LimitAmount, Span } from '../../domain/calendar.ts';
import { explain, languages, type Tongue } from '../../domain/explain.ts';
import { CaseRow } from '../../domain/lists.ts';
import { maskName, normalPhone } from '../../domain/phone.ts';
import { recordAccess } from '../../store/access.ts';
import { casesById } from '../../store/lists.ts';
import { casesOfCaller, findCaller } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { wrongField } from '../problems.ts';
import { route, type Route } from '../route.ts';

const mostCases = 20;

/** Who called before from this number; looking is recorded. */
export const callerRoute = ({ database, keys, world }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/callers/lookup', summary: 'Who called before from this number; recorded' },
    ...{ query: z.object({ phone: z.string().max(40) }) },
    answer: z.object({ name: z.string().nullable(), total: z.int(), cases: z.array(CaseRow) }),
    by: ['operator', 'teamLead', 'dispatcher', 'callbackAgent'],
    async handle({ query, person, req }) {
      const phone = normalPhone(query.phone);
      if (phone === undefined) return wrongField(['phone'], 'invalid_format', 'is not a phone number');
      const found = await findCaller(database, keys, phone);
      if (!found) return { name: null, total: 0, cases: [] };
      await recordAccess(database, { userId: person.id, action: 'lookUp', requestId: String(req.id) });
      const { ids, total } = await casesOfCaller(database, found.id, undefined, mostCases);
      const name = found.identity.name === undefined ? null : maskName(found.identity.name);
      return { name, total, cases: await casesById(database, world(), ids) };
    },
  });

const Preview = z.strictObject({
  start: z.iso.datetime({ offset: true }),
  limit: LimitAmount,
  area: z.string().max(64).optional(),
  calendar: z.union([z.int(), Calendar, z.looseObject({ days: z.array(z.unknown()) })]).optional(),
  spans: z.array(Span).min(1).max(8).optional(),
});
const Line = z.object({ zh: z.string(), en: z.string(), mn: z.string() });

const tongueOf = (asked: string | undefined): Tongue =>
  languages.find((t) => asked?.toLowerCase().startsWith(t)) ?? 'zh';

/** Lays what was given inline over the calendar in force; nothing is stored. */
function calendarOf(parts: Parts, { calendar, spans }: z.infer<typeof Preview>) {
  const world = parts.world();
  const version = typeof calendar === 'number' ? calendar : world.current.calendar;
  const base = world.calendars.get(version);
  const inline = typeof calendar === 'object' ? calendar : {};
  return Calendar.safeParse({ ...base, ...inline, ...(spans && { spans }) });
}

/** 时限试算: when a limit from a start would be due, with the arithmetic. */
export const limitRoute = (parts: Parts): Route =>
  route({
    ...{
      method: 'post',
      path: '/api/limits/preview',
      summary: 'When a limit would be due, with its arithmetic',
      body: Preview,
    },
    query: z.object({ lang: z.string().max(20).optional() }),
    answer: z.object({
      dueAt: z.string(),
      provisional: z.boolean(),
      lines: z.array(z.string()),
      explained: z.array(Line),
    }),
    handle({ body, query: { lang }, req }) {
      const { current, policies } = parts.world();
      const counting = policies.get(current.policy)?.counting ?? { startDayCounted: false, endsWithBusiness: false };
      const calendar = calendarOf(parts, body);
      if (!calendar.success)
        return wrongField(['calendar'], 'invalid', calendar.error.issues[0]?.message ?? 'is invalid');
      const start = new Date(body.start).toISOString();
      if (start < '2000-01-02' || start > '2045')
        return wrongField(['start'], 'out_of_range', 'lies outside 2000 to 2045');
      const explained = explain(calendar.data, start, body.limit, counting);
      const tongue = tongueOf(lang ?? req.get('Accept-Language'));
      return {
        ...due(calendar.data, start, body.limit, counting),
        lines: explained.map((line) => line[tongue]),
        explained,
      };
    },
  });
