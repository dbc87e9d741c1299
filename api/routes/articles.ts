import { z } from 'zod';
import { articleMay, seesWork } from '../../domain/articleRules.ts';
import {
  articleCommands,
  ArticleCommand,
  ArticleText,
  Readers,
  stages,
  standingOf,
  type Article,
} from '../../domain/articles.ts';
import { ref, text } from '../../domain/text.ts';
import type { Actor } from '../../domain/people.ts';
import {
  countShelves,
  gaps,
  listArticles,
  shelves,
  suggestArticles,
  type ArticleRow,
} from '../../store/articleLists.ts';
import { readArticle, submitArticle, type ArticleAnswer } from '../../store/articles.ts';
import { namesOf } from '../../store/people.ts';
import { readClock } from '../../store/views.ts';
import { askOf, CommandHeaders, keyReused } from '../commands.ts';
import { firstPage, listQuery, sayRange } from '../list.ts';
import type { Parts } from '../parts.ts';
import { isTrouble, notFound, trouble, type Troubled } from '../problems.ts';
import { route, type Asked, type Route } from '../route.ts';
import { sentences } from '../sentences.ts';
import { pathOf } from '../suggest.ts';

const At = z.iso.datetime();
const day = z.iso.date();
const Named = { categoryName: z.string(), unitName: z.string() };

const Row = z.strictObject({
  ...{ id: z.string(), title: z.string(), categoryId: z.string(), unitId: z.string(), ...Named },
  ...{ standing: z.enum(['none', 'inForce', 'retired']), stage: z.enum(stages).nullable() },
  ...{ readers: Readers.nullable(), validUntil: day.nullable(), dueAt: At.nullable(), changedAt: At },
  ...{ version: z.int(), uses: z.int().describe('how often it has answered in 90 days') },
});

const Work = z.strictObject({
  ...{
    stage: z.enum(stages),
    question: z.string(),
    askedBy: z.string(),
    askedByName: z.string().nullable(),
    dueAt: At,
  },
  ...{ text: ArticleText, writtenBy: z.string(), writtenByName: z.string().nullable(), sentBack: z.string() },
});
const Whole = z.strictObject({
  ...{ id: z.string(), seq: z.int(), version: z.int(), categoryId: z.string(), unitId: z.string(), ...Named },
  standing: z.enum(['none', 'inForce', 'expired', 'retired']),
  current: ArticleText.extend({ publishedAt: At, checkedAt: At }).optional(),
  work: Work.partial().required({ stage: true }).optional(),
  may: z.array(z.enum(articleCommands)),
  facts: z.array(
    z.looseObject({ seq: z.int(), type: z.string(), at: At, by: z.string(), byName: z.string().nullable() }),
  ),
});

const Suggestion = ArticleText.extend({
  ...{ id: z.string(), version: z.int(), unitName: z.string(), publishedAt: At, checkedAt: At, expired: z.boolean() },
  ...{ words: z.array(z.string()), sameCategory: z.boolean(), uses: z.int() },
});

const Filter = z.strictObject({
  q: text(200).optional(),
  shelf: z.enum(shelves).optional(),
  categoryId: ref().optional(),
  unitId: ref().optional(),
  own: z.boolean().optional(),
});

const nameIn = ({ world }: Parts) => ({
  unit: (id: string): string => world().units.get(id)?.name ?? id,
  category: (id: string): string => {
    const category = world().categories.get(id);
    return category ? pathOf(world(), category) : id;
  },
});

const rowView = (parts: Parts, { dueAt, changedAt, ...row }: ArticleRow) => ({
  ...row,
  ...{ dueAt: dueAt?.toISOString() ?? null, changedAt: changedAt.toISOString() },
  ...{ categoryName: nameIn(parts).category(row.categoryId), unitName: nameIn(parts).unit(row.unitId) },
});

const listRoute = (parts: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/articles', summary: 'The knowledge base, by shelf, words, category or unit' },
    ...{ query: listQuery(Filter, z.string().max(40)), answer: z.array(Row) },
    async handle({ query: { filter = {}, range: [from, to] = firstPage }, actor, res }) {
      const asker = { actor, world: parts.world() };
      const { rows, total } = await listArticles(parts.database, filter, asker, { from, to });
      sayRange(res, 'articles', from, rows.length, total);
      return rows.map((row) => rowView(parts, row));
    },
  });

/** What of an article's history is for whoever may read it. */
const known: readonly string[] = ['published', 'confirmed', 'retired'];

