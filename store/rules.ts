import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CalendarBook, calendarAt, type Instant } from '../domain/calendar.ts';
import type { Case } from '../domain/case/case.ts';
import { isRunning, type ClockName } from '../domain/case/clocks.ts';
import { rulesOf } from '../domain/case/moment.ts';
import { underRules } from '../domain/case/rules/change.ts';
import { dueOf, type LimitAmount } from '../domain/limits.ts';
import { theClock } from '../domain/people.ts';
import { Policy } from '../domain/policy.ts';
import type { World } from '../domain/world.ts';
import type { Database } from './database.ts';
import { binder, literal } from './sql.ts';

/** A version of the calendar or of the limits that is not in force yet. */
export const Draft = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('calendar'), body: CalendarBook }),
  z.strictObject({ part: z.literal('policy'), body: Policy }),
]);
export type Draft = z.infer<typeof Draft>;
export type Part = Draft['part'];

/** The world in which a draft has already been adopted as the next version. */
export function worldWith(world: World, draft: Draft): World {
  const version = draft.body.version;
  const current = { ...world.current, [draft.part]: version };
  return draft.part === 'calendar'
    ? { ...world, current, calendars: new Map([...world.calendars, [version, draft.body]]) }
    : { ...world, current, policies: new Map([...world.policies, [version, draft.body]]) };
}

const pageSize = 500;
const openPage = {
  name: 'open-page',
  text: `select id, state from case_row where ended_at is null and id > $1 order by id limit ${String(pageSize)}`,
};
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Every open case, page by page, so that nobody waits for the whole. */
async function* openCases(database: Database): AsyncGenerator<readonly Case[]> {
  let after = beforeAll;
  for (;;) {
    const { rows } = await database.query<{ id: string; state: Case }>({ ...openPage, values: [after] });
    if (rows.length === 0) return;
    yield rows.map((row) => row.state);
    after = rows.at(-1)?.id ?? after;
  }
}

/** One limit that a change of rules would move. */
export interface Moving {
  caseId: string;
  number: string;
  unitId: string | null;
  clock: ClockName;
  was: Instant;
  dueAt: Instant;
  becomes: 'earlier' | 'later' | 'overdue';
}
export interface Preview {
  open: number;
  earlier: number;
  later: number;
  overdue: number;
  /** The first of them, those that would be overdue before the others. */
  list: Moving[];
}
const mostListed = 200;
const inOrder: readonly Moving['becomes'][] = ['overdue', 'earlier', 'later'];

/** What a change of rules would do to the running limits of one case at an instant. */
export function movingOf(kase: Case, part: Part, world: World, at: Instant): Moving[] {
  const rules = { ...kase.rules, [part]: world.current[part] };
  const changes = underRules(kase, { rules }, { at, world, actor: theClock });
  return changes.flatMap((change) => {
    if (change.do !== 'move' || !isRunning(kase.clocks[change.clock]) || change.was === change.dueAt) return [];
    const becomes = change.was > at && change.dueAt <= at ? 'overdue' : change.dueAt < change.was ? 'earlier' : 'later';
    const { id: caseId, number, leadUnitId: unitId = null } = kase;
    return [{ caseId, number, unitId, clock: change.clock, was: change.was, dueAt: change.dueAt, becomes }];
  });
}

/** How many open cases a draft would make earlier, later or overdue at once, and which. A case counts once per kind. */
export async function previewDraft(database: Database, world: World, draft: Draft, at: Instant): Promise<Preview> {
  const next = worldWith(world, draft);
  const found: Preview = { open: 0, earlier: 0, later: 0, overdue: 0, list: [] };
  const listed: Record<Moving['becomes'], Moving[]> = { earlier: [], later: [], overdue: [] };
  for await (const page of openCases(database))
    for (const kase of page) {
      const moving = movingOf(kase, draft.part, next, at);
      found.open++;
      for (const kind of new Set(moving.map((one) => one.becomes))) found[kind]++;
      for (const one of moving) if (listed[one.becomes].length < mostListed) listed[one.becomes].push(one);
    }
  const list = inOrder.flatMap((kind) => listed[kind]).slice(0, mostListed);
  return { ...found, list };
}

/** A change of the rules and how far it has come. */
export interface RuleChange {
  id: string;
  part: Part;
  version: number;
  reason: string;
  by: string;
  at: Date;
  running: boolean;
  adopted: number;
  finishedAt: Date | null;
}
const changeColumns = 'id, part, version, reason, by, at, running, adopted, finished_at as "finishedAt"';
const tables: Record<Part, string> = { calendar: 'calendar_version', policy: 'policy_version' };

