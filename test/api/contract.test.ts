import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCall, call, openOffice, visitor, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const problem: Record<string, unknown> = {
  type: expect.any(String),
  title: expect.any(String),
  detail: expect.any(String),
  requestId: expect.any(String),
};

describe('a registration', () => {
  test('is answered 201 with its number, and again for the same key', async () => {
    const operator = await office.as('operator');
    const key = randomUUID();
    const first = await operator.post('/api/cases', aCall, key).expect(201);
    expect(first.body).toMatchObject({ number: expect.stringMatching(/^20\d{12}$/), status: 'triage', seq: 1 });
    const second = await operator.post('/api/cases', aCall, key).expect(201);
    expect(second.body.id).toBe(first.body.id);
  });

  test('with the key of another body is refused', async () => {
    const operator = await office.as('operator');
    const key = randomUUID();
    await operator.post('/api/cases', aCall, key).expect(201);
    const { body } = await operator.post('/api/cases', { ...aCall, title: '另一件事' }, key).expect(422);
    expect(body).toMatchObject({ ...problem, status: 422, code: 'idempotencyKeyReused' });
  });

  test('without a key, or with one that is no UUID, is refused by its name', async () => {
    const operator = await office.as('operator');
    const bare = await operator.agent.post('/api/cases').set('X-CSRF-Token', operator.csrf).send(aCall).expect(422);
    expect(bare.body.issues).toMatchObject([{ path: ['Idempotency-Key'] }]);
    await operator.post('/api/cases', aCall, 'abc').expect(422);
  });

  test('without the token of the session is refused', async () => {
    const operator = await office.as('operator');
    const send = () => operator.agent.post('/api/cases').set('Idempotency-Key', randomUUID());
    expect((await send().send(aCall).expect(403)).body.code).toBe('csrf');
    await send().set('X-CSRF-Token', 'ü').send(aCall).expect(403);
    await visitor(office).post('/api/cases').set('Idempotency-Key', randomUUID()).send(aCall).expect(401);
  });

  test.each([
    ['title', { title: undefined }, ['title']],
    ['a number as title', { title: 7 }, ['title']],
    ['an unknown field', { secret: 1 }, ['secret']],
    ['an unknown category', { categoryId: '99' }, ['categoryId']],
    ['an unknown division', { place: { divisionCode: '1' } }, ['place', 'divisionCode']],
    ['a phone that is none', { caller: { phone: 'abc' } }, ['caller', 'phone']],
    ['an unknown unit', { outcome: { kind: 'dispatched', leadUnitId: 'nobody' } }, ['outcome', 'leadUnitId']],
  ])('with %s is refused at that field', async (_, change, path) => {
    const operator = await office.as('operator');
    const { body } = await operator.post('/api/cases', { ...aCall, ...change }).expect(422);
    expect(body).toMatchObject({ ...problem, status: 422 });
    expect(body.issues[0]?.path).toEqual(path);
  });

  test('by a unit is refused', async () => {
    const handler = await office.as('handler');
    expect((await handler.post('/api/cases', aCall).expect(403)).body.code).toBe('role');
  });
});

