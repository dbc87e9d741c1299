import { z } from 'zod';
import { dayOf, dayOfDate, toMs, type Instant } from './calendar.ts';
import { ref, text } from './text.ts';

/** Who may read an article: everybody, citizens too; or the centre and the unit that answers for it. */
export const Readers = z.enum(['public', 'internal']);
export type Readers = z.infer<typeof Readers>;

/** What an article says; `validUntil` is the last day on which it may be told to a citizen. */
export const ArticleText = z.strictObject({
  title: text(120),
  body: text(6_000),
  mongolian: text(6_000).optional(),
  basis: text(500).optional(),
  categoryId: ref(),
  unitId: ref(),
  readers: Readers,
  validUntil: z.iso.date(),
});
export type ArticleText = z.infer<typeof ArticleText>;

const reason = text(500);
export const articleShapes = {
  ask: z.strictObject({ type: z.literal('ask'), question: text(500), categoryId: ref(), unitId: ref() }),
  doubt: z.strictObject({ type: z.literal('doubt'), question: text(500) }),
  write: z.strictObject({ type: z.literal('write'), text: ArticleText, submit: z.boolean() }),
  publish: z.strictObject({ type: z.literal('publish') }),
  sendBack: z.strictObject({ type: z.literal('sendBack'), reason }),
  confirm: z.strictObject({ type: z.literal('confirm'), validUntil: z.iso.date() }),
  retire: z.strictObject({ type: z.literal('retire'), reason }),
  drop: z.strictObject({ type: z.literal('drop'), reason }),
};
export type ArticleCommandName = keyof typeof articleShapes;
export const articleCommands = Object.keys(articleShapes) as ArticleCommandName[];
export const ArticleCommand = z.discriminatedUnion('type', [
  articleShapes.ask,
  articleShapes.doubt,
  articleShapes.write,
  articleShapes.publish,
  articleShapes.sendBack,
  articleShapes.confirm,
  articleShapes.retire,
  articleShapes.drop,
]);
export type ArticleCommand = z.infer<typeof ArticleCommand>;

/** What has happened to an article. */
export type ArticleNews =
  | { type: 'asked'; question: string; categoryId: string; unitId: string; dueAt: Instant }
  | { type: 'doubted'; question: string; dueAt: Instant }
  | { type: 'written'; text: ArticleText; submitted: boolean }
  | { type: 'published'; version: number }
  | { type: 'sentBack'; reason: string }
  | { type: 'confirmed'; validUntil: string }
  | { type: 'retired'; reason: string }
  | { type: 'dropped'; reason: string };
export type ArticleFact = ArticleNews & { at: Instant; by: string };

/** What is being worked on: a question that waits for its text, a draft, or a text that waits for somebody else's eyes. */
export const stages = ['asked', 'draft', 'review'] as const;
export type Stage = (typeof stages)[number];
export interface Work {
  stage: Stage;
  question?: string;
  askedBy?: string;
  dueAt?: Instant;
  text?: ArticleText;
  writtenBy?: string;
  sentBack?: string;
}

/** An article of the knowledge base as the fold of its facts; `version` counts the texts that were published. */
export interface Article {
  id: string;
  seq: number;
  version: number;
  categoryId: string;
  unitId: string;
  current?: ArticleText & { publishedAt: Instant; checkedAt: Instant };
  retired?: true;
  work?: Work;
}

/** What an article is worth on a day: not yet published, in force, past its day, or withdrawn. */
export type Standing = 'none' | 'inForce' | 'expired' | 'retired';
export function standingOf({ current, retired }: Pick<Article, 'current' | 'retired'>, at: Instant): Standing {
  if (!current) return 'none';
  if (retired) return 'retired';
  return dayOfDate(current.validUntil) < dayOf(toMs(at)) ? 'expired' : 'inForce';
}

export const noArticle = (id: string): Article => ({ id, seq: 0, version: 0, categoryId: '', unitId: '' });

type FactOf<T extends ArticleFact['type']> = Extract<ArticleFact, { type: T }>;

const idle = ({ work: _, ...article }: Article): Article => article;
const asked = (article: Article, { question, by, dueAt }: FactOf<'asked' | 'doubted'>): Article => ({
  ...article,
  work: { stage: 'asked', question, askedBy: by, dueAt },
});

/** What each fact makes of an article. */
const remembers: { [T in ArticleFact['type']]: (article: Article, fact: FactOf<T>) => Article } = {
  asked: (article, fact) => asked({ ...article, categoryId: fact.categoryId, unitId: fact.unitId }, fact),
  doubted: asked,
  written(article, { text, submitted, by }) {
    const { categoryId, unitId } = article.current ?? text;
    const { sentBack, ...kept } = article.work ?? {};
    const told = sentBack === undefined || submitted ? {} : { sentBack };
    return {
      ...{ ...article, categoryId, unitId },
      work: { ...kept, ...told, stage: submitted ? 'review' : 'draft', text, writtenBy: by },
    };
  },
  published({ retired: _, ...article }, { at, version }) {
    const text = article.work?.text;
    if (!text) return article;
    const { categoryId, unitId } = text;
    return { ...idle(article), categoryId, unitId, version, current: { ...text, publishedAt: at, checkedAt: at } };
  },
  sentBack: ({ work, ...article }, { reason }) => ({
    ...article,
    ...(work && { work: { ...work, stage: 'draft', sentBack: reason } }),
  }),
  confirmed: ({ current, ...article }, { validUntil, at }) => ({
    ...article,
    ...(current && { current: { ...current, validUntil, checkedAt: at } }),
  }),
  retired: (article) => ({ ...idle(article), retired: true }),
  dropped: idle,
};

/** The article after one fact. */
export function evolveArticle(article: Article, fact: ArticleFact): Article {
  const remember = remembers[fact.type] as (article: Article, fact: ArticleFact) => Article;
  return { ...remember(article, fact), seq: article.seq + 1 };
}
