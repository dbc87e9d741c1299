import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Send } from '../../activities/channels.ts';
import { connectEngine } from '../../engine/connect.ts';
import { createCourier } from '../../engine/courier.ts';
import { thinOf, type Thin } from '../../domain/case/thin.ts';
import { hasty } from '../support/hasty.ts';
import { handleOf, openEngine, receiptsIn, spot, untilOwedNothing, statusOf, type Bench } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { told } from '../../workflows/messages.ts';
import { at, cast, steps } from '../support/league.ts';
import { temporalAddress } from '../support/temporal.ts';
import { openHall, registerCase, submit, type Hall } from '../support/ledger.ts';

let hall: Hall;
let bench: Bench;
beforeAll(async () => {
  hall = await openHall(hasty);
  bench = await openEngine(hall);
}, 60_000);
afterEach(() => bench.rest());
afterAll(async () => {
  await bench.close();
  await hall.close();
});

const owedNothing = (caseId: string) => untilOwedNothing(bench, caseId);
const receiptsOf = (caseId: string) => receiptsIn(hall, caseId);

describe('a worker that dies', () => {
  test('between sending and recording sends again with the same key; recorded once', async () => {
    const keys: string[] = [];
    const dying: Send = ({ id }) => {
      keys.push(id);
      return keys.length < 3
        ? Promise.reject(new Error('the worker died'))
        : Promise.resolve({ channel: 'sms', receipt: 'ok', text: '' });
    };
    await bench.work(dying);
    const kase = await registerCase(hall.ledger, spot);
    await owedNothing(kase.id);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(3);
    expect(await receiptsOf(kase.id)).toEqual(['ok']);
  });

  test('leaves its cases to the next worker', async () => {
    const kase = await registerCase(hall.ledger, spot);
    await bench.work();
    await until('the workflow ends', async () => (await statusOf(bench, kase.id)) === 'COMPLETED');
  });
});

test('two performers at once send one message', async () => {
  const kase = await registerCase(hall.ledger, spot);
  const [id = ''] = await bench.effects.owedBy(kase.id);
  let sent = 0;
  const slow: Send = async () => {
    sent++;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { channel: 'console', receipt: 'shown', text: '' };
  };
  const done = await Promise.all([1, 2, 3].map(() => bench.effects.perform(id, slow)));
  expect([sent, done.filter(Boolean).length]).toEqual([1, 1]);
  expect(await bench.effects.perform(id, slow)).toBe(false);
});

test('two couriers tell the engine nothing twice that matters', async () => {
  const engine = connectEngine(temporalAddress(), 'default');
  const second = createCourier(hall.database, engine, { onError: () => undefined, taskQueue: bench.taskQueue });
  await bench.work();
  const kase = await registerCase(hall.ledger, spot);
  await owedNothing(kase.id);
  expect(await receiptsOf(kase.id)).toEqual(['shown']);
  await second.stop();
  await engine.close();
});

test('a message in the hands of a worker that then dies is sent by another', async () => {
  const kase = await registerCase(hall.ledger, spot);
  const [id = ''] = await bench.effects.owedBy(kase.id);
  const dying = bench.effects.perform(id, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    throw new Error('the worker died');
  });
  await bench.work();
  await expect(dying).rejects.toThrow('died');
  await owedNothing(kase.id);
  expect(await receiptsOf(kase.id)).toEqual(['shown']);
});

test('a gateway that is away delays no strike, and a case may move on meanwhile', async () => {
  let isAway = true;
  const send: Send = () =>
    isAway ? Promise.reject(new Error('away')) : Promise.resolve({ channel: 'sms', receipt: 'at last', text: '' });
  await bench.work(send);
  const kase = await registerCase(hall.ledger);
  await submit(hall.ledger, kase, ...steps.dispatch);
  const struck = async (): Promise<boolean[]> =>
    (
      await hall.database.query<{ late: boolean }>(
        `select (fact->>'late')::boolean as late from case_event where case_id = $1 and type = 'struck'`,
        [kase.id],
      )
    ).rows.map((row) => row.late);
  await until('the signature is overdue', async () => (await struck()).length === 2);
  expect(await struck()).toEqual([false, false]);
  await submit(hall.ledger, kase, cast.operator, { type: 'withdraw' });
  isAway = false;
  await owedNothing(kase.id);
  expect(new Set(await receiptsOf(kase.id))).toEqual(new Set(['at last']));
  await until('the workflow ends', async () => (await statusOf(bench, kase.id)) === 'COMPLETED');
});

