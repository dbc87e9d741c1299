import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evolveArticle, noArticle, type Article, type ArticleFact, type ArticleText } from '../../domain/articles.ts';
import { aCall, openOffice, type Office, type Who } from './office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()), 60_000);
afterAll(() => office.close());

interface Whole {
  id: string;
  seq: number;
  version: number;
  standing: string;
  may: string[];
  current?: ArticleText;
  work?: { stage: string; question?: string; askedByName?: string };
  facts: { type: string; byName: string }[];
  code: string;
  issues: { path: string[]; code: string }[];
}
interface Row {
  id: string;
  title: string;
  uses: number;
  unitName: string;
  words: string[];
  expired: boolean;
  body: string;
}

const text: ArticleText = {
  ...{ title: '室温不达标怎样申请测温', body: '先报修，两天没有解决的可以申请上门测温。', categoryId: '01.02.03' },
  ...{ unitId: 'zjj', readers: 'public', validUntil: '2027-06-30' },
};
const begin = async (who: Who, command: object, id?: string) =>
  (await office.as(who)).post<Whole>('/api/articles', command, id);
const tell = async (who: Who, id: string, command: object) =>
  (await office.as(who)).post<Whole>(`/api/articles/${id}/commands`, command);
const read = async (who: Who, id: string) => (await office.as(who)).get<Whole>(`/api/articles/${id}`);
const list = async (who: Who, filter: object) =>
  (
    await (
      await office.as(who)
    )
      .get<Row[]>(`/api/articles?filter=${encodeURIComponent(JSON.stringify(filter))}`)
      .expect(200)
  ).body;
const suggest = async (who: Who, told: object) =>
  (await (await office.as(who)).post<Row[]>('/api/articles/suggest', told).expect(200)).body;

async function published(change: Partial<ArticleText> = {}): Promise<string> {
  const { body } = await begin('handler', { type: 'write', text: { ...text, ...change }, submit: true });
  expect((await tell('editor', body.id, { type: 'publish' })).status).toBe(200);
  return body.id;
}

describe('an article', () => {
  test('is asked for, written, published, and read by everybody with what has happened', async () => {
    const asked = await begin('operator', {
      type: 'ask',
      question: '测温谁来做？',
      categoryId: '01.02.03',
      unitId: 'zjj',
    });
    expect(asked.status).toBe(201);
    const { id } = asked.body;
    expect(id).toMatch(/^K\d{5}$/);
    expect(asked.body.work).toMatchObject({ stage: 'asked', question: '测温谁来做？', askedByName: '某operator' });
    expect((await read('handler', id)).body.may).toEqual(['write']);
    expect((await read('stranger', id)).status).toBe(404);
    expect((await tell('handler', id, { type: 'write', text, submit: true })).body.work?.stage).toBe('review');
    expect((await tell('head', id, { type: 'publish' })).body.code).toBe('role');
    const { body } = await tell('editor', id, { type: 'publish' });
    expect(body).toMatchObject({ version: 1, standing: 'inForce', current: { title: text.title } });
    const seen = (await read('stranger', id)).body;
    expect(seen.facts.map(({ type, byName }) => [type, byName])).toEqual([['published', '某editor']]);
    expect((await read('head', id)).body.facts.map(({ type, byName }) => [type, byName])).toEqual([
      ['published', '某editor'],
      ['written', '某handler'],
      ['asked', '某operator'],
    ]);
    expect((await tell('operator', id, { type: 'doubt', question: '听说改了？' })).status).toBe(200);
    expect((await read('stranger', id)).body.work).toBeUndefined();
    expect((await list('stranger', { shelf: 'asked' })).map((row) => row.id)).not.toContain(id);
    expect((await list('head', { shelf: 'asked' })).map((row) => row.id)).toContain(id);
    expect((await list('stranger', { shelf: 'inForce' })).map((row) => row.id)).toContain(id);
  });

  test('the same click is one command, another body under its id is refused, and a stale screen changes nothing', async () => {
    const click = randomUUID();
    const command = { type: 'ask', question: '重复？', categoryId: '01.02.03', unitId: 'zjj' };
    const [first, second] = [await begin('operator', command, click), await begin('operator', command, click)];
    expect(second.body.id).toBe(first.body.id);
    expect((await begin('operator', { ...command, question: '别的' }, click)).body.code).toBe('idempotencyKeyReused');
    const seat = await office.as('handler');
    const stale = await seat
      .post<Whole>(`/api/articles/${first.body.id}/commands`, { type: 'write', text, submit: false })
      .set('If-Match', '"7"');
    expect([stale.status, stale.body.code]).toEqual([412, 'articleStale']);
    const unread = await seat
      .post<Whole>(`/api/articles/${first.body.id}/commands`, { type: 'write', text, submit: false })
      .set('If-Match', 'the last one');
    expect([unread.status, unread.body.issues[0]?.path]).toEqual([422, ['If-Match']]);
    expect((await read('handler', first.body.id)).body.seq).toBe(1);
  });

  test('bad input names its field', async () => {
    const wrong = await begin('handler', { type: 'write', submit: true, text: { ...text, validUntil: '2020-01-01' } });
    expect([wrong.status, wrong.body.issues]).toEqual([
      422,
      [expect.objectContaining({ path: ['text', 'validUntil'], code: 'validDay' })],
    ]);
    const shape = await begin('handler', { type: 'write', submit: true, text: { ...text, title: ' ' } });
    expect(shape.body.issues[0]?.path).toEqual(['text', 'title']);
    expect((await read('operator', 'nonsense')).status).toBe(404);
    expect((await tell('editor', 'K99999', { type: 'publish' })).status).toBe(404);
  });
});

