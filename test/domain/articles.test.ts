import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { articleMay, decideArticle, longestValid, mayReadArticle } from '../../domain/articleRules.ts';
import {
  articleCommands,
  evolveArticle,
  noArticle,
  standingOf,
  type Article,
  type ArticleCommand,
  type ArticleText,
} from '../../domain/articles.ts';
import { decide } from '../../domain/case/decide.ts';
import type { Actor } from '../../domain/people.ts';
import { actor, at, cast, monday, registration, world } from '../support/league.ts';

const editor = actor('knowledgeEditor');
const other: Actor = { ...editor, id: 'otherEditor' };
const { handler, head, operator, stranger } = cast;
const day = 86_400_000;

const text: ArticleText = {
  ...{ title: '供热温度标准', body: '不低于18℃。', categoryId: '01.02.03', unitId: 'zjj' },
  ...{ readers: 'public', validUntil: '2027-04-15' },
};
const write = (change: Partial<ArticleText> = {}, submit = true): ArticleCommand => ({
  ...{ type: 'write', submit },
  text: { ...text, ...change },
});
const ask: ArticleCommand = { type: 'ask', question: '温度怎么量？', categoryId: '01.02.03', unitId: 'zjj' };

type Step = readonly [Actor, ArticleCommand, afterDays?: number];

/** Tells an article's life, a step a minute unless said otherwise; the last answer is a refusal or the article. */
function told(...steps: Step[]): { article: Article; refusal?: object } {
  let article = noArticle('K00001');
  for (const [nth, [who, command, afterDays = 0]] of steps.entries()) {
    const now = at(monday, nth * 60_000 + afterDays * day);
    const news = decideArticle(article, command, { at: now, actor: who, world });
    if ('refusal' in news) return { article, refusal: news };
    article = evolveArticle(article, { ...news, at: now, by: who.id });
  }
  return { article };
}
const refusalOf = (...steps: Step[]) => told(...steps).refusal;

const written: Step = [handler, write()];
const published: Step[] = [written, [editor, { type: 'publish' }]];

