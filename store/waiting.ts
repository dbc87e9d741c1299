import type { Database } from './database.ts';

/** What waits, and since when; counted up to 10,000. */
export interface Waiting {
  count: number;
  since: Date | null;
}

const waiting = {
  name: 'what-waits',
  text: `select 'outbox' as what, count(*)::int as count, min(at) as since from (select at from outbox order by id limit 10000) o
    union all select 'owed', count(*)::int, min(created_at) from (select created_at from effect where performed_at is null limit 10000) e`,
};

/** What the engine has still to be told, and what is still owed to people. */
export async function whatWaits(database: Database): Promise<{ outbox: Waiting; owed: Waiting }> {
  const { rows } = await database.query<Waiting & { what: string }>(waiting);
  const of = (what: string): Waiting => {
    const { count = 0, since = null } = rows.find((row) => row.what === what) ?? {};
    return { count, since };
  };
  return { outbox: of('outbox'), owed: of('owed') };
}
