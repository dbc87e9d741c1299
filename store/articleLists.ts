import { stages, type Article, type ArticleText, type Stage } from '../domain/articles.ts';
import { seesEveryArticle } from '../domain/articleRules.ts';
import { isUnitDesk, type Actor } from '../domain/people.ts';
import type { World } from '../domain/world.ts';
import { unitsUnder } from '../domain/world.ts';
import type { Database } from './database.ts';
import { wordsToSeek } from './segment.ts';
import { all, binder, only, type Bind } from './sql.ts';
import { termsSought } from './terms.ts';
import { saysNothing } from './similar.ts';

/** The shelves of the knowledge base: what stands, what is worked on, what runs out. */
export const shelves = ['inForce', 'asked', 'draft', 'review', 'ending', 'expired', 'retired'] as const;
export type Shelf = (typeof shelves)[number];

/** So many days before its last one an article is to be looked at again. */
const endingDays = 30;

// the hotline's day, whatever the server's zone
const today = `(clock_timestamp() at time zone 'Asia/Shanghai')::date`;
const onShelf: Record<Shelf, string> = {
  inForce: `standing = 'inForce' and valid_until >= ${today}`,
  asked: `stage = 'asked'`,
  draft: `stage = 'draft'`,
  review: `stage = 'review'`,
  ending: `standing = 'inForce' and valid_until >= ${today} and valid_until < ${today} + ${String(endingDays)}`,
  expired: `standing = 'inForce' and valid_until < ${today}`,
  retired: `standing = 'retired'`,
};
const isPublic = `readers = 'public' and standing <> 'none'`;

/** Which articles the actor may know of: the centre all, a unit what is public and its own. */
function inSight(actor: Actor, bind: Bind): string {
  if (seesEveryArticle(actor)) return 'true';
  return isUnitDesk(actor) ? `${isPublic} or unit_id = ${bind(actor.unitId)}` : isPublic;
}

/** Of which articles the actor may know what is worked on. */
function worksInSight(actor: Actor, bind: Bind): string {
  if (seesEveryArticle(actor)) return 'true';
  return isUnitDesk(actor) ? `unit_id = ${bind(actor.unitId)}` : 'false';
}

const ofWork: readonly Shelf[] = stages;
const shelfInSight = (shelf: Shelf, actor: Actor, bind: Bind): string =>
  ofWork.includes(shelf) ? `${onShelf[shelf]} and ${worksInSight(actor, bind)}` : onShelf[shelf];

export interface ArticleFilter {
  q?: string | undefined;
  shelf?: Shelf | undefined;
  categoryId?: string | undefined;
  unitId?: string | undefined;
  /** Articles that the actor's own unit answers for. */
  own?: boolean | undefined;
}
export interface ArticleRow {
  id: string;
  title: string;
  categoryId: string;
  unitId: string;
  standing: 'none' | 'inForce' | 'retired';
  stage: Stage | null;
  readers: string | null;
  validUntil: string | null;
  dueAt: Date | null;
  changedAt: Date;
  version: number;
  uses: number;
}

const usesDays = 90;
const uses = `(select count(*)::int from case_row k where k.state ? 'article' and k.state #>> '{article,id}' = article.id
  and k.registered_at > clock_timestamp() - interval '${String(usesDays)} days')`;
const shown = `id, title, category_id as "categoryId", unit_id as "unitId", standing, stage, readers,
  to_char(valid_until, 'YYYY-MM-DD') as "validUntil", due_at as "dueAt", changed_at as "changedAt",
  (state ->> 'version')::int as version`;

const subtree = (world: World, id: string): string[] => {
  const under = (parent: string): string[] =>
    [...world.categories.values()].filter((c) => c.parentId === parent).flatMap((c) => [c.id, ...under(c.id)]);
  return [id, ...under(id)];
};

function conditionsOf(
  { q, shelf, categoryId, unitId, own }: ArticleFilter,
  actor: Actor,
  world: World,
  bind: Bind,
): string {
  const sought = q === undefined || q.trim() === '' ? undefined : termsSought(world, q);
  return all([
    inSight(actor, bind),
    ...(shelf ? [shelfInSight(shelf, actor, bind)] : []),
    ...(categoryId === undefined ? [] : [`category_id = any(${bind(subtree(world, categoryId))}::text[])`]),
    ...(unitId === undefined ? [] : [`unit_id = any(${bind(unitsUnder(world, unitId))}::text[])`]),
    ...(own ? [`unit_id = ${bind(actor.unitId)}`] : []),
    ...(sought === undefined ? [] : [`words @@ ${bind(sought)}::tsquery or id = upper(${bind(q?.trim())})`]),
  ]);
}

