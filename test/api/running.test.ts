import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../store/database.ts';
import { steps } from '../support/league.ts';
import { until } from '../support/until.ts';
import { ear } from './exchange.ts';
import { call, openOffice, password, visitor, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('personal data', () => {
  const canaries = { name: '乌日娜金丝雀', phone: '13904837719', words: '金丝雀的哨声', address: '金丝雀巷七号' };

  test('reaches no log, metric, fact or message to the engine', async () => {
    const { name, phone, words, address } = canaries;
    const caller = { name, phone };
    const { id } = await call(office, {
      title: words,
      content: words,
      caller,
      place: { divisionCode: '152921', address },
    });
    const dispatcher = await office.as('dispatcher');
    await dispatcher.get(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ q: words }))}`).expect(200);
    await dispatcher.get(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ q: phone }))}`).expect(200);
    await dispatcher.get(`/api/callers/lookup?phone=${phone}`).expect(200);
    await dispatcher.post(`/api/cases/${id}/reveal`, { reason: words }).expect(200);
    await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj', note: words }).expect(200);
    await dispatcher.agent
      .post('/api/cases')
      .set({ 'X-CSRF-Token': dispatcher.csrf, 'Content-Type': 'application/json' })
      .send(`{"title":"${words}"`)
      .expect(400);
    await (await office.as('handler')).get(`/api/cases/${id}/events`).expect(200);
    const metrics = await visitor(office).get('/metrics').expect(200);
    const { database } = office.hall;
    const stored = await Promise.all(
      ['case_event', 'outbox', 'effect', 'notice', 'command_log'].map(
        async (table) =>
          (await database.query(`select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`)).rows[0] as {
            text: string;
          },
      ),
    );
    const state = (
      await database.query<{ text: string }>('select string_agg(state::text, $1) as text from case_row', [' '])
    ).rows[0];
    const seen = [office.log(), metrics.text, state?.text ?? '', ...stored.map(({ text }) => text)];
    expect(seen.every((text, i) => text.length > 0 || i > 2)).toBe(true);
    for (const text of seen)
      for (const canary of [...Object.values(canaries), encodeURIComponent(words), phone.slice(3)])
        expect(text).not.toContain(canary);
  });

  test('lies sealed in its own tables', async () => {
    const { rows } = await office.hall.database.query<{ sealed: Buffer }>(
      'select sealed from case_words union all select sealed from caller',
    );
    expect(rows.length).toBeGreaterThan(4);
    expect(Buffer.concat(rows.map(({ sealed }) => sealed)).includes('金丝雀')).toBe(false);
  });
});

