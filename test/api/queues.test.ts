import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { steps } from '../support/league.ts';
import { call, openOffice, type Office, type Seen, type Who } from './office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  for (const [minute, title] of ['暖气不热', '路灯不亮'].entries()) {
    office.hall.setClock(`2026-11-16T02:0${String(minute)}:00.000Z`);
    await call(office, { title });
  }
  office.hall.setClock(undefined);
  await call(office, { title: '暖气漏水', urgency: 'urgent' });
  const dispatcher = await office.as('dispatcher');
  for (let i = 0; i < 2; i++) {
    const { id } = await call(office, { title: '协办的事' });
    await dispatcher.command(id, steps.dispatchTogether[1]).expect(200);
  }
}, 60_000);
afterAll(() => office.close());

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const list = async (who: Who, name: string, filter: object = {}, sort?: [string, string]) =>
  (await office.as(who))
    .get<Seen[]>(`/api/queues/${name}?filter=${json(filter)}${sort ? `&sort=${json(sort)}` : ''}`)
    .expect(200);
const titles = async (...asked: Parameters<typeof list>) => (await list(...asked)).body.map(({ title }) => title);

test.each<[object, string[]]>([
  [{}, ['暖气不热', '路灯不亮', '暖气漏水']],
  [{ urgency: 'urgent' }, ['暖气漏水']],
  [{ q: '暖气' }, ['暖气不热', '暖气漏水']],
  [{ q: '暖气', lamp: 'red' }, ['暖气不热']],
  [{ status: 'handling' }, []],
])('a queue is narrowed by the filters of the list of cases: %j', async (filter, found) => {
  const { body, headers } = await list('teamLead', 'triage', filter);
  expect(body.map(({ title }) => title)).toEqual(found);
  expect(headers['content-range']).toMatch(new RegExp(`^queues/triage .*/${String(found.length)}$`));
});

test('and sorted by its fields, of the queue’s own order without one', async () => {
  expect(await titles('teamLead', 'triage', {}, ['registeredAt', 'DESC'])).toEqual([
    '暖气漏水',
    '路灯不亮',
    '暖气不热',
  ]);
  expect(await titles('teamLead', 'triage', {}, ['dueAt', 'DESC'])).toEqual(
    (await titles('teamLead', 'triage')).toReversed(),
  );
});

test.each(['filter={"colour":1}', 'sort=["title","ASC"]'])('%s is refused', async (query) => {
  await (await office.as('teamLead')).get(`/api/queues/triage?${query}`).expect(422);
});

test('instants and lamps are those of the clock by which the queue goes', async () => {
  const { body } = await list('coHandler', 'coHandling');
  expect(body).toHaveLength(2);
  const dueAt = body[0]?.dueAt;
  expect((await list('coHandler', 'coHandling', { dueAfter: dueAt })).body).toEqual(body);
  expect(await titles('coHandler', 'coHandling', { dueBefore: dueAt })).toEqual([]);
  expect(await titles('coHandler', 'coHandling', { lamp: 'red' })).toEqual([]);
  expect(await titles('coHandler', 'coHandling', { lamp: 'green' })).toHaveLength(2);
});