/** A page of articles: what has a limit first, then those that stand longest unlooked at; a search by how well it fits. */
export async function listArticles(
  database: Database,
  filter: ArticleFilter,
  { actor, world }: { actor: Actor; world: World },
  { from, to }: { from: number; to: number },
): Promise<{ rows: ArticleRow[]; total: number }> {
  const { values, bind } = binder();
  const where = conditionsOf(filter, actor, world, bind);
  const sought = filter.q === undefined ? undefined : termsSought(world, filter.q);
  const order =
    sought === undefined
      ? 'due_at nulls last, valid_until nulls last, id'
      : `ts_rank(words, ${bind(sought)}::tsquery) desc, id`;
  const { rows } = await database.query<ArticleRow & { total: number }>(
    `select ${shown}, ${uses} as uses, count(*) over ()::int as total from article where ${where}
      order by ${order} limit ${String(to - from + 1)} offset ${String(from)}`,
    values,
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many articles stand on each shelf, as the actor sees them. */
export async function countShelves(database: Database, actor: Actor): Promise<Record<Shelf, number>> {
  const { values, bind } = binder();
  const counts = shelves.map(
    (shelf) => `count(*) filter (where ${shelfInSight(shelf, actor, bind)})::int as "${shelf}"`,
  );
  const { rows } = await database.query<Record<Shelf, number>>(
    `select ${counts.join(', ')} from article where ${inSight(actor, bind)}`,
    values,
  );
  return only(rows);
}

/** A text that may answer what is being told, and why: the words it shares, and whether it is of the same category. */
export interface Suggested extends Pick<
  ArticleText,
  'title' | 'body' | 'mongolian' | 'basis' | 'readers' | 'validUntil' | 'unitId' | 'categoryId'
> {
  id: string;
  version: number;
  checkedAt: string;
  expired: boolean;
  words: string[];
  sameCategory: boolean;
  uses: number;
}

const most = 5;

/**
 * Each word counts by how few articles have it, three times in a title; the same category counts as a rare word in a title.
 * A word that more than a third of many articles have says nothing, nor does one that stands in a text alone.
 */
const fitting = (sight: string, words: string, query: string, category: string): string => `
  with standing as (select * from article where standing = 'inForce'),
    total as (select count(*)::float as n from standing),
    sought as (select w, ln(total.n / c.n + 1) as weight from total, unnest(${words}::text[]) w
      cross join lateral (select count(*) as n from standing s where s.words @@ quote_literal(w)::tsquery) c
      where c.n > 0 and (total.n < 20 or c.n < total.n / 3)),
    likely as (select id, state, title, valid_until < ${today} as expired, coalesce(category_id = ${category}, false) as same
      from standing where (${sight}) and (words @@ ${query}::tsquery or category_id = ${category}))
  select state, expired, same, ${uses.replaceAll('article.id', 'likely.id')} as uses, coalesce(told.words, '{}') as words
  from likely left join lateral (
    select array_agg(w order by weight desc) as words, count(*) filter (where strpos(lower(title), w) > 0) as titled,
      sum(weight * case when strpos(lower(title), w) > 0 then 3 else 1 end) as score
    from sought where strpos(lower(title || ' ' || (state #>> '{current,body}')), w) > 0) told on true
  where same or titled > 0 or cardinality(told.words) > 1
  order by expired, coalesce(score, 0) + same::int * 9 desc, id limit ${String(most)}`;

/** The articles that fit what is being told best; those past their day last. */
export async function suggestArticles(
  database: Database,
  { text, categoryId }: { text: string; categoryId?: string | undefined },
  { actor, world }: { actor: Actor; world: World },
): Promise<Suggested[]> {
  const words = [...new Set(wordsToSeek(world, text))].filter((w) => Array.from(w).length > 1 && !saysNothing(w));
  const told = words.slice(0, 40);
  const { values, bind } = binder();
  const query = bind(told.map((word) => `'${word}'`).join(' | '));
  const { rows } = await database.query<{
    state: Article;
    expired: boolean;
    words: string[];
    same: boolean;
    uses: number;
  }>(fitting(inSight(actor, bind), bind(told), query, bind(categoryId ?? null)), values);
  return rows.flatMap(({ state: { id, version, current }, same, ...row }) =>
    current ? [{ ...current, ...row, id, version, sameCategory: same }] : [],
  );
}

/** Where answers are given that no article holds: categories by how often in 90 days, and how many articles they have. */
export async function gaps(database: Database): Promise<{ categoryId: string; answered: number; articles: number }[]> {
  const { rows } = await database.query<{ categoryId: string; answered: number; articles: number }>(
    `with told as (select category_id, count(*)::int as answered from case_row
        where status = 'answered' and not state ? 'article'
          and registered_at > clock_timestamp() - interval '${String(usesDays)} days' group by 1)
      select t.category_id as "categoryId", answered, (select count(*)::int from article a
        where a.category_id = t.category_id and a.standing = 'inForce' and a.valid_until >= ${today}) as articles
      from told t order by answered desc, 1 limit 20`,
  );
  return rows;
}
