import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SavedView } from '../../domain/lists.ts';
import { openOffice, type Office, type Who } from './office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()), 60_000);
afterAll(() => office.close());

const view = { name: '左旗红灯', scope: 'mine', list: 'cases', filter: { lamp: 'red', divisionCode: '152921' } };
const keep = async (who: Who, change: object = {}) => (await office.as(who)).post('/api/views', { ...view, ...change });
const seen = async (who: Who) =>
  (await (await office.as(who)).get<SavedView[]>('/api/views').expect(200)).body.map(({ name, mine }) => [name, mine]);

test('a view is kept, listed, replaced by the same name, and dropped', async () => {
  const first = await keep('teamLead', { sort: ['dueAt', 'ASC'] });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ ...view, sort: ['dueAt', 'ASC'], mine: true });
  await keep('teamLead', { filter: { lamp: 'yellow' } });
  const seat = await office.as('teamLead');
  const { body } = await seat.get<SavedView[]>('/api/views');
  expect(body.map(({ filter, sort }) => [filter, sort])).toEqual([[{ lamp: 'yellow' }, null]]);
  const drop = (id: string) => seat.agent.delete(`/api/views/${id}`).set('X-CSRF-Token', seat.csrf);
  await drop(body[0]?.id ?? '').expect(204);
  await drop(body[0]?.id ?? '').expect(404);
  await drop('nonsense').expect(404);
  expect(await seen('teamLead')).toEqual([]);
});

test('one that is shared is seen by the unit and nobody else, and dropped by its owner alone', async () => {
  const { body } = await keep('handler', { name: '本单位', scope: 'unit', list: 'queues/handling' });
  await keep('handler', { name: '只给自己' });
  expect(await seen('head')).toEqual([['本单位', false]]);
  expect(await seen('handler')).toEqual([
    ['本单位', true],
    ['只给自己', true],
  ]);
  expect(await seen('coHandler')).toEqual([]);
  const head = await office.as('head');
  await head.agent.delete(`/api/views/${body.id}`).set('X-CSRF-Token', head.csrf).expect(404);
  await head.agent.delete(`/api/views/${body.id}`).expect(403);
});

test.each([
  [{ name: '' }, 'name'],
  [{ name: '长'.repeat(41) }, 'name'],
  [{ scope: 'world' }, 'scope'],
  [{ list: 'users' }, 'list'],
  [{ list: 'queues/nowhere' }, 'list'],
  [{ filter: { colour: 'red' } }, 'filter'],
  [{ filter: { q: '139 0483 5577' } }, 'filter'],
  [{ sort: ['title', 'ASC'] }, 'sort'],
])('refuses %j at that field', async (change, field) => {
  const { status, body } = await keep('dispatcher', change);
  expect([status, body.issues[0]?.path[0]]).toEqual([422, field]);
});

test('nobody keeps more than fifty', async () => {
  const kept = [];
  for (let i = 0; i < 51; i++) kept.push((await keep('reviewer', { name: `第 ${String(i)} 个` })).status);
  expect(kept.slice(-2)).toEqual([201, 409]);
  expect((await keep('reviewer', { name: '第 3 个', filter: {} })).status).toBe(201);
});