async function wholeOf(parts: Parts, actor: Actor, id: string) {
  const found = await readArticle(parts.database, actor, id);
  if (!found) return notFound();
  const { article } = found;
  const seesAll = seesWork(actor, article);
  const facts = seesAll ? found.facts : found.facts.filter(({ type }) => known.includes(type));
  const at = await readClock(parts.database);
  const names = await namesOf(parts.database, [
    ...new Set([...facts.map(({ by }) => by), article.work?.askedBy ?? '']),
  ]);
  const nameOf = (id: string): string | null => names.get(id) ?? null;
  const { work, retired: _, ...rest } = article;
  return {
    ...rest,
    ...{ categoryName: nameIn(parts).category(article.categoryId), unitName: nameIn(parts).unit(article.unitId) },
    ...{ standing: standingOf(article, at), may: articleMay(article, actor, at) },
    ...(work && seesAll && { work: { ...work, ...namedWork(work, nameOf) } }),
    facts: facts.map((fact) => ({ ...fact, byName: nameOf(fact.by) })),
  };
}

const namedWork = ({ askedBy, writtenBy }: NonNullable<Article['work']>, nameOf: (id: string) => string | null) => ({
  ...(askedBy !== undefined && { askedByName: nameOf(askedBy) }),
  ...(writtenBy !== undefined && { writtenByName: nameOf(writtenBy) }),
});

const oneRoute = (parts: Parts): Route =>
  route({
    ...{
      method: 'get',
      path: '/api/articles/:id',
      summary: 'An article, what is worked on, and what has happened to it',
    },
    answer: Whole,
    handle: ({ actor, part }) => wholeOf(parts, actor, part('id')),
  });

const statusOf: Partial<Record<string, number>> = { role: 403, othersArticle: 403, articleStale: 412 };

function refused({ refusal, field, article }: Extract<ArticleAnswer, { refusal: unknown }>): Troubled {
  const detail = sentences[refusal];
  if (field !== undefined)
    return trouble(422, refusal, { detail, issues: [{ path: field.split('.'), code: refusal, message: detail }] });
  return trouble(statusOf[refusal] ?? 409, refusal, { detail, ...(article && { present: { seq: article.seq } }) });
}

type Submitting = Pick<Asked<undefined, ArticleCommand>, 'req' | 'body'> & { actor: Actor };

async function submit(parts: Parts, { req, actor, body }: Submitting, id: string | undefined) {
  const ask = askOf(req, actor);
  if (isTrouble(ask)) return ask;
  const answer = await submitArticle({ database: parts.database, world: parts.world() }, id, body, ask);
  if ('notFound' in answer) return notFound();
  if ('reused' in answer) return keyReused();
  if ('refusal' in answer) return refused(answer);
  return wholeOf(parts, actor, answer.article.id);
}

const changeRoutes = (parts: Parts): Route[] => [
  route({
    ...{ method: 'post', path: '/api/articles', summary: 'Ask a unit a question, or write a new article' },
    ...{ body: ArticleCommand, headers: CommandHeaders, answer: Whole, status: 201 },
    handle: ({ actor, body, req }) => submit(parts, { actor, body, req }, undefined),
  }),
  route({
    ...{
      method: 'post',
      path: '/api/articles/:id/commands',
      summary: 'Write, publish, confirm or withdraw an article',
    },
    ...{ body: ArticleCommand, headers: CommandHeaders, answer: Whole },
    handle: ({ actor, body, req, part }) => submit(parts, { actor, body, req }, part('id')),
  }),
];

const Told = z.strictObject({ text: text(4_000), categoryId: ref().optional() });

/** Nothing of what was typed is kept. */
const suggestRoute = (parts: Parts): Route =>
  route({
    ...{
      method: 'post',
      path: '/api/articles/suggest',
      summary: 'Articles that may answer what is being told, and why',
    },
    ...{ body: Told, answer: z.array(Suggestion) },
    async handle({ actor, body }) {
      const rows = await suggestArticles(parts.database, body, { actor, world: parts.world() });
      return rows.map((row) => ({ ...row, unitName: nameIn(parts).unit(row.unitId) }));
    },
  });

const countRoutes = (parts: Parts): Route[] => [
  route({
    ...{ method: 'get', path: '/api/articles/shelves', summary: 'How many articles stand on each shelf' },
    answer: z.record(z.enum(shelves), z.int()),
    handle: ({ actor }) => countShelves(parts.database, actor),
  }),
  route({
    ...{ method: 'get', path: '/api/articles/gaps', summary: 'What is often answered without an article' },
    ...{ by: ['knowledgeEditor', 'teamLead', 'supervisor', 'leader'] },
    answer: z.array(
      z.strictObject({ categoryId: z.string(), categoryName: z.string(), answered: z.int(), articles: z.int() }),
    ),
    handle: async () =>
      (await gaps(parts.database)).map((row) => ({ ...row, categoryName: nameIn(parts).category(row.categoryId) })),
  }),
];

/** The knowledge base: found, cited, asked for, written, checked by a second pair of eyes. */
export const articleRoutes = (parts: Parts): Route[] => [
  listRoute(parts),
  suggestRoute(parts),
  ...countRoutes(parts),
  oneRoute(parts),
  ...changeRoutes(parts),
];
