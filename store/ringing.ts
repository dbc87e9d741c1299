import { ringingMinutes } from '../domain/calls.ts';
import type { Database } from './database.ts';
import { seal, unseal, type Keys } from './seal.ts';

const placeOf = (userId: string): string => `ringing/${userId}`;
const young = `at > now() - interval '${String(ringingMinutes)} minutes'`;

/** Notes that this number rings at somebody's seat, in place of the one before; what rang long ago anywhere is forgotten. */
export async function noteRinging(database: Database, keys: Keys, userId: string, phone: string): Promise<void> {
  await database.query(
    `insert into ringing (user_id, key_id, sealed, at) values ($1, $2, $3, now())
     on conflict (user_id) do update set key_id = excluded.key_id, sealed = excluded.sealed, at = excluded.at`,
    [userId, keys.current, seal(keys, placeOf(userId), phone)],
  );
  await database.query(
    `delete from ringing where user_id in (select user_id from ringing where not (${young}) for update skip locked)`,
  );
}

/** The number that rings at this person's seat, and since when; undefined when nothing does. */
export async function readRinging(
  database: Database,
  keys: Keys,
  userId: string,
): Promise<{ phone: string; at: Date } | undefined> {
  const { rows } = await database.query<{ keyId: string; sealed: Buffer; at: Date }>(
    `select key_id as "keyId", sealed, at from ringing where user_id = $1 and ${young}`,
    [userId],
  );
  const [row] = rows;
  return row && { phone: unseal(keys, row.keyId, placeOf(userId), row.sealed), at: row.at };
}
