import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case } from '../../domain/case/case.ts';
import type { Fact } from '../../domain/case/facts.ts';
import { hasty } from '../support/hasty.ts';
import { handleOf, openEngine, statusOf, type Bench } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { cast, satisfied, steps, type Step } from '../support/league.ts';
import { openHall, registerCase, submit, type Hall } from '../support/ledger.ts';

let hall: Hall;
let bench: Bench;
beforeAll(async () => {
  hall = await openHall(hasty);
  bench = await openEngine(hall);
  await bench.work();
}, 60_000);
afterAll(async () => {
  await bench.close();
  await hall.close();
});

async function live(kase: Case, story: readonly Step[]): Promise<void> {
  for (const [who, command] of story) {
    const answer = await submit(hall.ledger, kase, who, command);
    if (!('facts' in answer)) throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
    const { seq } = answer.kase;
    await until(`the engine is told of ${command.type}`, async () => (await outboxOf(kase.id, seq)) === 0);
  }
}
const outboxOf = async (caseId: string, seq: number): Promise<number> =>
  (await hall.database.query('select 1 from outbox where case_id = $1 and seq <= $2', [caseId, seq])).rowCount ?? 0;
const factsOf = async (caseId: string): Promise<Fact[]> =>
  (
    await hall.database.query<{ fact: Fact }>('select fact from case_event where case_id = $1 order by seq', [caseId])
  ).rows.map((r) => r.fact);
const noticesOf = async (caseId: string): Promise<string[]> =>
  (
    await hall.database.query<{ n: string }>(
      `select template || ' → ' || recipient n from notice where case_id = $1 order by at`,
      [caseId],
    )
  ).rows.map((r) => r.n);
const ended = (kase: Case) => until('the workflow ends', async () => (await statusOf(bench, kase.id)) === 'COMPLETED');
const eventsOf = async (kase: Case): Promise<number> => (await handleOf(bench, kase.id).describe()).historyLength;

const untilCallback: Step[] = [steps.dispatch, steps.sign, steps.reply, steps.endorse, steps.pass];

describe('a life through the engine', () => {
  test('answered on the spot: the rating message goes out and the workflow ends, in at most 12 events', async () => {
    const kase = await registerCase(hall.ledger, { outcome: { kind: 'answered', answer: '已告知' } });
    await ended(kase);
    expect(await noticesOf(kase.id)).toEqual(['rate → citizen']);
    expect(await eventsOf(kase)).toBeLessThanOrEqual(12);
    expect(await handleOf(bench, kase.id).result()).toBe('answered');
  });

  test('from the call to the closure: every notice once, at most 60 events', async () => {
    const kase = await registerCase(hall.ledger);
    await live(kase, [...untilCallback, steps.satisfied]);
    await ended(kase);
    expect((await noticesOf(kase.id)).sort()).toEqual([
      'closed → citizen',
      'dispatched → unit:zjj',
      'registered → citizen',
      'replyToApprove → unit:zjj',
    ]);
    expect(await eventsOf(kase)).toBeLessThanOrEqual(60);
  });

  test('one more command costs at most 6 events', async () => {
    const kase = await registerCase(hall.ledger);
    await live(kase, [steps.dispatch, steps.sign]);
    await until('the workflow heard', async () => (await eventsOf(kase)) > 10);
    const before = await eventsOf(kase);
    await live(kase, [[cast.handler, { type: 'logContact', reached: true }]]);
    await until('the workflow heard of the contact', async () => (await eventsOf(kase)) > before);
    expect((await eventsOf(kase)) - before).toBeLessThanOrEqual(6);
    await live(kase, [[cast.operator, { type: 'withdraw' }]]);
    await ended(kase);
  });

  test('dissatisfied: a redo with its own shorter clock, then closed', async () => {
    const kase = await registerCase(hall.ledger);
    await live(kase, [
      ...untilCallback,
      steps.dissatisfied,
      steps.redo,
      steps.reply,
      steps.endorse,
      steps.pass,
      steps.satisfied,
    ]);
    await ended(kase);
    const clocks = (await factsOf(kase.id)).flatMap((f) => (f.type === 'redoOrdered' ? (f.clocks ?? []) : []));
    expect(clocks).toContainEqual(
      expect.objectContaining({ do: 'start', clock: 'handle', limit: { amount: 6, unit: 'seconds' } }),
    );
  });

  test('that nobody signs is reminded, turns yellow, turns red and is supervised, each at its instant and once', async () => {
    const kase = await registerCase(hall.ledger);
    await live(kase, [steps.dispatch]);
    await until(
      'it is supervised for its signature and its handling',
      async () => (await factsOf(kase.id)).filter((f) => f.type === 'supervised').length === 2,
    );
    const struck = (await factsOf(kase.id)).flatMap((f) => (f.type === 'struck' ? [f] : []));
    expect(struck.map((f) => [f.clock, f.acts.join('+')])).toEqual([
      ['sign', 'remind+yellow'],
      ['sign', 'red+supervise1'],
      ['handle', 'remind+yellow'],
      ['handle', 'red+supervise1'],
    ]);
    for (const { at, dueAt, late } of struck) expect([at >= dueAt, late]).toEqual([true, false]);
    await until(
      'the unit and a supervisor hear of it',
      async () => (await noticesOf(kase.id)).filter((n) => n.startsWith('supervised')).length === 4,
    );
    await live(kase, [[cast.operator, { type: 'withdraw' }]]);
    await ended(kase);
  });
});

test('the workflow tells how its case stands and what comes next, in codes and instants', async () => {
  const kase = await registerCase(hall.ledger);
  await live(kase, [steps.dispatch]);
  const details = async (): Promise<string> =>
    (await handleOf(bench, kase.id).query<{ currentDetails?: string }>('__temporal_workflow_metadata'))
      .currentDetails ?? '';
  await until('it tells of the dispatch', async () => (await details()).includes('待签收'));
  expect(await details()).toMatch(/主办 zjj[\s\S]*若无人办理：\d\d-\d\d \d\d:\d\d 签收时限：提醒、亮黄灯/);
  await live(kase, [[cast.operator, { type: 'withdraw' }]]);
  await ended(kase);
});

test('with the engine away for a whole life every command is accepted, and afterwards all is made up once', async () => {
  const other = await openHall(hasty);
  const kase = await registerCase(other.ledger);
  for (const [who, command] of [...untilCallback, steps.noAnswer])
    expect('facts' in (await submit(other.ledger, kase, who, command))).toBe(true);
  const later = await openEngine(other);
  await later.work();
  await until('the workflow runs', async () => (await statusOf(later, kase.id)) === 'RUNNING');
  await until('nothing is owed', async () => (await later.effects.owedBy(kase.id)).length === 0);
  const { rows } = await other.database.query<{ template: string }>('select template from notice where case_id = $1', [
    kase.id,
  ]);
  expect(rows.map((r) => r.template).sort()).toEqual(['dispatched', 'registered', 'replyToApprove']);
  await submit(other.ledger, kase, cast.callbackAgent, {
    type: 'recordCallback',
    outcome: 'reached',
    solved: true,
    satisfaction: satisfied,
  });
  await until('the workflow ends', async () => (await statusOf(later, kase.id)) === 'COMPLETED');
  await later.close();
  await other.close();
}, 60_000);
