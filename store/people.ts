import { z } from 'zod';
import { Role, Skill } from '../domain/people.ts';
import type { Database } from './database.ts';

/** Somebody with an account. */
export const Person = z.strictObject({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  roles: z.array(Role),
  skills: z.array(Skill),
  unitId: z.string(),
});
export type Person = z.infer<typeof Person>;

const shown = 'id, username, name, roles, skills, unit_id as "unitId"';

/** The person with this id, unless he is no longer active. */
export async function findPerson(database: Database, id: string): Promise<Person | undefined> {
  const { rows } = await database.query({
    name: 'find-person',
    text: `select ${shown} from app_user where id = $1 and active`,
    values: [id],
  });
  return rows[0] === undefined ? undefined : Person.parse(rows[0]);
}

/** The id of somebody active with this username who holds one of these roles. */
export async function findSeat(
  database: Database,
  username: string,
  roles: readonly Role[],
): Promise<string | undefined> {
  const { rows } = await database.query<{ id: string }>(
    'select id from app_user where username = $1 and active and roles && $2',
    [username, roles],
  );
  return rows[0]?.id;
}

/** Who signs in under this name, with the hash of the password; for an unknown name somebody else's hash, to be tried in vain. */
export async function findAccount(
  database: Database,
  username: string,
): Promise<{ id: string | undefined; hash: string | undefined }> {
  const { rows } = await database.query<{ id: string; hash: string; known: boolean }>(
    `(select id, password_hash as hash, true as known from app_user where username = $1 and active)
     union all (select id, password_hash, false from app_user where active limit 1) order by known desc limit 1`,
    [username],
  );
  const [found] = rows;
  return { id: found?.known ? found.id : undefined, hash: found?.hash };
}

/** The names of people by id. */
export async function namesOf(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await database.query<{ id: string; name: string }>(
    'select id, name from app_user where id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
