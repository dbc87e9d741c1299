import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case } from '../../domain/case/case.ts';
import type { Act } from '../../domain/case/clocks.ts';
import type { Fact, FactOf } from '../../domain/case/facts.ts';
import type { ClockRule, Policy } from '../../domain/policy.ts';
import { hasty } from '../support/hasty.ts';
import { openEngine, statusOf, type Bench } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { cast, steps, type Step } from '../support/league.ts';
import { openHall, registerCase, submit, type Hall } from '../support/ledger.ts';

const rung = (amount: number, ...acts: Act[]) => ({ offset: { amount, unit: 'seconds' as const }, acts });
const inSeconds = (amount: number, ...ladder: ClockRule['ladder']): ClockRule => ({
  ...{ limit: { amount, unit: 'seconds' }, ladder },
  extension: { times: 2, most: { amount: 60, unit: 'seconds' }, askBefore: { amount: 1, unit: 'seconds' } },
  pauses: { times: 3, most: { amount: 60, unit: 'seconds' } },
});
/** A ladder of four rungs within seconds, and a question that waits three. */
const climbing: Policy = {
  ...hasty,
  base: {
    ...hasty.base,
    dispatch: inSeconds(600, rung(0, 'red')),
    sign: inSeconds(600, rung(0, 'red')),
    handle: inSeconds(
      4,
      rung(-2, 'remind', 'yellow'),
      rung(0, 'red', 'supervise1'),
      rung(1, 'supervise2'),
      rung(2, 'supervise3'),
    ),
    unitInfo: inSeconds(3, rung(0, 'goOn')),
  },
  profiles: { ...hasty.profiles, complaint: { dispatch: inSeconds(4, rung(0, 'red')) } },
};

let hall: Hall;
let bench: Bench;
beforeAll(async () => {
  hall = await openHall(climbing);
  bench = await openEngine(hall);
  await bench.work();
}, 60_000);
afterAll(async () => {
  await bench.close();
  await hall.close();
});

async function give(kase: Case, ...story: readonly Step[]): Promise<Case> {
  let now = kase;
  for (const [who, command] of story) {
    const answer = await submit(hall.ledger, kase, who, command);
    if (!('facts' in answer)) throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
    now = answer.kase;
  }
  return now;
}
const factsOf = async (caseId: string): Promise<Fact[]> =>
  (
    await hall.database.query<{ fact: Fact }>('select fact from case_event where case_id = $1 order by seq', [caseId])
  ).rows.map((row) => row.fact);
const struckOf = async ({ id }: Case): Promise<FactOf<'struck'>[]> =>
  (await factsOf(id)).flatMap((fact) => (fact.type === 'struck' ? [fact] : []));
const rungsOf = async (kase: Case): Promise<string[]> => (await struckOf(kase)).map((fact) => fact.acts.join('+'));
const climbed = (kase: Case, count: number) =>
  until(`${String(count)} rungs have struck`, async () => (await struckOf(kase)).length >= count);
const neverEarly = async (kase: Case): Promise<void> => {
  for (const { at, dueAt } of await struckOf(kase)) expect(at >= dueAt).toBe(true);
};
const handled = async (): Promise<Case> => give(await registerCase(hall.ledger), steps.dispatch, steps.sign);
const withdraw: Step = [cast.operator, { type: 'withdraw' }];
const all = ['remind+yellow', 'red+supervise1', 'supervise2', 'supervise3'];