describe('a command', () => {
  test('is answered with the case; the same key again with the same', async () => {
    const { id } = await call(office);
    const dispatcher = await office.as('dispatcher');
    const key = randomUUID();
    const send = () => dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj' }, key).expect(200);
    const first = await send();
    expect(first.body).toMatchObject({ id, status: 'dispatched', leadUnitName: 'zjj局', seq: 2 });
    expect(first.headers['etag']).toBe('"2"');
    expect((await send()).body.seq).toBe(2);
  });

  test('on a stale screen is 412 and says where the case stands', async () => {
    const { id } = await call(office);
    const dispatcher = await office.as('dispatcher');
    await dispatcher.command(id, { type: 'addNote', text: '已核对' }).expect(200);
    const stale = await dispatcher
      .command(id, { type: 'dispatch', leadUnitId: 'zjj' })
      .set('If-Match', '"1"')
      .expect(412);
    expect(stale.body).toMatchObject({ ...problem, code: 'stale', present: { status: 'triage', seq: 2 } });
    await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj' }).set('If-Match', '"2"').expect(200);
    await dispatcher.command(id, { type: 'addNote', text: '记' }).set('If-Match', 'two').expect(422);
  });

  test('that the status does not allow is 409 with the present status and a sentence', async () => {
    const { id } = await call(office);
    const dispatcher = await office.as('dispatcher');
    await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj' }).expect(200);
    const { body } = await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'heat' }).expect(409);
    expect(body).toMatchObject({ ...problem, code: 'status', present: { status: 'dispatched' } });
    expect(body.detail).toMatch(/\p{Script=Han}/u);
  });

  test('of the wrong desk is 403, of an unit that is not in charge 403, of one not involved 404', async () => {
    const { id } = await call(office);
    const dispatcher = await office.as('dispatcher');
    await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'] }).expect(200);
    await dispatcher.command(id, { type: 'sign' }).expect(403);
    await (await office.as('coHandler')).command(id, { type: 'sign' }).expect(403);
    const { body } = await (await office.as('stranger')).command(id, { type: 'sign' }).expect(404);
    expect(body.code).toBe('notFound');
    await (await office.as('admin')).command(id, { type: 'sign' }).expect(404);
  });

  test('of an unknown type is refused at `type`; so is one of the clock, and a second registration', async () => {
    const { id } = await call(office);
    const dispatcher = await office.as('dispatcher');
    for (const type of ['fly', 'levitate', 7, undefined]) {
      const { body } = await dispatcher.command(id, { type } as never).expect(422);
      expect(body.issues[0]?.path).toEqual(['type']);
    }
    await dispatcher.command(id, { ...aCall, type: 'register' } as never).expect(422);
    await dispatcher
      .command(id, { type: 'strike', clock: 'dispatch', rung: 0, at: '2026-11-24T00:00:00Z' })
      .expect(403);
  });

  test('about no case is 404, also when the id is none', async () => {
    const dispatcher = await office.as('dispatcher');
    await dispatcher.command(randomUUID(), { type: 'sign' }).expect(404);
    await dispatcher.command('1', { type: 'sign' }).expect(404);
    await dispatcher.get('/api/cases/abc').expect(404);
  });

  test('writes nothing when it is refused', async () => {
    const { id } = await call(office);
    const dispatcher = await office.as('dispatcher');
    await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['zjj'] }).expect(422);
    await dispatcher
      .command(id, { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 0, unit: 'days' } })
      .expect(422);
    const { rows } = await office.hall.database.query('select seq from case_event where case_id = $1', [id]);
    expect(rows).toEqual([{ seq: 1 }]);
  });
});

describe('a body', () => {
  test('that is no JSON is 400, one over a megabyte 413, one in another charset 415', async () => {
    const operator = await office.as('operator');
    const send = (body: string | Buffer, type = 'application/json') =>
      operator.agent
        .post('/api/cases')
        .set({ 'X-CSRF-Token': operator.csrf, 'Idempotency-Key': randomUUID(), 'Content-Type': type })
        .send(body);
    expect((await send('{"title":').expect(400)).body.code).toBe('notJson');
    expect((await send('[]').expect(422)).body.code).toBe('invalid');
    expect((await send('"x"').expect(400)).body.code).toBe('notJson');
    expect((await send('null').expect(400)).body.code).toBe('notJson');
    expect((await send(JSON.stringify({ title: 'x'.repeat(1_100_000) })).expect(413)).body.code).toBe('tooLarge');
    expect((await send('{}', 'application/json; charset=latin9').expect(415)).body.code).toBe('charset');
    expect((await send('title=x', 'application/x-www-form-urlencoded').expect(422)).body.code).toBe('invalid');
  });

  test('with a megabyte less a little in one field is refused at that field', async () => {
    const operator = await office.as('operator');
    const { body } = await operator.post('/api/cases', { ...aCall, content: '长'.repeat(340_000) }).expect(422);
    expect(body.issues[0]?.path).toEqual(['content']);
  });
});