describe('what fits a matter that is told', () => {
  test('is found by its telling words and its category; what is expired comes last, what is internal not to other units', async () => {
    const measured = await published({ title: '测温记录作为退费依据', body: '双方签字的测温记录是退费依据。' });
    const secret = await published({ title: '测温争议的内部口径', readers: 'internal' });
    const old = await published({ title: '测温收费标准' });
    await office.hall.database.query(`update article set valid_until = '2020-01-01' where id = $1`, [old]);
    const told = { text: '家里冷，想问测温以后怎么退费' };
    const found = await suggest('operator', told);
    expect(found[0]).toMatchObject({ id: measured, unitName: 'zjj局', expired: false });
    expect(found[0]?.words).toEqual(expect.arrayContaining(['测温', '退费']));
    expect(found.at(-1)).toMatchObject({ id: old, expired: true });
    expect(found.map(({ id }) => id)).toContain(secret);
    expect((await suggest('stranger', told)).map(({ id }) => id)).not.toContain(secret);
    expect(await suggest('operator', { text: '想问什么时候怎么办' })).toEqual([]);
    expect((await suggest('operator', { text: '别的事', categoryId: '01.02.03' })).length).toBeGreaterThan(0);
  });

  test('a list finds by words, number and shelf', async () => {
    const id = await published({ title: '采暖费怎样退' });
    expect((await list('operator', { q: '采暖费' })).map((row) => row.id)).toEqual([id]);
    expect((await list('operator', { q: id.toLowerCase() })).map((row) => row.id)).toEqual([id]);
    expect((await list('editor', { shelf: 'expired' })).length).toBe(1);
    const seat = await office.as('operator');
    expect((await seat.get('/api/articles?filter=%7B%22shelf%22%3A%22none%22%7D')).status).toBe(422);
  });
});

describe('an answer on the spot', () => {
  const answered = async (articleId: string) =>
    (await office.as('operator')).post<Whole>('/api/cases', {
      ...aCall,
      outcome: { kind: 'answered', answer: '请先报修', articleId },
    });

  test('cites an article, is found by it, and is counted for it', async () => {
    const id = await published({ title: '报修电话' });
    const made = await answered(id);
    expect([made.status, made.body]).toMatchObject([201, { article: { id, version: 1 } }]);
    const [row] = await list('operator', { q: id });
    expect(row?.uses).toBe(1);
    const seat = await office.as('teamLead');
    const cases = async (filter: object) =>
      (await seat.get<{ id: string }[]>(`/api/cases?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.map(
        (one) => one.id,
      );
    expect(await cases({ articleId: id })).toEqual([made.body.id]);
    expect(await cases({ cited: true })).toEqual([made.body.id]);
    expect(await cases({ cited: false })).not.toContain(made.body.id);
  });

  test('is refused at its field with an article that is not there', async () => {
    const { status, body } = await answered('K99999');
    expect([status, body.issues[0]?.path]).toEqual([422, ['outcome', 'articleId']]);
  });

  test('what is answered from memory shows where an article is missing', async () => {
    const seat = await office.as('operator');
    await seat.post('/api/cases', {
      ...aCall,
      categoryId: '01.02.04',
      outcome: { kind: 'answered', answer: '记得是' },
    });
    const gaps = (
      await (await office.as('editor')).get<{ categoryId: string; answered: number }[]>('/api/articles/gaps')
    ).body;
    expect(gaps).toContainEqual(expect.objectContaining({ categoryId: '01.02.04', answered: 1, articles: 0 }));
    expect((await (await office.as('handler')).get('/api/articles/gaps')).status).toBe(403);
  });
});

test('every article is the fold of what has happened to it', async () => {
  const { rows } = await office.hall.database.query<{ state: Article; facts: ArticleFact[] }>(
    `select state, (select jsonb_agg(fact order by seq) from article_event where article_id = id) as facts from article`,
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { state, facts } of rows) expect(facts.reduce(evolveArticle, noArticle(state.id))).toEqual(state);
});
