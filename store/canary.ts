import type { Planted } from '../domain/canary.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Database } from './database.ts';

/** Plants a beat that is due in `waitMs`, once, and forgets those older than 30 days; answers when it is due. */
export async function plantCanary(database: Database, id: string, waitMs: number): Promise<Instant> {
  const { rows } = await database.query<{ dueAt: Date }>({
    name: 'plant-canary',
    text: `with old as (delete from canary where planted_at < clock_timestamp() - interval '30 days'), clock as (select clock_timestamp() as now)
      insert into canary (id, planted_at, due_at) select $1, now, now + make_interval(secs => $2) from clock
      on conflict (id) do update set id = excluded.id returning due_at as "dueAt"`,
    values: [id, waitMs / 1000],
  });
  if (!rows[0]) throw new Error('a beat was planted and is not there');
  return rows[0].dueAt.toISOString();
}

/** Strikes a beat whose instant has come, once; answers how many ms are left until then, 0 when it is struck or gone. */
export async function strikeCanary(database: Database, id: string): Promise<number> {
  const { rows } = await database.query<{ left: number }>({
    name: 'strike-canary',
    text: `with struck as (update canary set struck_at = clock_timestamp()
        where id = $1 and struck_at is null and due_at <= clock_timestamp() returning id)
      select greatest(1, ceil(extract(epoch from due_at - clock_timestamp()) * 1000))::int as left
      from canary where id = $1 and struck_at is null and not exists (select from struck)`,
    values: [id],
  });
  return rows[0]?.left ?? 0;
}

/** The beats planted within the last 24 hours and the one before, in order, and the database's clock. */
export async function readCanary(database: Database): Promise<{ now: Instant; planted: Planted[] }> {
  const { rows } = await database.query<{ now: Date; plantedAt: Date | null; dueAt: Date; struckAt: Date | null }>({
    name: 'read-canary',
    text: `select clock_timestamp() as now, c.planted_at as "plantedAt", c.due_at as "dueAt", c.struck_at as "struckAt"
      from (select 1) one left join canary c on c.planted_at >= coalesce(
        (select max(planted_at) from canary where planted_at < now() - interval '24 hours'), '-infinity')
      order by c.planted_at`,
  });
  const planted = rows.flatMap(({ plantedAt, dueAt, struckAt }) =>
    plantedAt
      ? {
          plantedAt: plantedAt.toISOString(),
          dueAt: dueAt.toISOString(),
          struckAt: struckAt?.toISOString() ?? null,
        }
      : [],
  );
  return { now: rows[0]?.now.toISOString() ?? '', planted };
}
