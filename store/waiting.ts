import type { Database } from './database.ts';

/** What waits, and since when; counted up to 10,000. */
export interface Waits {
  count: number;
  since: Date | null;
}
/** What the engine has still to be told, what is still owed to people, which cases wait for it in either way, and the strikes that nobody made. */
export interface Waiting {
  outbox: Waits;
  owed: Waits;
  cases: Waits;
  strikes: Waits;
}

/** A strike is overdue when nobody has made it for so long. */
const overdue = "clock_timestamp() - interval '60 seconds'";
const waiting = {
  name: 'what-waits',
  text: `with untold as (select case_id, at from outbox order by id limit 10000),
      due as (select id, next_strike_at as at from case_row
        where ended_at is null and next_strike_at < clock_timestamp() order by next_strike_at limit 10000),
      owed as (select created_at as at from effect where performed_at is null limit 10000)
    select 'outbox' as what, count(*)::int as count, min(at) as since from untold
    union all select 'owed', count(*)::int, min(at) from owed
    union all select 'cases', count(distinct id)::int, min(at) from (select case_id as id, at from untold union all select * from due) c
    union all select 'strikes', count(*)::int, min(at) from due where at < ${overdue}`,
};

/** Counts what waits for the engine, by indexes that hold little but what waits. */
export async function whatWaits(database: Database): Promise<Waiting> {
  const { rows } = await database.query<Waits & { what: string }>(waiting);
  const of = (what: string): Waits => {
    const { count = 0, since = null } = rows.find((row) => row.what === what) ?? {};
    return { count, since };
  };
  return { outbox: of('outbox'), owed: of('owed'), cases: of('cases'), strikes: of('strikes') };
}

const mostShown = 50;

/** The open cases whose strike is overdue, the latest first, at most 50. */
export async function overdueStrikes(
  database: Database,
): Promise<{ id: string; number: string; title: string; at: Date }[]> {
  const { rows } = await database.query<{ id: string; number: string; title: string; at: Date }>({
    name: 'overdue-strikes',
    text: `select id, number, title, next_strike_at as at from case_row
      where ended_at is null and next_strike_at < ${overdue} order by next_strike_at limit ${String(mostShown)}`,
  });
  return rows;
}
