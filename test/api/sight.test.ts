import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { satisfied, steps } from '../support/league.ts';
import { call, openOffice, type Office, type Who } from './office.ts';

const phone = '13904835577';
const caller = { name: '斯琴高娃', phone };
let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

type Row = Record<string, unknown> & { id: string; by: { id?: string; role: string }; type: string };
const rows = async (who: Who, path: string): Promise<Row[]> =>
  (await (await office.as(who)).get<Row[]>(path).expect(200)).body;
const listed = async (who: Who, filter: object = {}): Promise<string[]> =>
  (await rows(who, `/api/cases?filter=${encodeURIComponent(JSON.stringify(filter))}`)).map(({ id }) => id);

const lastAccess = async (): Promise<Row | undefined> =>
  (await rows('auditor', '/api/audit')).find(({ action }) => action !== 'signIn');

async function dispatched(change: object = {}): Promise<string> {
  const { id } = await call(office, { caller, ...change });
  const dispatcher = await office.as('dispatcher');
  await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'] }).expect(200);
  return id;
}

const paths = [
  '',
  '/events',
  '/clocks',
  '/permitted',
  '/candidates',
  '/attachments',
  '/similar',
  '/earlier',
  '/enterprise',
];

describe('a unit', () => {
  test.each(paths)('that is not involved finds no case: %s', async (path) => {
    const id = await dispatched();
    const stranger = await office.as('stranger');
    const { body } = await stranger.get(`/api/cases/${id}${path}`).expect(404);
    expect(body).toMatchObject({ code: 'notFound' });
    expect(JSON.stringify(body)).not.toContain(id);
    await (await office.as('handler')).get(`/api/cases/${id}${path}`).expect(200);
    await (await office.as('admin')).get(`/api/cases/${id}${path}`).expect(404);
  });

  test('lists its own cases and those it helps with; others, and an administrator, none of them', async () => {
    const id = await dispatched();
    expect(await listed('handler')).toContain(id);
    expect(await listed('coHandler')).toContain(id);
    for (const who of ['stranger', 'admin'] as const) expect(await listed(who, { id })).toEqual([]);
  });

  test('sees the caller masked, and whole for a reason that is recorded before the answer', async () => {
    const id = await dispatched();
    const handler = await office.as('handler');
    const { body } = await handler.get(`/api/cases/${id}`).expect(200);
    expect(body.caller).toEqual({ name: '斯**', phone: '139****5577', revealable: true });
    await handler.post(`/api/cases/${id}/reveal`, {}).expect(422);
    const shown = await handler.post(`/api/cases/${id}/reveal`, { reason: '约定上门时间' }).expect(200);
    expect(shown.body).toEqual(caller);
    expect(await lastAccess()).toMatchObject({
      action: 'reveal',
      caseId: id,
      userId: 'handler',
      reason: '约定上门时间',
    });
    await (await office.as('stranger')).post(`/api/cases/${id}/reveal`, { reason: '看看' }).expect(404);
  });

  test('that only helps sees the caller masked and no more', async () => {
    const id = await dispatched();
    const coHandler = await office.as('coHandler');
    expect((await coHandler.get(`/api/cases/${id}`)).body.caller).toMatchObject({ revealable: false });
    expect((await coHandler.post(`/api/cases/${id}/reveal`, { reason: '看看' }).expect(403)).body.code).toBe(
      'callerHidden',
    );
  });

  test.each([{ confidential: true }, { anonymous: true }])('learns nothing of a caller who is %j', async (change) => {
    const id = await dispatched(change);
    const open = await call(office, { caller });
    const callerId = (await (await office.as('dispatcher')).get(`/api/cases/${id}`)).body.callerId;
    const handler = await office.as('handler');
    await handler.post(`/api/cases/${id}/reveal`, { reason: '看看' }).expect(403);
    const sign = await handler.command(id, { type: 'sign' }).expect(200);
    const answers = await Promise.all(paths.map((path) => handler.get(`/api/cases/${id}${path}`)));
    for (const text of [sign.text, ...answers.map((answer) => answer.text)]) {
      for (const secret of [phone, '****5577', '斯琴', '斯**', callerId, open.id]) expect(text).not.toContain(secret);
    }
    expect(answers[0]?.body.caller).toBeNull();
  });

  test('finds no case by the number of its caller', async () => {
    const id = await dispatched({ confidential: true });
    expect(await listed('handler', { q: phone })).toEqual([]);
    expect(await listed('dispatcher', { q: phone })).toContain(id);
    expect(await lastAccess()).toMatchObject({ action: 'lookUp', userId: 'dispatcher' });
    await (await office.as('handler')).get(`/api/callers/lookup?phone=${phone}`).expect(403);
  });

  test('does not learn who called back before the case has ended', async () => {
    const id = await dispatched();
    const [coHandler, handler, head] = [
      await office.as('coHandler'),
      await office.as('handler'),
      await office.as('head'),
    ];
    const reviewer = await office.as('reviewer');
    const agent = await office.as('callbackAgent');
    await coHandler.command(id, { type: 'submitCoReply', text: '已配合' }).expect(200);
    await handler.command(id, { type: 'sign' }).expect(200);
    await handler.command(id, steps.reply[1]).expect(200);
    await head.command(id, { type: 'approveReply' }).expect(200);
    await reviewer.command(id, { type: 'approveReply' }).expect(200);
    await agent.command(id, { type: 'recordCallback', outcome: 'noAnswer' }).expect(200);
    const whole = async () =>
      (await handler.get(`/api/cases/${id}`)).text + (await handler.get(`/api/cases/${id}/events`)).text;
    expect(await whole()).not.toMatch(
      /"callbackAgent","name":"|某callbackAgent|"id":"callbackAgent"|"by":"callbackAgent"/,
    );
    expect((await (await office.as('teamLead')).get(`/api/cases/${id}`)).text).toContain('"by":"callbackAgent"');
    await agent
      .command(id, { type: 'recordCallback', outcome: 'reached', solved: true, satisfaction: satisfied })
      .expect(200);
    expect(await whole()).toContain('某callbackAgent');
  });
});

