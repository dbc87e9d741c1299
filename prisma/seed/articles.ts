import { z } from 'zod';
import { ArticleCommand, Readers, type Article, type ArticleText } from '../../domain/articles.ts';
import { dateOf, dayMs, dayOf, startOf, toInstant, toMs, type Instant } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/people.ts';
import type { World } from '../../domain/world.ts';
import { submitArticle } from '../../store/articles.ts';
import type { Database } from '../../store/database.ts';
import { somebody } from './cast.ts';
import { catalogueLine } from './catalogue.ts';
import { leaves } from './categories.ts';
import { csvRows } from './csv.ts';
import { banners } from './divisions.ts';
import { standingAnswers } from './matters.ts';
import { between, chance, randomFrom, uuid, type Random } from './random.ts';

const Row = z.object({
  ...{ category: z.string(), title: z.string(), body: z.string(), basis: z.string(), readers: Readers },
});

type Said = Omit<ArticleText, 'validUntil'>;

const leafById = new Map(leaves.map((leaf) => [leaf.id, leaf]));

function saidIn(category: string, title: string, body: string, readers: Readers, basis?: string): Said {
  const leaf = leafById.get(category);
  const home = banners.find(({ code }) => code === '152921');
  if (!leaf || !home) throw new Error(`no leaf ${category}`);
  const { leadUnitId } = catalogueLine(leaf, home.code);
  return { title, body, basis: basis ?? leaf.basis, categoryId: category, unitId: leadUnitId, readers };
}

const said: readonly Said[] = [
  ...csvRows('articles.csv', Row).map((row) => saidIn(row.category, row.title, row.body, row.readers, row.basis)),
  ...standingAnswers.map(({ category, title, answer }) => saidIn(category, title, answer, 'public')),
];

const questions: readonly (readonly [category: string, question: string])[] = [
  ['02.06.01', '异地缴存的公积金能不能在本地贷款，额度按哪里的规定算？'],
  ['06.05.01', '托育机构的补贴今年还有没有，怎样申请？'],
  ['13.02.02', '户籍在外地、长住本地的老人能不能领高龄津贴？'],
];

interface Step {
  at: Instant;
  actor: Actor;
  command: ArticleCommand;
}

const office = (day: number, random: Random): Instant =>
  toInstant(startOf(day) + (9 * 60 + between(random, 0, 400)) * 60_000);

/** Until when an article is valid: a few have passed their day, some are about to. */
function lastDay(random: Random, today: number): string {
  const draw = random();
  if (draw < 0.04) return dateOf(today - between(random, 1, 20));
  return dateOf(today + (draw < 0.12 ? between(random, 1, 28) : between(random, 60, 300)));
}

/** A text as it came to be: written by the unit, looked at and published by an editor of the centre. */
function life(random: Random, text: Said, until: Instant): Step[] {
  const today = dayOf(toMs(until));
  const begun = today - between(random, 90, 400);
  const author = somebody(random, 'handler', text.unitId);
  const editor = somebody(random, 'knowledgeEditor');
  const written = { ...text, validUntil: lastDay(random, today) };
  const step = (day: number, actor: Actor, command: ArticleCommand): Step => ({
    at: office(day, random),
    actor,
    command,
  });
  return [
    ...(chance(random, 0.15)
      ? [
          step(begun, author, { type: 'write', text: written, submit: true }),
          step(begun + 1, editor, { type: 'sendBack', reason: '请写明办理地点和需要带的材料。' }),
        ]
      : []),
    step(begun + 2, author, { type: 'write', text: written, submit: true }),
    step(begun + 3, editor, { type: 'publish' }),
  ];
}

/** What lies on the editors' and the units' desks today: questions, a doubt, texts to be looked at. */
function waiting(random: Random, until: Instant): Step[][] {
  const today = dayOf(toMs(until));
  const asks = questions.map(([category, question], nth) => {
    const { categoryId, unitId } = saidIn(category, question, question, 'public');
    const command = ArticleCommand.parse({ type: 'ask', question, categoryId, unitId });
    return [{ at: office(today - 1 - nth, random), actor: somebody(random, 'operator'), command }];
  });
  const texts = said.slice(0, 3).map((text, nth) => {
    const title = `${text.title}（修订）`;
    const command = {
      type: 'write' as const,
      text: { ...text, title, validUntil: dateOf(today + 365) },
      submit: nth > 0,
    };
    return [{ at: office(today - 1, random), actor: somebody(random, 'handler', text.unitId), command }];
  });
  return [...asks, ...texts];
}

/** Writes the knowledge base of the demo league through its own commands; answers the articles by category and title. */
export async function seedArticles(
  parts: { database: Database; world: World },
  until: Instant,
): Promise<Map<string, Article>> {
  const articles = new Map<string, Article>();
  const random = randomFrom(44_191);
  const ids = randomFrom(44_191 + dayOf(toMs(until)));
  const tell = async (steps: readonly Step[]): Promise<Article | undefined> => {
    let article: Article | undefined;
    for (const { at, actor, command } of steps) {
      const answer = await submitArticle(parts, article?.id, command, { commandId: uuid(ids), actor, now: at });
      if (!('article' in answer) || 'refusal' in answer) throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
      article = answer.article;
    }
    return article;
  };
  const doubted = said.at(8);
  for (const text of said) {
    const article = await tell(life(random, text, until));
    if (article) articles.set(`${text.categoryId} ${text.title}`, article);
  }
  for (const steps of waiting(random, until)) await tell(steps);
  const stale = doubted && articles.get(`${doubted.categoryId} ${doubted.title}`);
  if (stale) {
    const question = '来电人说办理地点已经搬走，请核对。';
    const at = toInstant(toMs(until) - dayMs);
    await submitArticle(
      parts,
      stale.id,
      { type: 'doubt', question },
      {
        ...{ commandId: uuid(ids), actor: somebody(random, 'operator'), now: at },
      },
    );
  }
  return articles;
}
