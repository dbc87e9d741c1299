import type pg from 'pg';
import type { Case } from '../domain/case/case.ts';
import type { FactType } from '../domain/case/facts.ts';
import { thinOf, type Told } from '../domain/case/thin.ts';
import type { Database } from './database.ts';
import { transaction } from './transaction.ts';

/** What the engine has still to be told about one case: the case as it now is, up to an outbox row. */
export interface Untold extends Told {
  upTo: string;
}

interface Row {
  up_to: string;
  state: Case;
  facts: FactType[];
  owed: boolean;
}

const batch = 200;
const courierLock = 72_012_345;

const waiting = {
  name: 'untold',
  text: `select max(o.id)::text as up_to, k.state,
      coalesce(array_agg(distinct f) filter (where f is not null), '{}') as facts,
      exists (select 1 from effect e where e.case_id = k.id and e.performed_at is null) as owed
    from outbox o join case_row k on k.id = o.case_id left join lateral unnest(o.facts) f on true
    where o.case_id in (select case_id from outbox order by id limit ${String(batch)}) group by k.id`,
};
const forget = {
  name: 'forget-told',
  text: `delete from outbox o using unnest($1::uuid[], $2::bigint[]) as d (case_id, up_to)
    where o.case_id = d.case_id and o.id <= d.up_to`,
};

async function carry(
  client: pg.PoolClient,
  deliver: (letters: readonly Untold[]) => Promise<{ arrived: Untold[]; failure?: Error }>,
): Promise<{ carried: boolean; failure: Error | undefined }> {
  const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [courierLock]);
  const { rows } = lock.rows[0]?.mine === true ? await client.query<Row>(waiting) : { rows: [] };
  const letters = rows.map(({ up_to, state, facts, owed }) => ({ upTo: up_to, thin: thinOf(state), facts, owed }));
  const { arrived, failure } = letters.length > 0 ? await deliver(letters) : { arrived: [], failure: undefined };
  if (arrived.length > 0)
    await client.query({ ...forget, values: [arrived.map((t) => t.thin.caseId), arrived.map((t) => t.upTo)] });
  return { carried: letters.length > 0, failure };
}

/** Hands the oldest messages to `deliver` and forgets those that arrived; false when none wait or another courier is at it. */
export async function carryOutbox(database: Database, deliver: Parameters<typeof carry>[1]): Promise<boolean> {
  const { carried, failure } = await transaction(database, (client) => carry(client, deliver));
  if (failure) throw failure;
  return carried;
}

/** Puts cases in again, so that the engine is told of them anew: the one repair for whatever it has missed. */
export async function nudge(database: Database, caseIds: readonly string[]): Promise<void> {
  await database.query(
    `insert into outbox (case_id, seq, facts, at)
      select id, seq, '{}', clock_timestamp() from case_row where id = any($1::uuid[])`,
    [caseIds],
  );
}

/** How long the oldest message has waited, in seconds; 0 when none waits. */
export async function outboxAgeSeconds(database: Database): Promise<number> {
  const { rows } = await database.query<{ age: number }>(
    'select coalesce(extract(epoch from clock_timestamp() - (select at from outbox order by id limit 1)), 0)::float as age',
  );
  return Math.max(0, rows[0]?.age ?? 0);
}