describe('an operator', () => {
  test('lists his own registrations, and finds others by number or phone', async () => {
    const { id, number } = await call(office, { caller });
    expect(await listed('operator')).toContain(id);
    expect(await listed('otherOperator')).toEqual([]);
    expect(await listed('otherOperator', { q: number })).toEqual([id]);
    expect(await listed('otherOperator', { q: `${number.slice(0, 8)} ${number.slice(8)}` })).toEqual([id]);
    expect(await listed('otherOperator', { q: phone })).toContain(id);
    expect(await listed('otherOperator', { q: number.slice(0, 9) })).toEqual([]);
  });

  test('sees who called before, and the looking is recorded', async () => {
    const { id } = await call(office, { caller });
    const { body } = await (await office.as('operator')).get(`/api/callers/lookup?phone=139 0483 5577`).expect(200);
    expect(body.cases[0]?.id).toBe(id);
    expect(body.total).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('斯琴');
    expect(await lastAccess()).toMatchObject({ action: 'lookUp', userId: 'operator' });
    await (await office.as('operator')).get('/api/callers/lookup?phone=abc').expect(422);
  });
});

describe('a case', () => {
  test('is shown with names, words, what may be done, its clocks explained and who could handle it', async () => {
    const { id } = await call(office, { caller });
    const dispatcher = await office.as('dispatcher');
    const { body, headers } = await dispatcher.get(`/api/cases/${id}`).expect(200);
    expect(headers['etag']).toBe('"1"');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({
      ...{ categoryName: '温度不达标', place: '阿拉善左旗 锡林北路', leadUnitName: null },
      words: { content: '来电人反映小区连续三天室温不足。', address: '锡林北路' },
      permitted: expect.arrayContaining(['dispatch']),
    });
    const [citizen, clock] = await rows('dispatcher', `/api/cases/${id}/clocks`);
    expect(citizen).toMatchObject({ name: 'citizen' });
    expect(clock).toMatchObject({ name: 'dispatch', lamp: 'green' });
    expect((clock?.['lines'] as { zh: string }[]).at(-1)?.zh).toContain('到期 (24 小时)');
    const [best] = await rows('dispatcher', `/api/cases/${id}/candidates`);
    expect(best).toMatchObject({ unitId: 'zjj', role: 'lead', reason: expect.stringContaining('三定规定') });
  });

  test('has earlier ones of its caller', async () => {
    const [first, second] = [await call(office, { caller }), await call(office, { caller })];
    expect((await rows('dispatcher', `/api/cases/${second.id}/earlier`)).map(({ id }) => id)).toContain(first.id);
  });

  test('tells its facts as lines with names and words', async () => {
    const { id } = await call(office, { caller });
    const [fact] = await rows('dispatcher', `/api/cases/${id}/events`);
    expect(fact).toMatchObject({
      ...{
        seq: 1,
        type: 'registered',
        by: { id: 'operator', role: 'operator', name: '某operator', unitName: 'centre局' },
      },
      words: { title: '室温不足十五度' },
    });
  });
});

test('people and audit are for those whose work they are, and never with hashes', async () => {
  const { text } = await (await office.as('teamLead')).get('/api/users').expect(200);
  expect(text).toContain('某handler');
  expect(text).not.toMatch(/argon2|hash/i);
  const handler = await office.as('handler');
  expect((await rows('handler', '/api/users')).map(({ id }) => id)).toEqual(['handler', 'head']);
  await handler.get('/api/users/head').expect(200);
  await handler.get('/api/users/operator').expect(404);
  await handler.get('/api/audit').expect(403);
  await (await office.as('dispatcher')).get('/api/users').expect(403);
  await handler.get(`/api/cases/${randomUUID()}`).expect(404);
});
