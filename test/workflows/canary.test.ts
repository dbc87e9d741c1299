import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { plans, schedule } from '../../activities/worker.ts';
import { beatsOf, judgeCanary } from '../../domain/canary.ts';
import { plantCanary, readCanary, strikeCanary } from '../../store/canary.ts';
import { canaryWorkflowType } from '../../workflows/messages.ts';
import { openEngine, type Bench } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { openHall, type Hall } from '../support/ledger.ts';

const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
let hall: Hall;
let bench: Bench;
beforeAll(async () => {
  hall = await openHall();
  bench = await openEngine(hall);
}, 60_000);
afterEach(async () => {
  await bench.rest();
  await hall.database.query('delete from canary');
});
afterAll(async () => {
  await bench.close();
  await hall.close();
});

const planted = async () => (await readCanary(hall.database)).planted;
const judged = async () => {
  const { now, planted } = await readCanary(hall.database);
  return judgeCanary(planted, now);
};
/** Lets what was planted be so many minutes older. */
const age = (minutes: number) =>
  hall.database.query(
    `update canary set planted_at = planted_at - make_interval(mins => $1), due_at = due_at - make_interval(mins => $1),
      struck_at = struck_at - make_interval(mins => $1)`,
    [minutes],
  );
const start = (waitMs: number) =>
  bench.client.workflow.start(canaryWorkflowType, {
    ...{
      taskQueue: bench.taskQueue,
      args: [{ waitMs }],
      workflowId: `canary-${bench.taskQueue}-${String(Date.now())}`,
    },
  });

describe('the schedule', () => {
  test('lets beats be planted and struck, again and again, on time', async () => {
    await bench.work();
    const id = `canary-${bench.taskQueue}`;
    const plan = { id, everyMs: 1_000, workflow: canaryWorkflowType, args: [{ waitMs: 300 }], queue: bench.taskQueue };
    await schedule(bench.client, plan);
    await schedule(bench.client, plan);
    try {
      const struck = async () => (await planted()).filter(({ struckAt }) => struckAt !== null);
      await until('three beats were struck', async () => (await struck()).length >= 3);
      const { state, last, onTime } = await judged();
      expect(state).toBe('onTime');
      expect(last?.lateMs).toBeLessThan(5_000);
      expect(onTime.rate).toBe(1);
      for (const { dueAt, struckAt } of await struck()) expect(struckAt! >= dueAt).toBe(true);
    } finally {
      await bench.client.schedule.getHandle(id).delete();
    }
  });

  test('is made for every five minutes, with beats of thirty seconds', () => {
    expect(plans).toContainEqual({
      ...{ id: 'canary', everyMs: 300_000, workflow: 'canaryWorkflow', args: [{ waitMs: 30_000 }] },
    });
  });
});

test('a beat is one short workflow: its run’s id, a summary of its timer, nothing about anybody', async () => {
  await bench.work();
  const handle = await start(200);
  await handle.result();
  const [row] = (await hall.database.query<{ id: string }>('select id from canary')).rows;
  expect(row?.id).toBe(handle.firstExecutionRunId);
  const history = await handle.fetchHistory();
  const { events } = history;
  expect(events?.length).toBeLessThanOrEqual(20);
  const timer = events?.find(({ timerStartedEventAttributes }) => timerStartedEventAttributes);
  expect(Buffer.from(timer?.userMetadata?.summary?.data ?? '').toString()).toMatch(
    /^"\d\d-\d\d \d\d:\d\d 引擎自检到时"$/,
  );
  await Worker.runReplayHistory({ workflowsPath }, history);
});

describe('a worker that stops', () => {
  test('between planting and striking: late, then silent; the next worker strikes it, late', async () => {
    const end = await bench.work();
    const handle = await start(4_000);
    await until('it is planted', async () => (await planted()).length === 1);
    await end();
    await until('it is late', async () => {
      await hall.database.query(`update canary set due_at = clock_timestamp() - interval '11 seconds'`);
      return (await judged()).state === 'late';
    });
    await hall.database.query(`update canary set due_at = clock_timestamp() - interval '61 seconds'`);
    expect((await judged()).state).toBe('silent');
    await bench.work();
    await handle.result();
    expect(await judged()).toMatchObject({ state: 'late', onTime: { numerator: 0, denominator: 1 } });
  });

  test('for longer: silent, and what did not come counts', async () => {
    await plantCanary(hall.database, '11111111-1111-4111-8111-111111111111', 0);
    await strikeCanary(hall.database, '11111111-1111-4111-8111-111111111111');
    await age(12);
    expect(await judged()).toMatchObject({ state: 'silent', onTime: { numerator: 1, denominator: 3 } });
  });
});

describe('a beat', () => {
  const id = '22222222-2222-4222-8222-222222222222';

  test('is planted once, struck once, and never before its instant', async () => {
    const dueAt = await plantCanary(hall.database, id, 300);
    expect(await plantCanary(hall.database, id, 99_000)).toBe(dueAt);
    const left = await strikeCanary(hall.database, id);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(300);
    await new Promise((resolve) => setTimeout(resolve, left + 5));
    expect(await Promise.all([1, 2, 3].map(() => strikeCanary(hall.database, id)))).toContain(0);
    const [before] = await planted();
    expect(before!.struckAt! >= dueAt).toBe(true);
    expect(await strikeCanary(hall.database, id)).toBe(0);
    expect(await planted()).toEqual([before]);
    expect(await strikeCanary(hall.database, '33333333-3333-4333-8333-333333333333')).toBe(0);
  });

  test('is kept for 30 days; of those older than a day only the last is read', async () => {
    await plantCanary(hall.database, id, 0);
    await age(31 * 24 * 60);
    await plantCanary(hall.database, '44444444-4444-4444-8444-444444444444', 0);
    await age(26 * 60);
    await plantCanary(hall.database, '55555555-5555-4555-8555-555555555555', 0);
    await age(25 * 60);
    await plantCanary(hall.database, '66666666-6666-4666-8666-666666666666', 0);
    const { rows } = await hall.database.query('select id from canary');
    expect(rows).toHaveLength(3);
    const { now, planted } = await readCanary(hall.database);
    expect(planted).toHaveLength(2);
    expect(beatsOf(planted, now).filter(({ state }) => state === 'missed').length).toBeGreaterThan(280);
  });
});
