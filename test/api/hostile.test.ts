import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { schemaOf, offeredCommands } from '../../domain/case/commands.ts';
import { aCall, call, openOffice, visitor, type Office, type Seat, type Who } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const tables = ['case_row', 'case_event', 'case_words', 'caller', 'command_log', 'effect', 'outbox', 'access_log'];
const counts = async (): Promise<Record<string, number>> => {
  const columns = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ');
  const { rows } = await office.hall.database.query<Record<string, number>>(`select ${columns}`);
  return rows[0] ?? {};
};

/** Sends a body as it stands, byte for byte. */
const raw = (seat: Seat, path: string, body: string, type = 'application/json') =>
  seat.agent
    .post(path)
    .set({ 'X-CSRF-Token': seat.csrf, 'Idempotency-Key': randomUUID(), 'Content-Type': type })
    .serialize((sent) => sent)
    .send(body);

const bodies: readonly (readonly [string, string])[] = [
  ['an array', '[]'],
  ['an array of objects', `[${JSON.stringify(aCall)}]`],
  ['null', 'null'],
  ['a number', '7'],
  ['a text', '"x"'],
  ['true', 'true'],
  ['half an object', '{"title":'],
  ['two objects', '{}{}'],
  ['a comment', '{/**/}'],
  ['NaN', '{"title":NaN}'],
  ['single quotes', "{'title':'x'}"],
  ['a prototype', '{"__proto__":{"title":"x"},"constructor":{"prototype":{"polluted":1}}}'],
  ['a deep nest', `{"title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['a great number', '{"title":1e999}'],
  ['a NUL', JSON.stringify({ ...aCall, content: 'a\u0000b' })],
  ['a NUL as name of a field', JSON.stringify({ ...aCall, 'a\u0000b': 1 })],
  ['half a character', JSON.stringify(aCall).replace('"title":"', '"title":"\\ud800')],
  ['the other half', JSON.stringify(aCall).replace('"content":"', '"content":"\\udc00')],
  ['half a character in the name', JSON.stringify({ ...aCall, caller: { name: 'a\ud800' } })],
  ['a field too many, deep inside', JSON.stringify({ ...aCall, place: { divisionCode: '152921', floor: 3 } })],
];

describe('a body', () => {
  test.each(bodies)('that is %s is refused with a problem, and nothing is written', async (_, body) => {
    const seat = await office.as('operator');
    const { id } = await call(office);
    const before = await counts();
    for (const path of ['/api/cases', `/api/cases/${id}/commands`, `/api/cases/${id}/reveal`, '/api/limits/preview']) {
      const answer = await raw(seat, path, body);
      expect([path, answer.status, answer.type]).toEqual([
        path,
        answer.status === 400 ? 400 : 422,
        'application/problem+json',
      ]);
    }
    expect(await counts()).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['content', { content: 'a\u0000b' }],
    ['title', { title: '\ud800' }],
    ['title', { title: ['x'] }],
    ['content', { content: { text: 'x' } }],
    ['anonymous', { anonymous: 'yes' }],
    ['caller.name', { caller: { name: 'a\u0000b' } }],
    ['caller.phone', { caller: { phone: 13904830001 } }],
    ['caller.age', { caller: { age: 40 } }],
    ['place.floor', { place: { divisionCode: '152921', floor: 3 } }],
    ['place.address', { place: { divisionCode: '152921', address: '巷'.repeat(301) } }],
    ['outcome.answer', { outcome: { kind: 'answered', answer: '' } }],
    ['outcome.kind', { outcome: { kind: 'lost' } }],
  ])('is refused at %s', async (field, change) => {
    const before = await counts();
    const { body } = await (await office.as('operator')).post('/api/cases', { ...aCall, ...change }).expect(422);
    expect(body.issues.map(({ path }) => path.join('.'))).toEqual([field]);
    expect(await counts()).toEqual(before);
  });
});

describe('no call at all makes a fault', () => {
  const junk = fc.oneof(
    fc.constantFrom('', '\u0000', '\ud800', '𠮷', '-1', '1e9', 'null', "' or 1=1 --", '../..', '%', '字'.repeat(400)),
    fc.constantFrom(null, true, -1, 0, 2 ** 31, 2 ** 53, 1e300, 0.5, [], {}, [null], { kind: 'dispatched' }),
    fc.constantFrom('9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 'zjj', '01.02.03', 'redo'),
  );

  test('neither a command with anything in its fields', async () => {
    const { id } = await call(office);
    await (await office.as('dispatcher')).command(id, { type: 'dispatch', leadUnitId: 'zjj' }).expect(200);
    await (await office.as('handler')).command(id, { type: 'sign' }).expect(200);
    const commands = fc.constantFrom(...offeredCommands).chain((type) => {
      const fields = Object.keys(schemaOf(type).shape).filter((field) => field !== 'type');
      const filled = fc.record(Object.fromEntries(fields.map((field) => [field, junk])), { requiredKeys: [] });
      return filled.map((body) => ({ ...body, type }));
    });
    const desks = fc.constantFrom<Who>('handler', 'dispatcher', 'operator', 'head', 'callbackAgent', 'adjudicator');
    await fc.assert(
      fc.asyncProperty(commands, desks, async (command, who) => {
        const seat = await office.as(who);
        const before = await counts();
        const answer = await seat.post(`/api/cases/${id}/commands`, command);
        expect(answer.status).toBeLessThan(500);
        if (answer.status !== 200) expect(await counts()).toEqual(before);
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  test.each([
    ['dispatch', { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 1e9, unit: 'workingDays' } }],
    ['dispatch', { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 9_999, unit: 'workingDays' } }],
    ['dispatch', { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 9_999, unit: 'days' } }],
    ['dispatch', { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 0.5, unit: 'days' } }],
    ['dispatch', { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: -1, unit: 'hours' } }],
  ])('nor a limit beyond all measure: %s %j', async (_, command) => {
    const { id } = await call(office);
    const { status } = await (await office.as('dispatcher')).post(`/api/cases/${id}/commands`, command);
    expect([200, 422]).toContain(status);
  });

  test('nor any address, with any query', async () => {
    const { id } = await call(office);
    const parts = ['%00', '%FF', '..%2f', 'null', '0', "'", '%F0%A0%AE%B7', id, id.toUpperCase(), `${id}x`];
    const queries = [
      ...['', '?filter=', '?filter=null', '?filter=[]', '?filter=7', '?filter={"id":"%00"}', '?filter={"q":"%00"}'],
      ...['?filter={"q":{}}', '?filter={"__proto__":1}', '?filter[a]=1', '?filter={}&filter={}', '?sort=["id","UP"]'],
      ...['?sort=["__proto__","ASC"]', '?range=[-1,5]', '?range=[0,1e99]', '?range=[1.5,2]', '?range=["0","1"]'],
      ...['?filter={"registeredAfter":"0000-01-01T00:00:00Z"}', '?filter={"dueBefore":"9999-12-31T23:59:59Z"}'],
      ...['?q=%00', '?phone=%00', '?phone=1', `?phone=${'1'.repeat(41)}`, '?lang=%00'],
    ];
    const seats = [await office.as('teamLead'), await office.as('handler'), await office.as('auditor')];
    const strange = visitor(office);
    const wrong: unknown[] = [];
    const gets = office.app.routes.filter(({ method, path }) => method === 'get' && path !== '/api/stream');
    for (const { path } of gets) {
      const filled = path.includes(':') ? parts.map((part) => path.replace(/:\w+/, part)) : [path];
      for (const one of filled)
        for (const query of path.includes(':') ? queries.slice(0, 1) : queries)
          for (const seat of [...seats, strange]) {
            const { status, type } = await seat.get(one + query.replaceAll('"', '%22'));
            // the page of a citizen's link says it in words
            const said = one.startsWith('/rate/') && type === 'text/html';
            const isProblem = status < 400 || said || type === 'application/problem+json';
            if (status >= 500 || !isProblem) wrong.push([one + query, status, type]);
          }
    }
    expect(wrong).toEqual([]);
    expect(gets.length).toBeGreaterThan(25);
  }, 90_000);

  test('nor a sign-in', async () => {
    for (const username of ['\u0000', '\ud800', "' or true --", '字'.repeat(101), 7, null, ['operator'], {}]) {
      const { status } = await visitor(office).post('/api/session').send({ username, password: 'x' });
      expect([401, 422]).toContain(status);
    }
    for (const password of ['\u0000', '\ud800', 7, null, 'x'.repeat(401)]) {
      const { status } = await visitor(office).post('/api/session').send({ username: 'operator', password });
      expect([401, 422]).toContain(status);
    }
  });

  test('nor has one been logged', () => {
    expect(office.log()).not.toContain('"fault"');
    expect(office.log()).not.toMatch(/"status":5\d\d/);
  });
});

test('nothing without a session answers more than 401, whatever the route', async () => {
  const closed = office.app.routes.filter(({ open }) => open !== true);
  expect(closed.length).toBeGreaterThan(25);
  for (const { method, path } of closed) {
    const { status, body } = await visitor(office)[method](path.replace(/:\w+/g, randomUUID()));
    expect([method, path, status, body.code]).toEqual([method, path, 401, 'notSignedIn']);
  }
});

test('nothing is written without the token of the session, whatever the route', async () => {
  const { id } = await call(office);
  const { agent } = await office.as('operator');
  const before = await counts();
  // the page of a citizen's link has no session, and so no token
  const writes = office.app.routes.filter(({ method, path }) => method !== 'get' && path.startsWith('/api/'));
  for (const { method, path } of writes.filter((route) => `${route.method} ${route.path}` !== 'post /api/session')) {
    const { status, body } = await agent[method](path.replace(/:\w+/g, id));
    expect([method, path, status, body.code]).toEqual([method, path, 403, 'csrf']);
  }
  expect(await counts()).toEqual(before);
  expect((await office.as('operator')).csrf.length).toBeGreaterThan(20);
});

test('a registration with the key of somebody else is refused, and the key in capitals is the same key', async () => {
  const key = randomUUID();
  const { body } = await (await office.as('operator')).post('/api/cases', aCall, key).expect(201);
  const again = await (await office.as('operator')).post('/api/cases', aCall, key.toUpperCase()).expect(201);
  expect(again.body.id).toBe(body.id);
  const other = await (await office.as('otherOperator')).post('/api/cases', aCall, key).expect(422);
  expect(other.body.code).toBe('idempotencyKeyReused');
  expect(other.text).not.toContain(body.id);
});
