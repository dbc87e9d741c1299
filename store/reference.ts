import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Reference, ReferenceName } from '../domain/reference.ts';
import type { Database } from './database.ts';
import { transaction } from './transaction.ts';

interface Table {
  table: string;
  key: string;
  /** Column by field. */
  columns: Readonly<Record<string, string>>;
}

const tables: Record<ReferenceName, Table> = {
  units: {
    ...{ table: 'unit', key: 'id' },
    columns: {
      ...{ id: 'id', name: 'name', short: 'short', parentId: 'parent_id', kind: 'kind' },
      ...{ divisionCode: 'division_code', email: 'email', active: 'active' },
    },
  },
  users: {
    ...{ table: 'app_user', key: 'id' },
    columns: {
      ...{ id: 'id', username: 'username', name: 'name', roles: 'roles', skills: 'skills', unitId: 'unit_id' },
      ...{ active: 'active' },
    },
  },
  categories: {
    ...{ table: 'category', key: 'id' },
    columns: {
      ...{ id: 'id', name: 'name', parentId: 'parent_id', profile: 'profile', urgency: 'urgency' },
      ...{ needsEvidence: 'needs_evidence', countsSolved: 'counts_solved', countsSatisfied: 'counts_satisfied' },
      ...{ keywords: 'keywords', active: 'active' },
    },
  },
  catalogue: {
    ...{ table: 'catalogue_line', key: `category_id || '@' || division_code` },
    columns: {
      ...{ categoryId: 'category_id', divisionCode: 'division_code', leadUnitId: 'lead_unit_id' },
      ...{ coUnitIds: 'co_unit_ids', basis: 'basis', active: 'active' },
    },
  },
  templates: { table: 'message_template', key: 'id', columns: { id: 'id', zh: 'zh', mn: 'mn' } },
};

/** A row of reference data that is to be written, by whom, why and from when. */
export interface Change {
  resource: ReferenceName;
  key: string;
  body: Reference;
  reason: string;
  by: string;
  /** From when it counts; at once when it lies behind. */
  effectiveAt: string;
}
export interface ChangeRow extends Omit<Change, 'effectiveAt'> {
  id: string;
  before: object | null;
  at: Date;
  effectiveAt: Date;
  appliedAt: Date | null;
  error: string | null;
}

// somebody new has no password until an administrator gives one: this is no hash of anything
const noPassword = '!';

const shown = ({ columns }: Table): string =>
  Object.entries(columns)
    .map(([field, column]) => `'${field}', ${column}`)
    .join(', ');

/** Writes one row, new or changed, and answers how it was before. */
async function write(client: pg.PoolClient, { resource, key, body }: Pick<Change, 'resource' | 'key' | 'body'>) {
  const table = tables[resource];
  const before = await client.query<{ row: object }>(
    `select jsonb_build_object(${shown(table)}) as row from ${table.table} where ${table.key} = $1 for update`,
    [key],
  );
  const fields = Object.entries(table.columns);
  const values = fields.map(([field]) => (body as Record<string, unknown>)[field]);
  const names = fields.map(([, column]) => column);
  if (before.rows[0]) {
    const sets = names.map((name, i) => `${name} = $${String(i + 2)}`).join(', ');
    await client.query(`update ${table.table} set ${sets} where ${table.key} = $1`, [key, ...values]);
  } else {
    const isUser = resource === 'users';
    const columns = [...names, ...(isUser ? ['password_hash'] : [])].join(', ');
    const all = [...values, ...(isUser ? [noPassword] : [])];
    const holes = all.map((_, i) => `$${String(i + 1)}`).join(', ');
    await client.query(`insert into ${table.table} (${columns}) values (${holes})`, all);
  }
  return before.rows[0]?.row ?? null;
}

/** Records a change and, when its time has come, makes it; answers whether it counts already. */
export const changeReference = (database: Database, change: Change, now: string): Promise<{ applied: boolean }> =>
  transaction(database, async (client) => {
    const { resource, key, body, reason, by, effectiveAt } = change;
    const applied = effectiveAt <= now;
    const before = applied ? await write(client, change) : null;
    await client.query(
      `insert into reference_change (id, resource, key, body, before, reason, by, effective_at, applied_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        randomUUID(),
        resource,
        key,
        JSON.stringify(body),
        before === null ? null : JSON.stringify(before),
        reason,
        by,
        effectiveAt,
        applied ? now : null,
      ],
    );
    return { applied };
  });

/** Makes the changes whose time has come, the oldest first; one that cannot be made says why and keeps no other back. Answers how many. */
export async function applyDue(database: Database): Promise<number> {
  for (let made = 0; ; made++) {
    const found = await transaction(database, async (client) => {
      const { rows } = await client.query<ChangeRow>(
        `select id, resource, key, body from reference_change where applied_at is null and error is null
          and effective_at <= clock_timestamp() order by effective_at, at limit 1 for update skip locked`,
      );
      const [change] = rows;
      if (!change) return false;
      await client.query('savepoint before_change');
      try {
        const before = await write(client, change);
        await client.query('update reference_change set applied_at = clock_timestamp(), before = $2 where id = $1', [
          change.id,
          before === null ? null : JSON.stringify(before),
        ]);
      } catch (error) {
        await client.query('rollback to savepoint before_change');
        const why = (error as { code?: string }).code ?? 'fault';
        await client.query('update reference_change set error = $2 where id = $1', [change.id, why]);
      }
      return true;
    });
    if (!found) return made;
  }
}

/** Every version of a row, the newest first, with those that have still to come. */
export async function historyOf(database: Database, resource: ReferenceName, key: string): Promise<ChangeRow[]> {
  const { rows } = await database.query<ChangeRow>(
    `select id, resource, key, body, before, reason, by, at, effective_at as "effectiveAt", applied_at as "appliedAt", error
     from reference_change where resource = $1 and key = $2 order by at desc limit 100`,
    [resource, key],
  );
  return rows;
}

/** Gives somebody a password and ends the sessions that he has; false when there is nobody of that id. */
export async function setPassword(database: Database, userId: string, passwordHash: string): Promise<boolean> {
  const { rowCount } = await database.query('update app_user set password_hash = $2 where id = $1', [
    userId,
    passwordHash,
  ]);
  await database.query(`delete from web_session where sess->>'userId' = $1`, [userId]);
  return (rowCount ?? 0) > 0;
}
