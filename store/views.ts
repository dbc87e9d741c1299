import type { Case } from '../domain/case/case.ts';
import type { Fact } from '../domain/case/facts.ts';
import { openCaller, type CallerIdentity } from './callers.ts';
import type { Database } from './database.ts';
import { phoneHash, type Keys } from './seal.ts';

/** A case with what the row knows beside the fold. */
export interface Found {
  kase: Case;
  title: string;
  address: string | null;
}

/** The case with this id. */
export async function findCase(database: Database, id: string): Promise<Found | undefined> {
  const { rows } = await database.query<{ state: Case; title: string; address: string | null }>({
    name: 'find-case',
    text: 'select state, title, address from case_row where id = $1',
    values: [id],
  });
  const [row] = rows;
  return row && { kase: row.state, title: row.title, address: row.address };
}

/** All facts of a case, in order. */
export async function readFacts(database: Database, id: string): Promise<{ seq: number; fact: Fact }[]> {
  const { rows } = await database.query<{ seq: number; fact: Fact }>({
    name: 'read-facts',
    text: 'select seq, fact from case_event where case_id = $1 order by seq',
    values: [id],
  });
  return rows;
}

/** The database's clock: the instant by which lamps and queues go. */
export async function readClock(database: Database): Promise<string> {
  const { rows } = await database.query<{ at: Date }>('select clock_timestamp() as at');
  return rows[0]?.at.toISOString() ?? '';
}

// a transaction may commit a little after it read its clock, so every look goes back a little too
const lookBack = "interval '2 seconds'";

/** The cases that changed since an instant, at most 500, and the instant to ask from next time. */
export async function changedSince(
  database: Database,
  since: string | undefined,
): Promise<{ cases: Case[]; upTo: string }> {
  const { rows } = await database.query<{ state: Case | null; now: Date }>({
    name: 'changed-since',
    text: `select k.state, clock_timestamp() as now from (select 1) one left join (
      select state from case_row where changed_at > coalesce($1::timestamptz, clock_timestamp()) - ${lookBack}
      order by changed_at limit 500) k on true`,
    values: [since ?? null],
  });
  return { cases: rows.flatMap(({ state }) => state ?? []), upTo: rows[0]?.now.toISOString() ?? '' };
}

/** Who called, opened; undefined when nothing is known or it was erased. */
export async function readCaller(database: Database, keys: Keys, id: string): Promise<CallerIdentity | undefined> {
  const { rows } = await database.query<{ keyId: string; sealed: Buffer }>({
    name: 'read-caller',
    text: 'select key_id as "keyId", sealed from caller where id = $1',
    values: [id],
  });
  const [row] = rows;
  return row && openCaller(keys, id, row.keyId, row.sealed);
}

/** The caller known under a phone number. */
export async function findCaller(
  database: Database,
  keys: Keys,
  phone: string,
): Promise<{ id: string; identity: CallerIdentity } | undefined> {
  const { rows } = await database.query<{ id: string; keyId: string; sealed: Buffer }>({
    name: 'find-caller',
    text: 'select id, key_id as "keyId", sealed from caller where phone_hash = $1',
    values: [phoneHash(keys, phone)],
  });
  const [row] = rows;
  return row && { id: row.id, identity: openCaller(keys, row.id, row.keyId, row.sealed) };
}

/** The ids of the newest cases of a caller, and how many there are. */
export async function casesOfCaller(
  database: Database,
  callerId: string,
  but: string | undefined,
  most: number,
): Promise<{ ids: string[]; total: number }> {
  const { rows } = await database.query<{ id: string; total: number }>({
    name: 'cases-of-caller',
    text: `select id, count(*) over ()::int as total from case_row
      where caller_id = $1 and id is distinct from $2::uuid order by registered_at desc limit $3`,
    values: [callerId, but ?? null, most],
  });
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

/** The ids of the cases under the hash of a credit code, the open ones first and then the newest, and how many there are. */
export async function casesOfEnterprise(
  database: Database,
  hash: Buffer,
  but: string | undefined,
  most: number,
): Promise<{ ids: string[]; total: number }> {
  const { rows } = await database.query<{ id: string; total: number }>({
    name: 'cases-of-enterprise',
    text: `select id, count(*) over ()::int as total from case_row
      where enterprise_hash = $1 and id is distinct from $2::uuid
      order by ended_at is not null, registered_at desc limit $3`,
    values: [hash, but ?? null, most],
  });
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

/** The hash of a case's credit code; null where there is none, or it was erased. */
export async function enterpriseOf(database: Database, id: string): Promise<Buffer | null> {
  const { rows } = await database.query<{ hash: Buffer | null }>(
    'select enterprise_hash as hash from case_row where id = $1',
    [id],
  );
  return rows[0]?.hash ?? null;
}

/** How often each unit led a case of this category among the newest 20,000 cases, those of the same place first. */
export async function precedents(
  database: Database,
  categoryId: string,
  divisionCode: string,
): Promise<{ unitId: string; count: number; here: number }[]> {
  const { rows } = await database.query<{ unitId: string; count: number; here: number }>({
    name: 'precedents',
    text: `select lead_unit_id as "unitId", count(*)::int as count,
       count(*) filter (where division_code = $2)::int as here
     from (select lead_unit_id, division_code, category_id from case_row order by registered_at desc limit 20000) lately
     where category_id = $1 and lead_unit_id is not null group by 1
     order by count(*) filter (where division_code = $2) desc, 2 desc limit 8`,
    values: [categoryId, divisionCode],
  });
  return rows;
}
