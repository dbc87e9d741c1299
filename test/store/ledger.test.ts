import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asCommand, at, cast, registration, satisfied, steps } from '../support/league.ts';
import { ask, gist, keys, openHall, registerCase, submit, type Hall } from '../support/ledger.ts';
import { rebuild } from '../../store/rebuild.ts';
import { link } from '../../store/write.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

const countOf = async (table: string, caseId: string): Promise<number> =>
  Number(
    (await hall.database.query<{ n: string }>(`select count(*) n from ${table} where case_id = $1`, [caseId])).rows[0]
      ?.n,
  );

describe('the same click twice', () => {
  test('is one registration', async () => {
    const id = randomUUID();
    const [first, second] = await Promise.all([
      hall.ledger.register(registration(), ask(cast.operator, id)),
      hall.ledger.register(registration(), ask(cast.operator, id)),
    ]);
    const [a, b] = [first, second].map((answer) => ('facts' in answer ? answer : undefined));
    expect(a?.kase.id).toBe(b?.kase.id);
    expect([a?.repeated, b?.repeated].sort()).toEqual([false, true]);
    expect(await countOf('case_event', a!.kase.id)).toBe(1);
  });

  test('is one command, also when both arrive at once', async () => {
    const kase = await registerCase(hall.ledger);
    const id = randomUUID();
    const send = () => submit(hall.ledger, kase, cast.dispatcher, steps.dispatch[1], id);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((a) => 'facts' in a && a.kase.seq)).toEqual([2, 2, 2]);
    expect(await countOf('case_event', kase.id)).toBe(2);
    expect(await countOf('effect', kase.id)).toBe(2);
    expect(await countOf('outbox', kase.id)).toBe(2);
  });

  test('with another body is an error', async () => {
    const kase = await registerCase(hall.ledger);
    const id = randomUUID();
    await submit(hall.ledger, kase, cast.operator, { type: 'urge' }, id);
    expect(gist(await submit(hall.ledger, kase, cast.operator, { type: 'urge', text: '再催' }, id))).toBe('reused');
    expect(gist(await submit(hall.ledger, kase, cast.callbackAgent, { type: 'urge' }, id))).toBe('reused');
  });
});

describe('two people on one case', () => {
  test('one wins, the other hears in which status the case is now', async () => {
    const kase = await registerCase(hall.ledger);
    const answers = await Promise.all([
      submit(hall.ledger, kase, cast.dispatcher, { type: 'dispatch', leadUnitId: 'zjj' }),
      submit(hall.ledger, kase, { ...cast.dispatcher, id: 'other' }, { type: 'dispatch', leadUnitId: 'heat' }),
    ]);
    expect(answers.map(gist)).toEqual(expect.arrayContaining([['dispatched'], 'status']));
    expect(answers.find((a) => 'refusal' in a)).toMatchObject({ status: 'dispatched', kase: { seq: 2 } });
  });

  test('a command on a stale screen is refused with the present state', async () => {
    const kase = await registerCase(hall.ledger);
    await submit(hall.ledger, kase, cast.operator, { type: 'urge' });
    const stale = await hall.ledger.submit(kase.id, asCommand({ type: 'urge' }) as never, {
      ...ask(cast.operator),
      expectedSeq: 1,
    });
    expect(stale).toMatchObject({ refusal: 'stale', kase: { seq: 2, urgeCount: 1 } });
  });
});

test('a unit without a part in the case learns nothing of it, as if there were none', async () => {
  const kase = await registerCase(hall.ledger);
  await submit(hall.ledger, kase, cast.dispatcher, steps.dispatch[1]);
  expect(gist(await submit(hall.ledger, kase, cast.stranger, { type: 'sign' }))).toBe('notFound');
  expect(gist(await submit(hall.ledger, { ...kase, id: randomUUID() }, cast.handler, { type: 'sign' }))).toBe(
    'notFound',
  );
});

describe('reply and strike at the due instant', () => {
  const handled = async () => {
    const kase = await registerCase(hall.ledger);
    await submit(hall.ledger, kase, cast.dispatcher, {
      type: 'dispatch',
      leadUnitId: 'zjj',
      limit: { amount: 2, unit: 'hours' },
    });
    const signed = await submit(hall.ledger, kase, cast.handler, { type: 'sign' });
    return 'facts' in signed ? signed.kase : kase;
  };
  afterAll(() => {
    hall.setClock(undefined);
  });

  test.each([
    [-1, ['replied'], false],
    [0, ['replied'], true],
    [1, ['replied'], true],
  ])('at %i ms exactly one of both wins', async (ms, replied, late) => {
    hall.setClock(undefined);
    const kase = await handled();
    const { dueAt, rungs } = kase.clocks.handle!;
    const red = rungs.findIndex((r) => r.acts.includes('red'));
    hall.setClock(at(dueAt, ms));
    const strike = { type: 'strike', clock: 'handle', rung: red, at: rungs[red]!.at } as const;
    const [reply, struck] = await Promise.all([
      submit(hall.ledger, kase, cast.handler, steps.reply[1]),
      submit(hall.ledger, kase, cast.clock, strike),
    ]);
    expect(gist(reply)).toEqual(expect.arrayContaining(replied));
    const { rows } = await hall.database.query<{
      type: string;
      fact: { clock?: string; rung?: number; late?: boolean };
    }>('select type, fact from case_event where case_id = $1 order by seq', [kase.id]);
    const reds = rows.filter((r) => r.type === 'struck' && r.fact.clock === 'handle' && r.fact.rung === red);
    expect(reds).toHaveLength(late ? 1 : 0);
    expect(rows.find((r) => r.type === 'replied')?.fact.late).toBe(late);
    if (!late) expect(gist(struck)).not.toContain('supervised');
  });
});

