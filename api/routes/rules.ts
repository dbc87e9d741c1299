import { z } from 'zod';
import { missingNotice, calendarAt } from '../../domain/calendar.ts';
import { ClockName } from '../../domain/case/clocks.ts';
import { LimitAmount } from '../../domain/limits.ts';
import type { Role } from '../../domain/people.ts';
import { ref, text } from '../../domain/text.ts';
import { namesOf } from '../../store/people.ts';
import { Draft, listChanges, previewDraft, publish, whatIf } from '../../store/rules.ts';
import { readClock } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { trouble, wrongField, type Troubled } from '../problems.ts';
import { route, type Route } from '../route.ts';

const At = z.iso.datetime();
const Moving = z.object({
  ...{ caseId: z.uuid(), number: z.string(), unitId: z.string().nullable(), clock: ClockName },
  ...{ was: At, dueAt: At, becomes: z.enum(['earlier', 'later', 'overdue']) },
});
const count = z.int();
const Previewed = z.object({ open: count, earlier: count, later: count, overdue: count, list: z.array(Moving) });
const Change = z.object({
  ...{ id: z.uuid(), part: z.enum(['calendar', 'policy']), version: z.int(), reason: z.string(), by: z.string() },
  ...{ byName: z.string().nullable(), at: At, running: z.boolean(), adopted: count, finishedAt: At.nullable() },
});
const Publishing = z.strictObject({ draft: Draft, reason: text(500), running: z.boolean() });
const Asking = z
  .strictObject({
    ...{ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }), limit: LimitAmount },
    ...{ categoryId: ref().optional(), unitId: ref().optional() },
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'must come after the beginning',
  });
const Verdicts = z.object({
  ...{ cases: count, lateThen: count, lateNow: count },
  list: z.array(
    z.object({
      ...{ caseId: z.uuid(), number: z.string(), unitId: z.string().nullable() },
      ...{ repliedAt: At, was: At, dueAt: At },
    }),
  ),
});

const seesRules: readonly Role[] = ['admin', 'teamLead', 'supervisor', 'leader', 'auditor'];

/** A draft must follow the version in force: somebody else may have published one meanwhile. */
function outdated({ part, body }: Draft, { world }: Parts): Troubled | undefined {
  return body.version === world().current[part] + 1
    ? undefined
    : wrongField(['draft', 'body', 'version'], 'stale', 'does not follow the version in force');
}

const inUtc = (instant: string): string => new Date(instant).toISOString();

/** The notice that should be known by now and is not, and the changes under way: what every desk is warned of. */
const warningsRoute = ({ world, database }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/warnings', summary: 'What somebody should see to now' },
    answer: z.array(z.object({ code: z.literal('noticeMissing'), year: z.int() })),
    handle: async () => {
      const { calendars, current, units } = world();
      const book = calendars.get(current.calendar);
      const now = await readClock(database);
      const year = book && missingNotice(calendarAt(book, units.get('centre')?.divisionCode ?? ''), now);
      return year === undefined ? [] : [{ code: 'noticeMissing' as const, year }];
    },
  });

function changeRoutes(parts: Parts): Route[] {
  const { database, world } = parts;
  return [
    route({
      ...{ method: 'post', path: '/api/rules/preview', summary: 'What a draft would do to the running cases' },
      ...{ body: z.strictObject({ draft: Draft }), answer: Previewed, by: seesRules },
      handle: async ({ body: { draft } }) =>
        outdated(draft, parts) ?? (await previewDraft(database, world(), draft, await readClock(database))),
    }),
    route({
      ...{ method: 'post', path: '/api/rules', summary: 'Put a draft in force as the next version', status: 201 },
      ...{ body: Publishing, answer: Change.omit({ byName: true }), by: ['admin'] as const },
      async handle({ body: { draft, reason, running }, person }) {
        const wrong = outdated(draft, parts);
        if (wrong) return wrong;
        const change = await publish(database, draft, { reason, running, by: person.id });
        if (!change) return trouble(409, 'stale');
        await parts.refreshWorld();
        return change;
      },
    }),
    route({
      ...{ method: 'get', path: '/api/rules', summary: 'Changes of calendar and limits, and how far they have come' },
      ...{ answer: z.array(Change), by: seesRules },
      async handle() {
        const changes = await listChanges(database);
        const names = await namesOf(database, [...new Set(changes.map((change) => change.by))]);
        return changes.map((change) => ({ ...change, byName: names.get(change.by) ?? null }));
      },
    }),
  ];
}

const whatIfRoute = ({ database, world }: Parts): Route =>
  route({
    ...{
      method: 'post',
      path: '/api/rules/what-if',
      summary: 'How many ended cases another limit would have made late',
    },
    ...{ body: Asking, answer: Verdicts, by: seesRules },
    handle: ({ body }) => whatIf(database, world(), { ...body, from: inUtc(body.from), to: inUtc(body.to) }),
  });

/** Versions of calendar and limits: preview, put in force, follow, ask what would have been. */
export const ruleRoutes = (parts: Parts): Route[] => [warningsRoute(parts), ...changeRoutes(parts), whatIfRoute(parts)];
