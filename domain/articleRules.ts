import {
  articleCommands,
  stages,
  standingOf,
  type Article,
  type ArticleCommand,
  type ArticleCommandName,
  type ArticleNews,
  type Stage,
  type Standing,
} from './articles.ts';
import { calendarAt, dayOf, dayOfDate, toMs, type Instant } from './calendar.ts';
import { shift, type Offset } from './limits.ts';
import { seesAllCases, type Actor, type Role } from './people.ts';
import type { World } from './world.ts';

interface Permit {
  by: readonly Role[];
  standing: readonly Standing[];
  stage: readonly (Stage | 'idle')[];
}
const listeners = ['operator', 'teamLead', 'dispatcher', 'callbackAgent', 'knowledgeEditor'] as const;
const units = ['handler', 'unitHead'] as const;
const published = ['inForce', 'expired'] as const;
const anyStanding = ['none', 'inForce', 'expired', 'retired'] as const;

/** Who may do what to an article when (domain 4: draft → review → publish → expire, nobody publishes alone). */
export const articlePermits: Readonly<Record<ArticleCommandName, Permit>> = {
  ask: { by: listeners, standing: ['none'], stage: ['idle'] },
  doubt: { by: [...listeners, ...units], standing: published, stage: ['idle'] },
  write: { by: ['knowledgeEditor', ...units], standing: anyStanding, stage: ['idle', 'asked', 'draft'] },
  publish: { by: ['knowledgeEditor', 'teamLead'], standing: anyStanding, stage: ['review'] },
  sendBack: { by: ['knowledgeEditor', 'teamLead'], standing: anyStanding, stage: ['review'] },
  confirm: { by: ['knowledgeEditor', 'unitHead'], standing: published, stage: ['idle'] },
  retire: { by: ['knowledgeEditor'], standing: published, stage: ['idle', ...stages] },
  drop: { by: ['knowledgeEditor'], standing: anyStanding, stage: stages },
};

/** How long a unit has for a question of the centre, in its own working days. */
export const answerLimit: Offset = { amount: 2, unit: 'workingDays' };
/** How far ahead an article may be valid, in days: what nobody has looked at for so long is not to be told. */
export const longestValid = 731;

export interface ArticleRefusal {
  refusal:
    | 'role'
    | 'articleMoved'
    | 'articleStale'
    | 'ownArticle'
    | 'othersArticle'
    | 'unknownCategory'
    | 'unknownUnit'
    | 'validDay';
  field?: string;
}
const refuse = (refusal: ArticleRefusal['refusal'], field?: string): ArticleRefusal => ({
  refusal,
  ...(field !== undefined && { field }),
});

export interface ArticleMoment {
  at: Instant;
  actor: Actor;
  world: World;
}

const isEditor = ({ roles }: Actor): boolean => roles.includes('knowledgeEditor');
/** The centre's desks know of every article, also of what is in work. */
export const seesEveryArticle = (actor: Actor): boolean => isEditor(actor) || seesAllCases(actor);

/** Whether the actor speaks for the unit that answers for the article. */
const answersFor = (actor: Actor, { unitId }: Pick<Article, 'unitId'>): boolean =>
  actor.unitId === unitId && actor.roles.some((role) => (units as readonly string[]).includes(role));

/** Whether the actor may see what is worked on: the centre, and the unit that answers for the article. */
export const seesWork = (actor: Actor, article: Pick<Article, 'unitId'>): boolean =>
  seesEveryArticle(actor) || answersFor(actor, article);

/** Whether the actor may know of an article: what is in work is for the centre and the unit that answers for it. */
export const mayReadArticle = (actor: Actor, article: Pick<Article, 'unitId' | 'current'>): boolean =>
  seesWork(actor, article) || article.current?.readers === 'public';

/** A question begins an article of its own; everything else fits how the article stands and what is worked on. */
const fits = (article: Article, name: ArticleCommandName, at: Instant): boolean =>
  articlePermits[name].standing.includes(standingOf(article, at)) &&
  articlePermits[name].stage.includes(article.work?.stage ?? 'idle') &&
  (name !== 'ask' || article.seq === 0);

function barred(article: Article, name: ArticleCommandName, { at, actor }: Omit<ArticleMoment, 'world'>) {
  const roles = articlePermits[name].by.filter((role) => actor.roles.includes(role));
  if (roles.length === 0) return refuse('role');
  const speaksForUnit = name !== 'doubt' && roles.every((role) => (units as readonly string[]).includes(role));
  if (speaksForUnit && article.seq > 0 && !answersFor(actor, article)) return refuse('othersArticle');
  return fits(article, name, at) ? undefined : refuse('articleMoved');
}

/** What the actor may do to the article now. */
export const articleMay = (article: Article, actor: Actor, at: Instant): ArticleCommandName[] =>
  articleCommands.filter(
    (name) => !barred(article, name, { at, actor }) && !(name === 'publish' && article.work?.writtenBy === actor.id),
  );

function placeFault(world: World, { categoryId, unitId }: { categoryId: string; unitId: string }, prefix = '') {
  if (!world.categories.get(categoryId)?.active) return refuse('unknownCategory', `${prefix}categoryId`);
  return world.units.get(unitId)?.active ? undefined : refuse('unknownUnit', `${prefix}unitId`);
}

/** A text counts from today on and for two years at most. */
function validFault(validUntil: string, at: Instant, field: string): ArticleRefusal | undefined {
  const ahead = dayOfDate(validUntil) - dayOf(toMs(at));
  return ahead < 0 || ahead > longestValid ? refuse('validDay', field) : undefined;
}

function answerDue({ at, world }: ArticleMoment, unitId: string): Instant {
  const book = world.calendars.get(world.current.calendar);
  if (!book) throw new Error('no calendar is loaded');
  return shift(calendarAt(book, world.units.get(unitId)?.divisionCode ?? ''), at, answerLimit);
}

function written(
  article: Article,
  { text, submit }: Extract<ArticleCommand, { type: 'write' }>,
  moment: ArticleMoment,
) {
  const { actor, at, world } = moment;
  if (!isEditor(actor) && text.unitId !== actor.unitId) return refuse('othersArticle', 'text.unitId');
  const wrong = placeFault(world, text, 'text.') ?? validFault(text.validUntil, at, 'text.validUntil');
  return wrong ?? ({ type: 'written', text, submitted: submit } as const);
}

/** What a command makes of an article, or why not; one that is new has seq 0. */
export function decideArticle(
  article: Article,
  command: ArticleCommand,
  moment: ArticleMoment,
): ArticleNews | ArticleRefusal {
  const no = barred(article, command.type, moment);
  if (no) return no;
  switch (command.type) {
    case 'ask': {
      const { question, categoryId, unitId } = command;
      return (
        placeFault(moment.world, command) ?? {
          ...{ type: 'asked', question, categoryId, unitId },
          dueAt: answerDue(moment, unitId),
        }
      );
    }
    case 'doubt':
      return { type: 'doubted', question: command.question, dueAt: answerDue(moment, article.unitId) };
    case 'write':
      return written(article, command, moment);
    case 'publish':
      if (article.work?.writtenBy === moment.actor.id) return refuse('ownArticle');
      return { type: 'published', version: article.version + 1 };
    case 'sendBack':
      return { type: 'sentBack', reason: command.reason };
    case 'confirm':
      return (
        validFault(command.validUntil, moment.at, 'validUntil') ?? { type: 'confirmed', validUntil: command.validUntil }
      );
    case 'retire':
      return { type: 'retired', reason: command.reason };
    case 'drop':
      return { type: 'dropped', reason: command.reason };
  }
}
