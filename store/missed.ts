import { randomUUID } from 'node:crypto';
import { mostTries, takenMinutes, type MissedOutcome } from '../domain/calls.ts';
import type { Database } from './database.ts';
import { phoneHash, seal, unseal, type Keys } from './seal.ts';
import { transaction } from './transaction.ts';
import type { Waits } from './waiting.ts';

/** A caller whom nobody answered, with his number opened. */
export interface Missed {
  id: string;
  phone: string;
  times: number;
  firstAt: Date;
  lastAt: Date;
  tries: number;
  outcome: MissedOutcome | null;
  doneAt: Date | null;
  /** Who is calling back now. */
  takenBy: string | null;
  takenByName: string | null;
}

const placeOf = (id: string): string => `missed/${id}`;

/** The first case registered from the number of a missed call after it: that settles it. */
const registered = `select k.registered_at from case_row k join caller c on c.id = k.caller_id
  where c.phone_hash = m.phone_hash and k.registered_at > m.last_at order by 1 limit 1`;
const waits = `m.done_at is null and not exists (${registered})`;
const isTaken = `m.taken_at > now() - interval '${String(takenMinutes)} minutes'`;
const keptFor = "interval '1 day'";

const writeSettled = `update missed_call done set done_at = s.at, outcome = 'registered', taken_by = null, taken_at = null
  from (select m.id, (${registered}) as at from missed_call m where m.done_at is null for update skip locked) s
  where done.id = s.id and s.at is not null`;
const forgetSettled = `update missed_call set sealed = null where id in
  (select id from missed_call where done_at < now() - ${keptFor} and sealed is not null for update skip locked)`;
// the same instant again is the same call, told twice; a new one begins the tries anew
const count = `insert into missed_call as m (id, phone_hash, key_id, sealed, first_at, last_at)
  select $1, $2, $3, $4, at, at from (select least(coalesce($5::timestamptz, now()), now())::timestamptz(3) as at) told
  on conflict (phone_hash) where done_at is null do update set
    times = m.times + (excluded.last_at <> m.last_at)::int,
    tries = case when excluded.last_at > m.last_at then 0 else m.tries end,
    first_at = least(m.first_at, excluded.first_at), last_at = greatest(m.last_at, excluded.last_at)`;

/** Notes a call that nobody answered, at an instant or now: one row per number that waits, however often it rang. */
export async function noteMissed(database: Database, keys: Keys, phone: string, at?: string): Promise<void> {
  const id = randomUUID();
  await transaction(database, async (client) => {
    await client.query(writeSettled);
    await client.query(forgetSettled);
    const sealed = seal(keys, placeOf(id), phone);
    await client.query(count, [id, phoneHash(keys, phone), keys.current, sealed, at ?? null]);
  });
}

type Row = Omit<Missed, 'phone'> & { keyId: string; sealed: Buffer };
const shown = `m.id, m.key_id as "keyId", m.sealed, m.times, m.first_at as "firstAt", m.last_at as "lastAt", m.tries,
  m.outcome, m.done_at as "doneAt", u.id as "takenBy", u.name as "takenByName"`;
const caller = `left join app_user u on u.id = m.taken_by and ${isTaken}`;

const opened = (keys: Keys, { keyId, sealed, ...row }: Row): Missed => ({
  ...row,
  phone: unseal(keys, keyId, placeOf(row.id), sealed),
});

/** The calls that wait to be called back, who rang first first. */
export async function waitingMissed(database: Database, keys: Keys, most: number): Promise<Missed[]> {
  const { rows } = await database.query<Row>(
    `select ${shown} from missed_call m ${caller} where ${waits} order by m.first_at, m.id limit $1`,
    [most],
  );
  return rows.map((row) => opened(keys, row));
}

/** The calls that were given up in the last day, the newest first. */
export async function givenUpMissed(database: Database, keys: Keys, most: number): Promise<Missed[]> {
  const { rows } = await database.query<Row>(
    `select ${shown} from missed_call m ${caller} where m.outcome = 'gaveUp' and m.done_at > now() - ${keptFor}
       and m.sealed is not null order by m.done_at desc, m.id limit $1`,
    [most],
  );
  return rows.map((row) => opened(keys, row));
}

/** How many calls wait to be called back, counted up to 10,000, and since when. */
export async function countMissed(database: Database): Promise<Waits> {
  const { rows } = await database.query<Waits>(
    `select count(*)::int as count, min(first_at) as since
     from (select m.first_at from missed_call m where ${waits} limit 10000) counted`,
  );
  return rows[0] ?? { count: 0, since: null };
}

/** Why a missed call was not taken or told of: not there, settled, another calls back, or nobody does. */
export type Unavailable = { why: 'notFound' | 'settled' | 'notTaken' } | { why: 'taken'; by: string };

async function whyNot(database: Database, id: string, userId: string): Promise<Unavailable> {
  const { rows } = await database.query<{ waits: boolean; by: string | null; name: string | null }>(
    `select ${waits} as waits, u.id as by, u.name from missed_call m ${caller} where m.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return { why: 'notFound' };
  if (!row.waits) return { why: 'settled' };
  return row.by !== null && row.by !== userId ? { why: 'taken', by: row.name ?? row.by } : { why: 'notTaken' };
}

/** Takes a missed call to call it back, unless somebody else did lately; answers its number. */
export async function takeMissed(
  database: Database,
  keys: Keys,
  id: string,
  userId: string,
): Promise<{ phone: string } | Unavailable> {
  const { rows } = await database.query<{ keyId: string; sealed: Buffer }>(
    `update missed_call m set taken_by = $2, taken_at = now()
     where m.id = $1 and ${waits} and (m.taken_by is null or m.taken_by = $2 or not ${isTaken})
     returning m.key_id as "keyId", m.sealed`,
    [id, userId],
  );
  const [row] = rows;
  if (!row) return whyNot(database, id, userId);
  return { phone: unseal(keys, row.keyId, placeOf(id), row.sealed) };
}

/** What came of calling back: spoken with, or one more try in vain, after the last of which it is given up. */
export async function toldMissed(
  database: Database,
  id: string,
  userId: string,
  isReached: boolean,
): Promise<{ tries: number; outcome: MissedOutcome | null } | Unavailable> {
  const { rows } = await database.query<{ tries: number; outcome: MissedOutcome | null }>(
    `update missed_call m set taken_by = null, taken_at = null, tries = m.tries + ($3::boolean is false)::int,
       done_at = case when $3 or m.tries + 1 >= $4 then now() end,
       outcome = case when $3 then 'reached' when m.tries + 1 >= $4 then 'gaveUp' end
     where m.id = $1 and m.taken_by = $2 and ${waits} returning m.tries, m.outcome`,
    [id, userId, isReached, mostTries],
  );
  return rows[0] ?? whyNot(database, id, userId);
}
