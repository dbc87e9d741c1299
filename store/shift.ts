import { conditionsOfQueue, type Asker } from './caseFilter.ts';
import type { Database } from './database.ts';
import { mostCounted } from './lists.ts';
import { binder } from './sql.ts';
import type { QueueName } from '../domain/lists.ts';
import type { Role } from '../domain/people.ts';

/** Somebody who is signed in, and when he last asked anything, to the minute. */
export interface Present {
  id: string;
  name: string;
  roles: Role[];
  unitId: string;
  seenAt: Date;
  sessions: number;
}

const mostShown = 300;

/** Who is signed in now, those who were seen last first. */
export async function whoIsHere(database: Database): Promise<Present[]> {
  const { rows } = await database.query<Present>(
    `select u.id, u.name, u.roles, u.unit_id as "unitId", s.seen as "seenAt", s.sessions
     from (select sess ->> 'userId' as id, max(seen_at) as seen, count(*)::int as sessions
       from web_session where expire > now() and sess ->> 'userId' is not null group by 1) s
     join app_user u on u.id = s.id and u.active order by s.seen desc, u.id limit $1`,
    [mostShown],
  );
  return rows;
}

/** Notes that a session was used. */
export async function noteSeen(database: Database, sid: string): Promise<void> {
  await database.query('update web_session set seen_at = now() where sid = $1', [sid]);
}

/** A queue with the case that was registered first of those in it. */
export interface Oldest {
  queue: QueueName;
  count: number;
  overdue: number;
  id: string | null;
  number: string | null;
  title: string | null;
  registeredAt: Date | null;
  dueAt: Date | null;
  yellowAt: Date | null;
}

/** The oldest case of each queue, in one statement; a queue is read up to 10,000 cases. */
export async function oldestOf(database: Database, names: readonly QueueName[], asker: Asker): Promise<Oldest[]> {
  if (names.length === 0) return [];
  const { values, bind } = binder();
  const parts = names.map(
    (name) => `select ${bind(name)}::text as queue, count(*)::int as count,
      count(*) filter (where due_at <= now())::int as overdue, (array_agg(id order by registered_at, id))[1] as id
      from (select id, due_at, registered_at from case_row where ${conditionsOfQueue(name, asker, bind)}
        limit ${String(mostCounted)}) counted`,
  );
  const { rows } = await database.query<Oldest>(
    `select q.*, k.number, k.title, k.registered_at as "registeredAt", k.due_at as "dueAt", k.yellow_at as "yellowAt"
     from (${parts.join(' union all ')}) q left join case_row k on k.id = q.id`,
    values,
  );
  return names.flatMap((name) => rows.find((row) => row.queue === name) ?? []);
}
