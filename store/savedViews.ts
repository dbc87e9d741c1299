import { randomUUID } from 'node:crypto';
import { SavedView, type NewView } from '../domain/lists.ts';
import type { Actor } from '../domain/people.ts';
import type { Database } from './database.ts';

const columns = 'id, owner_id as "ownerId", scope, name, list, filter, sort, created_at as "createdAt"';

type Stored = Omit<SavedView, 'sort' | 'createdAt' | 'mine'> & { ownerId: string; sort: string[]; createdAt: Date };

const viewOf = ({ ownerId, sort, createdAt, ...view }: Stored, actor: Actor): SavedView => ({
  ...view,
  sort: SavedView.shape.sort.parse(sort.length === 2 ? sort : null),
  mine: ownerId === actor.id,
  createdAt: createdAt.toISOString(),
});

/** The views that somebody kept for himself, and those shared with his unit. */
export async function listViews(database: Database, actor: Actor): Promise<SavedView[]> {
  const { rows } = await database.query<Stored>(
    `select ${columns} from saved_view where owner_id = $1 or (unit_id = $2 and scope = 'unit')
      order by owner_id <> $1, created_at`,
    [actor.id, actor.unitId],
  );
  return rows.map((row) => viewOf(row, actor));
}

/** Somebody keeps at most so many views. */
export const mostViews = 50;

/** Keeps a view; undefined when its owner has as many as one may have. The same name again replaces what it stood for. */
export async function keepView(database: Database, actor: Actor, view: NewView): Promise<SavedView | undefined> {
  const { scope, name, list, filter, sort } = view;
  const { rows } = await database.query<Stored>(
    `with before as (delete from saved_view where owner_id = $2 and name = $5 and list = $6 returning id)
      insert into saved_view (id, owner_id, unit_id, scope, name, list, filter, sort)
      select $1::uuid, $2, $3, $4, $5, $6, $7::jsonb, $8::text[]
      where (select count(*) from saved_view where owner_id = $2) - (select count(*) from before) < $9
      returning ${columns}`,
    [randomUUID(), actor.id, actor.unitId, scope, name, list, JSON.stringify(filter), sort ?? [], mostViews],
  );
  const [row] = rows;
  return row && viewOf(row, actor);
}

/** Drops one's own view; false when there is none. */
export async function dropView(database: Database, actor: Actor, id: string): Promise<boolean> {
  const { rowCount } = await database.query('delete from saved_view where id = $1 and owner_id = $2', [id, actor.id]);
  return rowCount === 1;
}