test('a workflow that knows more than a restored ledger follows the ledger at its next strike', async () => {
  await bench.work();
  const kase = await registerCase(hall.ledger);
  await submit(hall.ledger, kase, ...steps.dispatch);
  await until('the workflow runs', async () => (await statusOf(bench, kase.id)) === 'RUNNING');
  const soon = {
    clock: 'handle',
    rung: 0,
    at: new Date(Date.now() + 500).toISOString(),
    offset: { amount: 0, unit: 'days' },
    acts: [],
  } as const;
  const lost: Thin = { ...thinOf(kase), seq: 90, status: 'handling', next: soon };
  await bench.client.workflow.getHandle(`case-${kase.id}`).signal(told, { thin: lost, facts: [], owed: false });
  const details = async (): Promise<string> =>
    (await handleOf(bench, kase.id).query<{ currentDetails?: string }>('__temporal_workflow_metadata'))
      .currentDetails ?? '';
  await until('it hears of it', async () => (await details()).includes('办理中'));
  await until('it is as the ledger says', async () => (await details()).includes('待签收'));
  await submit(hall.ledger, kase, cast.operator, { type: 'withdraw' });
  await until('the workflow ends', async () => (await statusOf(bench, kase.id)) === 'COMPLETED');
  expect((await handleOf(bench, kase.id).describe()).historyLength).toBeLessThan(60);
});

describe('tidying up', () => {
  test('a case whose workflow is lost gets one again', async () => {
    await bench.work();
    const kase = await registerCase(hall.ledger);
    await until('the workflow runs', async () => (await statusOf(bench, kase.id)) === 'RUNNING');
    await bench.client.workflow.getHandle(`case-${kase.id}`).terminate('lost on purpose');
    await until('the list of workflows shows it', async () => (await bench.tidy.reconcile()) > 0);
    await until('it runs again', async () => (await statusOf(bench, kase.id)) === 'RUNNING');
    await submit(hall.ledger, kase, cast.operator, { type: 'withdraw' });
    await until('it ends', async () => (await statusOf(bench, kase.id)) === 'COMPLETED');
  });

  test('a message that nobody sends is asked for again after a minute', async () => {
    const kase = await registerCase(hall.ledger, spot);
    await hall.database.query('delete from outbox where case_id = $1', [kase.id]);
    const age = (minutes: number) =>
      hall.database.query(
        `update effect set created_at = clock_timestamp() - make_interval(mins => $2, secs => 10) where case_id = $1`,
        [kase.id, minutes],
      );
    expect(await bench.tidy.reconcile()).toBe(0);
    await age(1);
    expect(await bench.tidy.reconcile()).toBe(1);
    await bench.work();
    await owedNothing(kase.id);
  });

  test('a strike that nobody made is made by the sweep, once', async () => {
    hall.setClock(at(new Date().toISOString(), -120_000));
    const kase = await registerCase(hall.ledger);
    hall.setClock(undefined);
    expect(await bench.tidy.sweep()).toBeGreaterThanOrEqual(1);
    const { rows } = await hall.database.query<{ fact: { late: boolean } }>(
      `select fact from case_event where case_id = $1 and type = 'struck'`,
      [kase.id],
    );
    expect(rows.map((r) => r.fact.late)).toEqual([true, true]);
    expect(await bench.tidy.sweep()).toBe(0);
    await submit(hall.ledger, kase, cast.operator, { type: 'withdraw' });
    await bench.work();
    await owedNothing(kase.id);
  });
});

test('an unreachable engine is said to be down and stops nobody', async () => {
  const engine = connectEngine('127.0.0.1:1', 'default');
  const errors: unknown[] = [];
  const courier = createCourier(hall.database, engine, {
    onError: (error) => {
      errors.push(error);
      return undefined;
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect([engine.state(), errors]).toEqual(['down', []]);
  await courier.stop();
  await engine.close();
});