/**
 * Puts a draft in force as the next version, for new cases only or for running ones too; undefined when somebody else's
 * version came first.
 */
export async function publish(
  database: Database,
  draft: Draft,
  { reason, by, running }: { reason: string; by: string; running: boolean },
): Promise<RuleChange | undefined> {
  const { rows } = await database.query<RuleChange>(
    `with made as (insert into ${tables[draft.part]} (version, body, note, created_by)
       select $2::int, $3::jsonb, $4, $5 where $2::int = (select max(version) + 1 from ${tables[draft.part]})
       on conflict do nothing returning version)
     insert into rule_change (id, part, version, reason, by, running, finished_at)
       select $1::uuid, $6, version, $4, $5, $7::boolean, case when $7::boolean then null else now() end from made
     returning ${changeColumns}`,
    [randomUUID(), draft.body.version, JSON.stringify(draft.body), reason, by, draft.part, running],
  );
  return rows[0];
}

/** All changes of the rules, the newest first. */
export async function listChanges(database: Database): Promise<RuleChange[]> {
  const { rows } = await database.query<RuleChange>(
    `select ${changeColumns} from rule_change order by at desc limit 200`,
  );
  return rows;
}

/** What is asked of the past: cases that ended between two instants, and the limit that they had not. */
export interface WhatIf {
  from: Instant;
  to: Instant;
  limit: LimitAmount;
  categoryId?: string | undefined;
  unitId?: string | undefined;
}
export interface Verdicts {
  cases: number;
  lateThen: number;
  lateNow: number;
  /** Cases that were in time and would not have been. */
  list: { caseId: string; number: string; unitId: string | null; repliedAt: Instant; was: Instant; dueAt: Instant }[];
}

/** How one ended case stood against its limit, and would have stood against another; undefined when no unit replied. */
function judged(kase: Case, world: World, limit: LimitAmount) {
  const clock = kase.clocks.handle;
  if (!clock?.stoppedAt || !kase.reply) return undefined;
  const { book, policy } = rulesOf(world, kase.rules);
  const { dueAt } = dueOf(calendarAt(book, clock.area), { ...clock, limit }, policy.counting);
  const repliedAt = clock.stoppedAt;
  return { repliedAt, was: clock.dueAt, dueAt, wasLate: repliedAt >= clock.dueAt, isLate: repliedAt >= dueAt };
}

/** How many of the cases that ended would have been replied to late under another limit, by the functions that reckon limits. */
export async function whatIf(database: Database, world: World, asked: WhatIf): Promise<Verdicts> {
  const found: Verdicts = { cases: 0, lateThen: 0, lateNow: 0, list: [] };
  for await (const page of endedCases(database, asked))
    for (const kase of page) {
      const verdict = judged(kase, world, asked.limit);
      if (!verdict) continue;
      const { wasLate, isLate, ...instants } = verdict;
      found.cases++;
      found.lateThen += Number(wasLate);
      found.lateNow += Number(isLate);
      if (isLate && !wasLate && found.list.length < mostListed)
        found.list.push({ caseId: kase.id, number: kase.number, unitId: kase.leadUnitId ?? null, ...instants });
    }
  return found;
}

async function* endedCases(database: Database, asked: WhatIf): AsyncGenerator<readonly Case[]> {
  const { categoryId, unitId } = asked;
  let after = beforeAll;
  for (;;) {
    const { bind, values } = binder();
    const where = [
      `ended_at >= ${bind(asked.from)}::timestamptz and ended_at < ${bind(asked.to)}::timestamptz`,
      `lead_unit_id is not null and id > ${bind(after)}::uuid`,
      ...(categoryId === undefined
        ? []
        : [`(category_id = ${bind(categoryId)} or category_id like ${bind(literal(categoryId) + '.%')})`]),
      ...(unitId === undefined ? [] : [`lead_unit_id = ${bind(unitId)}`]),
    ].join(' and ');
    const { rows } = await database.query<{ id: string; state: Case }>(
      `select id, state from case_row where ${where} order by id limit ${String(pageSize)}`,
      values,
    );
    if (rows.length === 0) return;
    yield rows.map((row) => row.state);
    after = rows.at(-1)?.id ?? after;
  }
}
