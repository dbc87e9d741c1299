import type { CaseFilter, CaseRow, CaseSort, QueueName } from '../domain/lists.ts';
import { listSight, queues } from '../domain/lists.ts';
import type { World } from '../domain/world.ts';
import {
  candidatesFor,
  clockOfQueue,
  conditionsOf,
  conditionsOfQueue,
  ofCase,
  textIn,
  type Asker,
  type ClockColumns,
  type Search,
} from './caseFilter.ts';
import type { Database } from './database.ts';
import { binder, type Bind } from './sql.ts';

/** Which rows of a list: `from` to `to`, both included, counted from 0. */
export interface Page {
  from: number;
  to: number;
  sort: { by: CaseSort; descending: boolean };
}
export interface Listed<T> {
  rows: T[];
  total: number;
}

/** Counting stops here: a list so long is not leafed through. */
export const mostCounted = 10_000;

type Stored = Omit<CaseRow, 'categoryName' | 'leadUnitName' | 'place'> & { address: string | null };

const shown = ({
  dueAt,
  yellowAt,
  clock,
}: ClockColumns): string => `id, number, seq, status, case_type as "caseType", urgency, channel, language, title, address,
  category_id as "categoryId", division_code as "divisionCode", lead_unit_id as "leadUnitId",
  registered_at as "registeredAt", ${dueAt} as "dueAt", ${yellowAt} as "yellowAt", ${clock} as clock, round,
  repeat_count as "repeatCount", urge_count as "urgeCount", supervision_level as "supervisionLevel",
  confidential, anonymous, enterprise, business_environment as "businessEnvironment", call_from as "callFrom"`;

// no order but an index's own: `nulls last` stands only where a column can be null
const sorted: Record<CaseSort, { column: string; descending: string }> = {
  registeredAt: { column: 'registered_at', descending: 'desc' },
  dueAt: { column: 'due_at', descending: 'desc nulls last' },
  callFrom: { column: 'call_from', descending: 'desc nulls last' },
  number: { column: 'number', descending: 'desc' },
};

const orderBy = ({ by, descending }: Page['sort'], { dueAt }: ClockColumns): string => {
  const { column, descending: down } = by === 'dueAt' ? { ...sorted.dueAt, column: dueAt } : sorted[by];
  return descending ? `${column} ${down}, id desc` : `${column}, id`;
};

/** `巴彦浩特镇 锡林北路`: the division's name, and the address where one is known. */
export const placeOf = (world: World, divisionCode: string, address: string | null): string =>
  [world.divisions.get(divisionCode)?.name ?? divisionCode, address].filter(Boolean).join(' ');

const instant = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

const named = (world: World, { address, ...row }: Stored): CaseRow => {
  const plain = Object.fromEntries(Object.entries(row).map(([k, v]) => [k, instant(v)])) as typeof row;
  const { categoryId, divisionCode, leadUnitId } = row;
  return {
    ...plain,
    categoryName: world.categories.get(categoryId)?.name ?? categoryId,
    place: placeOf(world, divisionCode, address),
    leadUnitName: leadUnitId === null ? null : (world.units.get(leadUnitId)?.name ?? leadUnitId),
  };
};

interface Where {
  where: string;
  values: unknown[];
  /** By which clock the rows go. */
  clock?: ClockColumns;
}

const where = (condition: (bind: Bind) => string): Where => {
  const { values, bind } = binder();
  return { where: condition(bind), values };
};

const select = ({ where, clock = ofCase }: Where, sort: Page['sort']): string =>
  `select ${shown(clock)} from case_row where ${where} order by ${orderBy(sort, clock)}`;

async function rowsOf(database: Database, condition: Where, { from, to, sort }: Page): Promise<Stored[]> {
  const { rows } = await database.query<Stored>(
    `${select(condition, sort)} limit ${String(to - from + 1)} offset ${String(from)}`,
    condition.values,
  );
  return rows;
}

