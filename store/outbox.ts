import type { Case } from '../domain/case/case.ts';
import type { FactType } from '../domain/case/facts.ts';
import { thinOf, type Told } from '../domain/case/thin.ts';
import type { Database } from './database.ts';

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

const untold = (where: string): string => `
  select max(o.id)::text as up_to, k.state, coalesce(array_agg(distinct f) filter (where f is not null), '{}') as facts,
    exists (select 1 from effect e where e.case_id = k.id and e.performed_at is null) as owed
  from outbox o join case_row k on k.id = o.case_id left join lateral unnest(o.facts) f on true
  where ${where} group by k.id`;

const ofCases = { name: 'untold-cases', text: untold('o.case_id = any($1::uuid[])') };
const waiting = {
  name: 'untold-waiting',
  text: untold(`o.case_id in (select case_id from outbox where at < clock_timestamp() - make_interval(secs => $1)
    order by id limit $2)`),
};

const toldOf = ({ up_to, state, facts, owed }: Row): Untold => ({ upTo: up_to, thin: thinOf(state), facts, owed });

/** What the engine has to be told about these cases. */
export const untoldOf = async (database: Database, caseIds: readonly string[]): Promise<Untold[]> =>
  (await database.query<Row>({ ...ofCases, values: [caseIds] })).rows.map(toldOf);

/** What has waited longer than `seconds`, oldest first, at most `limit` rows' cases. */
export const untoldFor = async (database: Database, seconds: number, limit: number): Promise<Untold[]> =>
  (await database.query<Row>({ ...waiting, values: [seconds, limit] })).rows.map(toldOf);

/** Forgets what the engine has been told. */
export async function forgetTold(database: Database, told: readonly Untold[]): Promise<void> {
  await database.query({
    name: 'forget-told',
    text: `delete from outbox o using unnest($1::uuid[], $2::bigint[]) as d (case_id, up_to)
      where o.case_id = d.case_id and o.id <= d.up_to`,
    values: [told.map((t) => t.thin.caseId), told.map((t) => t.upTo)],
  });
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