describe('the log', () => {
  test('has a line per request: id, method, route, status, person, and no address', async () => {
    const operator = await office.as('operator');
    await operator.get('/api/cases?range=[0,3]').set('X-Request-Id', 'from-the-outside-1').expect(200);
    const line = office
      .log()
      .split('\n')
      .find((text) => text.includes('from-the-outside-1'));
    const seen = JSON.parse(line ?? '{}') as Record<string, unknown>;
    expect(seen).toMatchObject({
      method: 'GET',
      route: '/api/cases',
      status: 200,
      user: 'operator',
      ms: expect.any(Number),
    });
    expect(line).not.toContain('range');
  });

  test('takes no id that is none', async () => {
    const { headers } = await visitor(office).get('/healthz').set('X-Request-Id', 'a b{}');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('who runs it', () => {
  test('sees that it lives and can work; an engine that is away stops nothing', async () => {
    expect((await visitor(office).get('/healthz').expect(200)).body).toEqual({ status: 'ok' });
    const { body } = await visitor(office).get('/readyz').expect(200);
    expect(body).toMatchObject({ database: 'ok', engine: 'down', outboxAgeSeconds: expect.any(Number) });
  });

  test('sees that the database is away; whoever works is told so, and that nothing is lost', async () => {
    const away = openDatabase('postgresql://nobody@127.0.0.1:1/nothing', 1, () => undefined);
    const without = await openOffice({ database: away });
    const { body } = await visitor(without).get('/readyz').expect(503);
    expect(body).toEqual({ database: 'down', engine: 'down', outboxAgeSeconds: null });
    await visitor(without).get('/healthz').expect(200);
    const signIn = await visitor(without).post('/api/session').send({ username: 'operator', password }).expect(503);
    expect(signIn.body.code).toBe('databaseDown');
    expect(signIn.headers['retry-after']).toBe('1');
    await away.end();
    await without.close();
  });

  test('counts requests and commands', async () => {
    await call(office);
    const { text } = await visitor(office).get('/metrics').expect(200);
    expect(text).toMatch(/yihao_commands_total\{type="register",outcome="accepted"\} \d+/);
    expect(text).toContain(
      'yihao_http_request_seconds_bucket{le="0.005",method="POST",route="/api/cases",status="201"}',
    );
    expect(text).toMatch(/yihao_outbox_age_seconds [\d.]+/);
  });

  test('keeps the figures behind a token where there is one', async () => {
    const guarded = await openOffice({ metricsToken: 'a-token-of-sixteen' });
    await visitor(guarded).get('/metrics').expect(403);
    await visitor(guarded).get('/metrics').set('Authorization', 'Bearer a-token-of-sixteen').expect(200);
    await guarded.close();
  });

  test('offers no accounts but those of a demonstration', async () => {
    await visitor(office).get('/api/session/demo-accounts').expect(404);
  });

  test('sends strict headers', async () => {
    const { headers } = await visitor(office).get('/healthz');
    expect(headers['content-security-policy']).toMatch(/^default-src 'self';.*script-src 'self';/);
    expect(headers['permissions-policy']).toBe('geolocation=(self), camera=(), microphone=(), payment=(), usb=()');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('the stream', () => {
  const listen = (username: string) => ear(office.app, username);

  test('tells each only of his own cases, and in which of his queues they are now', async () => {
    const [handler, stranger, dispatcher, other] = [
      await listen('handler'),
      await listen('stranger'),
      await listen('dispatcher'),
      await listen('otherOperator'),
    ];
    expect(handler.type).toBe('text/event-stream');
    const { id } = await call(office);
    await (await office.as('dispatcher')).command(id, steps.dispatch[1]).expect(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(dispatcher.text()).toContain(`data: {"caseId":"${id}","seq":1,"queues":["triage"]}`);
    expect(handler.text()).toContain(`data: {"caseId":"${id}","seq":2,"queues":["sign","dueSoon","overdue"]}`);
    for (const silent of [stranger, other]) expect(silent.text()).not.toContain(id);
    await Promise.all([handler, stranger, dispatcher, other].map((listener) => listener.close()));
  });

  test('hears what another process has written', async () => {
    const teamLead = await listen('teamLead');
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    const answer = await office.hall.ledger.register((await import('../support/league.ts')).registration(), {
      commandId: 'elsewhere',
      actor: { id: 'operator', roles: ['operator'], unitId: 'centre' },
    });
    const id = 'facts' in answer ? answer.kase.id : undefined;
    expect(id).toBeDefined();
    await until('the other process is heard', () => Promise.resolve(teamLead.text().includes(String(id))));
    await teamLead.close();
  });
});

describe('the description', () => {
  interface Layer {
    route?: { path: unknown } | undefined;
    handle: object;
  }
  const methodsOf = (route: object): string[] =>
    'methods' in route && typeof route.methods === 'object' ? Object.keys(route.methods ?? {}) : [];
  const within = (handle: object): readonly Layer[] =>
    'stack' in handle && Array.isArray(handle.stack) ? (handle.stack as Layer[]) : [];
  const registered = (stack: readonly Layer[]): string[] =>
    stack.flatMap(({ route, handle }) => [
      ...(route && typeof route.path === 'string'
        ? methodsOf(route).map((method) => `${method} ${String(route.path)}`)
        : []),
      ...registered(within(handle)),
    ]);

  test('lists every route that Express knows, with its schemas', async () => {
    const { body } = await visitor(office)
      .get<{ paths: Record<string, Record<string, { responses: object }>> }>('/api/openapi.json')
      .expect(200);
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const known = [...new Set(registered(office.app.app.router.stack))];
    expect(known.length).toBeGreaterThan(30);
    expect(described.toSorted()).toEqual(known.toSorted());
    expect(JSON.stringify(body.paths['/api/cases/{id}/commands'])).toContain('recordCallback');
    expect(JSON.stringify(body.paths['/api/cases'])).toContain('Idempotency-Key');
  });

  test('answers what is no route with a problem', async () => {
    const { body, type } = await visitor(office).get('/api/nothing').expect(404);
    expect(type).toBe('application/problem+json');
    expect(body.code).toBe('notFound');
    await visitor(office).get('/api/cases/%E0%A4%A').expect(400);
  });
});
