import type pg from 'pg';
import { decideArticle, mayReadArticle, type ArticleRefusal } from '../domain/articleRules.ts';
import {
  evolveArticle,
  noArticle,
  type Article,
  type ArticleCommand,
  type ArticleFact,
  type ArticleText,
} from '../domain/articles.ts';
import type { Actor } from '../domain/people.ts';
import type { World } from '../domain/world.ts';
import type { Database } from './database.ts';
import { wordsToKeep } from './segment.ts';
import { only } from './sql.ts';
import { sha256, stableJson } from './seal.ts';
import { transaction } from './transaction.ts';

export interface ArticleAsk {
  /** The client's id of this click: the same id again is the same command. */
  commandId: string;
  actor: Actor;
  expectedSeq?: number;
  /** Stands in for the database's clock, in a simulation. */
  now?: string;
}
export type ArticleAnswer =
  | { article: Article; repeated: boolean }
  | (ArticleRefusal & { article?: Article })
  | { notFound: true }
  | { reused: true };

/** How an article stands as it is stored; its last day decides whether one in force has expired. */
export type StoredStanding = 'none' | 'inForce' | 'retired';

const mostWords = 400;
const distinct = (words: readonly string[]): string[] => [...new Set(words)].filter((w) => w.length <= 60);

/** The words by which an article is found, those of its title, of its category and of its text apart. */
function wordsOf(
  world: World,
  { title, body, mongolian = '' }: Pick<ArticleText, 'title' | 'body' | 'mongolian'>,
  categoryId: string,
) {
  const category = world.categories.get(categoryId);
  const above = `${category?.name ?? ''} ${(category?.keywords ?? []).join(' ')}`;
  return [title, above, `${body} ${mongolian}`].map((text) => distinct(wordsToKeep(world, text)).slice(0, mostWords));
}

const keepRow = {
  name: 'keep-article',
  text: `insert into article (id, state, title, category_id, unit_id, standing, stage, readers, valid_until, due_at, changed_at, words)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
      setweight(array_to_tsvector($12::text[]), 'A') || setweight(array_to_tsvector($13::text[]), 'B')
        || setweight(array_to_tsvector($14::text[]), 'D'))
    on conflict (id) do update set (state, title, category_id, unit_id, standing, stage, readers, valid_until, due_at, changed_at, words)
      = (excluded.state, excluded.title, excluded.category_id, excluded.unit_id, excluded.standing, excluded.stage,
        excluded.readers, excluded.valid_until, excluded.due_at, excluded.changed_at, excluded.words)`,
};

/** What an article is called before it has a text of its own: the question that was asked. */
const shownAs = ({ current, work }: Article): Pick<ArticleText, 'title' | 'body' | 'mongolian'> =>
  current ?? work?.text ?? { title: work?.question ?? '', body: '' };

function rowOf(world: World, article: Article, at: string): unknown[] {
  const { id, categoryId, unitId, current, retired, work } = article;
  const text = shownAs(article);
  const standing: StoredStanding = !current ? 'none' : retired ? 'retired' : 'inForce';
  return [
    ...[id, JSON.stringify(article), text.title, categoryId, unitId, standing],
    ...[work?.stage, current?.readers, current?.validUntil, work?.dueAt, at],
    ...wordsOf(world, text, categoryId),
  ];
}

async function record(client: pg.PoolClient, world: World, article: Article, fact: ArticleFact, click: Click) {
  await client.query({ ...keepRow, values: rowOf(world, article, fact.at) });
  await client.query(
    'insert into article_event (article_id, seq, command_id, digest, fact, at) values ($1, $2, $3, $4, $5, $6)',
    [article.id, article.seq, click.id, click.digest, JSON.stringify(fact), fact.at],
  );
}

interface Click {
  id: string;
  digest: Buffer;
}
interface Clicked {
  at: Date;
  article_id: string | null;
  digest: Buffer | null;
}

const lookUpClick = `select clock_timestamp() as at, article_id, digest
  from (select 1) one left join article_event on command_id = $1`;

async function find(client: pg.PoolClient, id: string): Promise<Article | undefined> {
  const { rows } = await client.query<{ state: Article }>('select state from article where id = $1 for update', [id]);
  return rows[0]?.state;
}

async function fresh(client: pg.PoolClient): Promise<Article> {
  const { rows } = await client.query<{ id: string }>(
    `select 'K' || lpad(nextval('article_number')::text, 5, '0') as id`,
  );
  return noArticle(only(rows).id);
}

async function again(client: pg.PoolClient, id: string, isSame: boolean): Promise<ArticleAnswer> {
  const article = isSame ? await find(client, id) : undefined;
  return article ? { article, repeated: true } : { reused: true };
}

async function decideAndRecord(
  client: pg.PoolClient,
  world: World,
  before: Article,
  command: ArticleCommand,
  { at, actor, click, expectedSeq }: { at: string; actor: Actor; click: Click; expectedSeq: number | undefined },
): Promise<ArticleAnswer> {
  if (expectedSeq !== undefined && expectedSeq !== before.seq) return { refusal: 'articleStale', article: before };
  const news = decideArticle(before, command, { at, actor, world });
  if ('refusal' in news) return { ...news, article: before };
  const fact: ArticleFact = { ...news, at, by: actor.id };
  const article = evolveArticle(before, fact);
  await record(client, world, article, fact, click);
  return { article, repeated: false };
}

const isKnownTo = (actor: Actor, article: Article): boolean => article.seq === 0 || mayReadArticle(actor, article);

/**
 * The only writer of articles: decides, appends the fact and folds the row in one transaction. Without an id the command
 * begins a new article.
 */
export const submitArticle = (
  { database, world }: { database: Database; world: World },
  id: string | undefined,
  command: ArticleCommand,
  { commandId, actor, expectedSeq, now }: ArticleAsk,
): Promise<ArticleAnswer> =>
  transaction(database, async (client) => {
    const click: Click = { id: commandId, digest: sha256(stableJson([id ?? '', actor.id, command])) };
    const before = id === undefined ? await fresh(client) : await find(client, id);
    if (!before || !isKnownTo(actor, before)) return { notFound: true };
    const { rows } = await client.query<Clicked>(lookUpClick, [commandId]);
    const clicked = only(rows);
    if (clicked.article_id !== null)
      return again(client, clicked.article_id, clicked.digest?.equals(click.digest) ?? false);
    const at = now ?? clicked.at.toISOString();
    return decideAndRecord(client, world, before, command, { at, actor, click, expectedSeq });
  });

/** How an article stands at an instant that a registration cites; undefined when there is none. */
export async function citedArticle(client: pg.PoolClient, id: string): Promise<Article | undefined> {
  const { rows } = await client.query<{ state: Article }>({
    name: 'cited-article',
    text: 'select state from article where id = $1',
    values: [id],
  });
  return rows[0]?.state;
}

/** An article with what has happened to it; undefined when there is none that the actor may know of. */
export async function readArticle(
  database: Database,
  actor: Actor,
  id: string,
): Promise<{ article: Article; facts: (ArticleFact & { seq: number })[] } | undefined> {
  const { rows } = await database.query<{ state: Article }>('select state from article where id = $1', [id]);
  const article = rows[0]?.state;
  if (!article || !mayReadArticle(actor, article)) return undefined;
  const { rows: facts } = await database.query<{ seq: number; fact: ArticleFact }>(
    'select seq, fact from article_event where article_id = $1 order by seq desc limit 200',
    [id],
  );
  return { article, facts: facts.map(({ seq, fact }) => ({ ...fact, seq })) };
}