describe('what is written', () => {
  const canary = {
    name: '卡娜丽',
    phone: '13977775555',
    address: '金丝雀巷九号',
    title: '金丝雀标题',
    content: '金丝雀内容',
  };

  test('no fact, effect, outbox or command row holds a name, number, address or text; words and caller are sealed', async () => {
    const kase = await registerCase(hall.ledger, {
      title: canary.title,
      content: canary.content,
      place: { divisionCode: '152921', address: canary.address },
      caller: { name: canary.name, phone: canary.phone },
      confidential: true,
    });
    await submit(hall.ledger, kase, cast.dispatcher, { ...steps.dispatch[1], note: canary.content });
    const tables = ['case_event', 'effect', 'outbox', 'command_log', 'case_words', 'caller'];
    for (const table of tables) {
      const { rows } = await hall.database.query<{ all: string }>(
        `select string_agg(t::text, '') as all from ${table} t`,
      );
      const bytes = Object.values(canary).map((text) => Buffer.from(text).toString('hex'));
      for (const trace of [...Object.values(canary), ...bytes]) expect(rows[0]?.all).not.toContain(trace);
    }
    const { rows } = await hall.database.query<{ state: object }>('select state from case_row where id = $1', [
      kase.id,
    ]);
    for (const text of Object.values(canary)) expect(JSON.stringify(rows[0]?.state)).not.toContain(text);
  });

  test('a caller who calls again is the same caller, and counted', async () => {
    const first = await registerCase(hall.ledger, { caller: { phone: '13911112222' } });
    const second = await registerCase(hall.ledger, { caller: { phone: '+86 139 1111 2222', name: '巴图' } });
    expect([first.repeatCount, second.repeatCount]).toEqual([0, 1]);
    expect(second.callerId).toBe(first.callerId);
  });

  test('two first calls of one number at the same time make one caller', async () => {
    const twice = await Promise.all(
      [1, 2, 3].map(() => registerCase(hall.ledger, { caller: { phone: '13933334444' } })),
    );
    expect(new Set(twice.map((kase) => kase.callerId)).size).toBe(1);
  });

  test('the fold of all facts equals the rows, a changed row and a changed fact are found', async () => {
    const kase = await registerCase(hall.ledger);
    for (const [actor, command] of [steps.dispatch, steps.sign, steps.reply, steps.endorse, steps.pass])
      await submit(hall.ledger, kase, actor, command);
    await submit(hall.ledger, kase, cast.callbackAgent, {
      type: 'recordCallback',
      outcome: 'reached',
      solved: true,
      satisfaction: satisfied,
    });
    const clean = await rebuild(hall.database, keys, false);
    expect(clean).toMatchObject({ different: [], broken: [] });
    expect(clean.cases).toBeGreaterThan(5);

    await hall.database.query(`update case_row set status = 'triage' where id = $1`, [kase.id]);
    expect((await rebuild(hall.database, keys, true)).different).toEqual([kase.id]);
    expect((await rebuild(hall.database, keys, false)).different).toEqual([]);

    await hall.database.query(
      `update case_event set fact = jsonb_set(fact, '{contacted}', 'false') where case_id = $1 and type = 'replied'`,
      [kase.id],
    );
    expect((await rebuild(hall.database, keys, false)).broken).toEqual([kase.id]);
    await hall.database.query(
      `update case_event set fact = jsonb_set(fact, '{contacted}', 'true') where case_id = $1 and type = 'replied'`,
      [kase.id],
    );
    await hall.database.query(`delete from case_words where case_id = $1`, [kase.id]);
    expect((await rebuild(hall.database, keys, false)).broken).toEqual([]);

    // whoever forges a fact and its hash must forge every hash after it
    const { rows } = await hall.database.query<{ fact: object }>(
      'select fact from case_event where case_id = $1 and seq = 1',
      [kase.id],
    );
    const forged = { ...rows[0]?.fact, channel: 'web' };
    await hall.database.query('update case_event set fact = $2, hash = $3 where case_id = $1 and seq = 1', [
      kase.id,
      forged,
      link(Buffer.alloc(32), forged),
    ]);
    expect((await rebuild(hall.database, keys, false)).broken).toEqual([kase.id]);
  });
});