describe('a ladder in the engine', () => {
  test('fires every rung at its instant, in order, each once', async () => {
    const kase = await handled();
    await climbed(kase, 4);
    expect(await rungsOf(kase)).toEqual(all);
    await neverEarly(kase);
    expect((await give(kase, withdraw)).supervisionLevel).toBe(3);
  });

  test('rests while a question waits, and runs on with the time that was left', async () => {
    const kase = await handled();
    const asked = await give(kase, [cast.handler, { type: 'askInfo', question: '几号楼？' }]);
    expect(asked.status).toBe('needInfo');
    await until('the question has waited long enough', async () =>
      (await factsOf(kase.id)).some((fact) => fact.type === 'infoSuppliedToUnit' && !fact.inTime),
    );
    expect(await rungsOf(kase)).toEqual(['goOn']);
    await climbed(kase, 2);
    const [, warned] = await struckOf(kase);
    const [moved] = (await factsOf(kase.id)).flatMap((fact) =>
      (fact.clocks ?? []).flatMap((change) => (change.do === 'move' ? [change] : [])),
    );
    expect(Date.parse(moved!.dueAt) - Date.parse(moved!.was)).toBeGreaterThanOrEqual(3_000);
    expect(warned!.dueAt).toBe(moved!.rungs[0]!.at);
    await neverEarly(kase);
    await give(kase, withdraw);
  });

  test('is armed again by an extension that is granted after the warning', async () => {
    const kase = await handled();
    await give(kase, [
      cast.head,
      { type: 'requestExtension', limit: { amount: 3, unit: 'seconds' }, reason: '等待配件' },
    ]);
    await climbed(kase, 1);
    const granted = await give(kase, [cast.dispatcher, { type: 'ruleOnExtension', grant: true, reason: '同意' }]);
    const red = granted.clocks.handle!.rungs.find(({ acts }) => acts.includes('red'))!.at;
    await climbed(kase, 3);
    expect(await rungsOf(kase)).toEqual(['remind+yellow', 'remind+yellow', 'red+supervise1']);
    expect((await struckOf(kase))[2]!.dueAt).toBe(red);
    await neverEarly(kase);
    await give(kase, withdraw);
  });

  test('that is interrupted by an outage goes on where it stood, missing nothing and doing nothing twice', async () => {
    const kase = await handled();
    await climbed(kase, 1);
    await bench.rest();
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    expect(await rungsOf(kase)).toEqual(all.slice(0, 1));
    await bench.work();
    await climbed(kase, 4);
    expect(await rungsOf(kase)).toEqual(all);
    await give(kase, withdraw);
  });

  test('is moved, and struck at its new instants, when the case adopts other rules', async () => {
    const kase = await handled();
    const longer: Policy = {
      ...climbing,
      version: 9,
      base: { ...climbing.base, handle: inSeconds(7, rung(0, 'red')) },
    };
    hall.world.policies = new Map([...hall.world.policies, [9, longer]]);
    const adopted = await give(kase, [cast.clock, { type: 'adoptRules', policy: 9 }]);
    expect(Date.parse(adopted.clocks.handle!.dueAt) - Date.parse(kase.clocks.handle!.dueAt)).toBe(3_000);
    await climbed(kase, 1);
    expect(await rungsOf(kase)).toEqual(['red']);
    await neverEarly(kase);
    await give(kase, withdraw);
  });
});

test('a case that was merged follows its master: it is counted there, and its caller hears of the end', async () => {
  const master = await registerCase(hall.ledger);
  const follower = await registerCase(hall.ledger, { caller: { phone: '13904831234' } });
  await give(follower, [cast.dispatcher, { type: 'merge', intoCaseId: master.id, reason: '同一小区同一事项' }]);
  await until('the master knows', async () => (await factsOf(master.id)).some((fact) => fact.type === 'joined'));
  await give(master, steps.dispatch, steps.sign, steps.reply, steps.endorse, steps.pass, steps.satisfied);
  await until('the follower knows', async () => (await factsOf(follower.id)).some((f) => f.type === 'masterEnded'));
  const heard = async (): Promise<string[]> => {
    const { rows } = await hall.database.query<{ template: string }>(
      "select template from notice where case_id = $1 and recipient = 'citizen' order by at",
      [follower.id],
    );
    return rows.map((row) => row.template);
  };
  await until('its caller has heard of the end', async () => (await heard()).includes('closed'));
  expect(await heard()).toEqual(['registered', 'merged', 'closed']);
});

test('a case that is merged into one that has ended comes back to dispatch by itself', async () => {
  const master = await registerCase(hall.ledger);
  await give(master, withdraw);
  const follower = await registerCase(hall.ledger);
  await give(follower, [cast.dispatcher, { type: 'merge', intoCaseId: master.id, reason: '同一事项' }]);
  await until('it is back', async () => (await factsOf(follower.id)).some((fact) => fact.type === 'unmerged'));
  await until('its workflow runs', async () => (await statusOf(bench, follower.id)) === 'RUNNING');
  await give(follower, withdraw);
});

test('a hundred cases that are due at one instant are all struck, none early, none twice', async () => {
  hall.setClock(new Date(Date.now() + 1_000).toISOString());
  const registered = Array.from({ length: 100 }, () => registerCase(hall.ledger, { categoryId: '01.02.04' }));
  const cases = await Promise.all(registered);
  hall.setClock(undefined);
  const struck = async (): Promise<FactOf<'struck'>[]> => {
    const { rows } = await hall.database.query<{ fact: FactOf<'struck'> }>(
      `select fact from case_event where type = 'struck' and case_id = any($1)`,
      [cases.map((kase) => kase.id)],
    );
    return rows.map((row) => row.fact);
  };
  await until('all are overdue', async () => (await struck()).length >= 100, 60_000);
  const facts = await struck();
  expect(facts).toHaveLength(100);
  expect(new Set(facts.map((fact) => fact.dueAt)).size).toBe(1);
  expect(facts.every((fact) => fact.at >= fact.dueAt)).toBe(true);
}, 90_000);