describe('an article', () => {
  test('is asked for with two working days of the unit, written, and published by somebody else', () => {
    const asked = told([operator, ask]).article;
    expect(asked.work).toEqual({
      stage: 'asked',
      question: '温度怎么量？',
      askedBy: 'operator',
      dueAt: '2026-11-25T02:00:00.000Z',
    });
    const { article } = told([operator, ask], ...published);
    expect(article).toMatchObject({
      seq: 3,
      version: 1,
      unitId: 'zjj',
      current: { ...text, publishedAt: at(monday, 120_000) },
    });
    expect(article.work).toBeUndefined();
  });

  test('is published by nobody who wrote it, and by no unit', () => {
    expect(refusalOf([editor, write()], [editor, { type: 'publish' }])).toEqual({ refusal: 'ownArticle' });
    expect(refusalOf([editor, write()], [other, { type: 'publish' }])).toBeUndefined();
    expect(refusalOf(written, [head, { type: 'publish' }])).toEqual({ refusal: 'role' });
    expect(articleMay(told([editor, write()]).article, editor, monday)).not.toContain('publish');
  });

  test('goes back with a reason until it is sent again', () => {
    const back = told(written, [editor, { type: 'sendBack', reason: '写明地点' }]).article;
    expect(back.work).toMatchObject({ stage: 'draft', sentBack: '写明地点' });
    expect(
      told(written, [editor, { type: 'sendBack', reason: 'x' }], [handler, write({}, false)]).article.work,
    ).toMatchObject({
      ...{ stage: 'draft', sentBack: 'x' },
    });
    const again = told(written, [editor, { type: 'sendBack', reason: 'x' }], [handler, write()]).article;
    expect(again.work?.sentBack).toBeUndefined();
    expect(refusalOf(written, [handler, write()])).toEqual({ refusal: 'articleMoved' });
  });

  test('a new text leaves the one in force as it is until it is published', () => {
    const steps: Step[] = [...published, [handler, write({ body: '不低于20℃。' })]];
    expect(told(...steps).article).toMatchObject({
      version: 1,
      current: { body: '不低于18℃。' },
      work: { stage: 'review' },
    });
    expect(told(...steps, [editor, { type: 'publish' }]).article).toMatchObject({
      ...{ version: 2, current: { body: '不低于20℃。' } },
    });
    expect(told(...steps, [editor, { type: 'drop', reason: '重复' }]).article).toMatchObject({
      ...{ version: 1, current: { body: '不低于18℃。' } },
    });
  });

  test('a doubt asks the unit again while the text still stands', () => {
    const { article } = told(...published, [operator, { type: 'doubt', question: '听说改了' }]);
    expect(article).toMatchObject({
      version: 1,
      current: { body: text.body },
      work: { stage: 'asked', question: '听说改了' },
    });
    expect(refusalOf([operator, ask], [operator, { type: 'doubt', question: 'x' }])).toEqual({
      refusal: 'articleMoved',
    });
  });

  test('is written by its own unit or an editor, for a category and a unit that are there', () => {
    expect(refusalOf([stranger, write()])).toEqual({ refusal: 'othersArticle', field: 'text.unitId' });
    expect(refusalOf(...published, [stranger, write({ unitId: 'street' })])).toEqual({ refusal: 'othersArticle' });
    expect(refusalOf([operator, write()])).toEqual({ refusal: 'role' });
    expect(refusalOf([editor, write({ categoryId: '99' })])).toEqual({
      refusal: 'unknownCategory',
      field: 'text.categoryId',
    });
    expect(refusalOf([operator, { ...ask, unitId: 'nowhere' }])).toEqual({
      ...{ refusal: 'unknownUnit', field: 'unitId' },
    });
  });

  test('is confirmed by its unit or an editor, before and after its day, and withdrawn by an editor', () => {
    const confirmed = told(...published, [head, { type: 'confirm', validUntil: '2028-06-01' }, 200]).article;
    expect(confirmed.current).toMatchObject({ validUntil: '2028-06-01', publishedAt: at(monday, 60_000) });
    expect(confirmed.current?.checkedAt).toBe(at(monday, 120_000 + 200 * day));
    expect(refusalOf(...published, [operator, { type: 'confirm', validUntil: '2027-06-01' }])).toEqual({
      refusal: 'role',
    });
    const gone = told(...published, [editor, { type: 'retire', reason: '政策停止' }]).article;
    expect(standingOf(gone, monday)).toBe('retired');
    expect(
      refusalOf(
        ...published,
        [editor, { type: 'retire', reason: 'x' }],
        [head, { type: 'confirm', validUntil: '2027-06-01' }],
      ),
    ).toEqual({
      refusal: 'articleMoved',
    });
    const back = told(
      ...published,
      [editor, { type: 'retire', reason: 'x' }],
      [handler, write()],
      [editor, { type: 'publish' }],
    ).article;
    expect([standingOf(back, monday), back.version]).toEqual(['inForce', 2]);
  });

  test('stands on its last day until midnight of the hotline, and then has expired', () => {
    const { article } = told(...published);
    expect(standingOf(article, '2027-04-15T15:59:59.999Z')).toBe('inForce');
    expect(standingOf(article, '2027-04-15T16:00:00.000Z')).toBe('expired');
  });

  test.each([
    ['2026-11-22', 'validDay'],
    ['2026-11-23', undefined],
    ['2028-11-23', undefined],
    ['2028-11-24', 'validDay'],
  ])('may be valid until %s: %s', (validUntil, refusal) => {
    expect(longestValid).toBe(731);
    expect(refusalOf([handler, write({ validUntil })])).toEqual(refusal && { refusal, field: 'text.validUntil' });
  });

  test('what is in work is for the centre and its unit, what is internal for no other unit', () => {
    const inWork = told(written).article;
    const open = told(...published).article;
    const internal = told([handler, write({ readers: 'internal' })], [editor, { type: 'publish' }]).article;
    const readers = [editor, operator, handler, stranger, actor('admin')];
    expect(readers.map((who) => [inWork, open, internal].map((one) => mayReadArticle(who, one)))).toEqual([
      [true, true, true],
      [true, true, true],
      [true, true, true],
      [false, true, false],
      [false, true, false],
    ]);
  });

  test('whatever is pressed: what may be done is decided, what may not is refused, versions never run back', () => {
    const people = [editor, other, handler, head, operator, stranger, cast.reviewer];
    const commands: ArticleCommand[] = [
      ...[ask, write(), write({}, false), write({ unitId: 'street' })],
      ...[
        { type: 'publish' } as const,
        { type: 'sendBack', reason: 'x' } as const,
        { type: 'doubt', question: 'x' } as const,
      ],
      ...[{ type: 'confirm', validUntil: '2027-01-01' } as const, { type: 'retire', reason: 'x' } as const],
      { type: 'drop', reason: 'x' },
    ];
    const step = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...commands));
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 12, maxLength: 40 }), (steps) => {
        let article = noArticle('K1');
        for (const [who, command] of steps) {
          const news = decideArticle(article, command, { at: monday, actor: who, world });
          const may = articleMay(article, who, monday).includes(command.type);
          if ('refusal' in news) {
            if (may && news.field === undefined && command.type !== 'write') expect(news).toEqual('permitted');
            continue;
          }
          expect(may).toBe(true);
          const after = evolveArticle(article, { ...news, at: monday, by: who.id });
          expect(after.seq).toBe(article.seq + 1);
          expect(after.version).toBe(article.version + (news.type === 'published' ? 1 : 0));
          if (news.type === 'published') expect(who.id).not.toBe(article.work?.writtenBy);
          article = after;
          seen.add(news.type);
        }
      }),
      { numRuns: 600 },
    );
    expect(seen.size).toBe(articleCommands.length);
  });
});

describe('an answer on the spot', () => {
  const answered = (cited?: Article, now = monday) =>
    decide(null, registration({ outcome: { kind: 'answered', answer: '不低于18℃', articleId: 'K00001' } }), {
      ...{ at: now, actor: operator, world, cited },
      fresh: { number: '20261123000001', reachable: true, repeatCount: 0 },
    });

  test('says from which version of which article it was', () => {
    expect(answered(told(...published).article)).toMatchObject({
      facts: [{ type: 'registered' }, { type: 'answered', article: { id: 'K00001', version: 1 } }],
    });
  });

  test('cites none that is not there, not published, withdrawn, or past its day', () => {
    const field = 'outcome.articleId';
    expect(answered()).toEqual({ refusal: 'unknownArticle', field });
    expect(answered(told(written).article)).toEqual({ refusal: 'unknownArticle', field });
    const retired = told(...published, [editor, { type: 'retire', reason: 'x' }]).article;
    expect(answered(retired)).toEqual({ refusal: 'unknownArticle', field });
    expect(answered(told(...published).article, at(monday, 200 * day))).toEqual({ refusal: 'articleExpired', field });
  });
});