async function totalOf(database: Database, { where, values }: Where, most = mostCounted): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(*)::int n from (select 1 from case_row where ${where} limit ${String(most + 1)}) counted`,
    values,
  );
  return rows[0]?.n ?? 0;
}

/** Whether so many cases may hold the text that reading on in order finds a page sooner than the indexes would. */
async function isCommon(database: Database, text: string, world: World): Promise<boolean> {
  const { values, bind } = binder();
  const candidates = text.length < 2 ? undefined : candidatesFor(text, world, bind);
  if (candidates === undefined) return true;
  const { rows } = await database.query<{ n: number }>(
    `select count(*)::int n from (${candidates} limit ${String(mostCounted + 1)}) counted`,
    values,
  );
  return (rows[0]?.n ?? 0) > mostCounted;
}

/** A page of a list that is sorted by an instant which not every case has: those that have it come first, by their index. */
async function dueFirst(database: Database, condition: Where, page: Page): Promise<Stored[]> {
  const { column } = sorted[page.sort.by];
  const due = { ...condition, where: `(${condition.where}) and ${column} is not null and ended_at is null` };
  const rows = await rowsOf(database, due, page);
  return rows.length > page.to - page.from ? rows : rowsOf(database, condition, page);
}

/** The cases that match a filter, as far as the asker may see them. */
export async function listCases(
  database: Database,
  filter: CaseFilter,
  asker: Asker,
  page: Page,
): Promise<Listed<CaseRow>> {
  const text = textIn(filter, asker) ?? '';
  const search: Search = (await isCommon(database, text, asker.world)) ? 'scan' : 'index';
  // a common text, searched for by somebody who sees all cases, is known to be in more than can be counted
  const isBeyondCount =
    search === 'scan' && text.length > 1 && Object.keys(filter).length === 1 && listSight(asker.actor) === 'all';
  const condition = where((bind) => conditionsOf(filter, asker, bind, search));
  const isDue = page.sort.by === 'dueAt' || page.sort.by === 'callFrom';
  const [rows, total] = await Promise.all([
    (isDue ? dueFirst : rowsOf)(database, condition, page),
    isBeyondCount ? mostCounted + 1 : totalOf(database, condition),
  ]);
  return { rows: rows.map((row) => named(asker.world, row)), total };
}

/** How many cases match a filter as far as the asker may see them, counted up to one more than `most`. */
export const countCases = (database: Database, filter: CaseFilter, asker: Asker, most: number): Promise<number> =>
  totalOf(
    database,
    where((bind) => conditionsOf(filter, asker, bind)),
    most,
  );

const fetched = 500;

/** The same cases as one list, all of them: read by a cursor as they stand at one instant, some hundreds at a time. */
export async function* everyCase(
  database: Database,
  filter: CaseFilter,
  asker: Asker,
  sort: Page['sort'],
): AsyncGenerator<CaseRow[]> {
  const condition = where((bind) => conditionsOf(filter, asker, bind));
  const client = await database.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`declare listed no scroll cursor for ${select(condition, sort)}`, condition.values);
    for (;;) {
      const { rows } = await client.query<Stored>(`fetch ${String(fetched)} from listed`);
      if (rows.length > 0) yield rows.map((row) => named(asker.world, row));
      if (rows.length < fetched) break;
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    if (!broken) await client.query('rollback').catch((error: unknown) => (broken = error as Error));
    client.release(broken);
  }
}

function ofQueue(name: QueueName, asker: Asker, filter: CaseFilter): Where {
  const { values, bind } = binder();
  const clock = clockOfQueue(name, asker.actor, bind);
  return { where: conditionsOfQueue(name, asker, bind, filter), clock, values };
}

/** The cases of a queue as this asker has it, narrowed by a filter. */
export async function listQueue(
  database: Database,
  name: QueueName,
  filter: CaseFilter,
  asker: Asker,
  page: Page,
): Promise<Listed<CaseRow>> {
  const [rows, total] = await Promise.all([
    rowsOf(database, ofQueue(name, asker, filter), page),
    totalOf(
      database,
      where((bind) => conditionsOfQueue(name, asker, bind, filter)),
    ),
  ]);
  return { rows: rows.map((row) => named(asker.world, row)), total };
}

/** The cases with these ids, in the order of the ids. */
export async function casesById(database: Database, world: World, ids: readonly string[]): Promise<CaseRow[]> {
  const { rows } = await database.query<Stored>(`select ${shown(ofCase)} from case_row where id = any($1::uuid[])`, [
    ids,
  ]);
  const byId = new Map(rows.map((row) => [row.id, named(world, row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export interface QueueCount {
  name: QueueName;
  count: number;
  overdue: number;
}

/** How many cases wait in each queue, and how many of them are overdue, in one statement. */
export async function countQueues(
  database: Database,
  names: readonly QueueName[],
  asker: Asker,
): Promise<QueueCount[]> {
  if (names.length === 0) return [];
  const { values, bind } = binder();
  const parts = names.map(
    (name) => `select ${bind(name)}::text as name, count(*)::int as count,
      count(*) filter (where due_at <= now())::int as overdue
      from (select ${clockOfQueue(name, asker.actor, bind).dueAt} as due_at from case_row
        where ${conditionsOfQueue(name, asker, bind)}
        limit ${String(mostCounted)}) counted`,
  );
  const { rows } = await database.query<QueueCount>(parts.join(' union all '), values);
  return rows;
}

/** The order in which a queue is worked off. */
export const orderOf = (name: QueueName): Page['sort'] => ({ by: queues[name].sort, descending: false });
