import { describe, expect, test } from '@jest/globals';
import { comingStrikes, lampOf } from '../../domain/case/clocks.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import { startingPolicy, type Policy } from '../../domain/policy.ts';
import {
  ask,
  cast,
  clockOf,
  cn,
  steps,
  tell,
  typesOf,
  wait,
  world,
  worldOf,
  type Step,
  type Told,
} from '../support/league.ts';

const handled = tell([steps.register, steps.dispatch, steps.sign]);
const question: Step = [cast.handler, { type: 'askInfo', question: '请问具体楼栋?' }];
const answer: Step = [cast.operator, { type: 'supplyInfo', text: '3 号楼 2 单元' }];
const asked = ask(handled, cn('2026-11-24 11:00'), question);
const answered = ask(asked, cn('2026-11-26 15:00'), answer);
const suspension = (limit?: { amount: number; unit: 'days' }): Step => [
  cast.dispatcher,
  { type: 'suspend', why: 'statutory', document: '鉴委〔2026〕12号', reason: '待鉴定', ...(limit && { limit }) },
];
const lift: Step = [cast.dispatcher, { type: 'lift', reason: '鉴定已出' }];
const inTimes = ({ facts }: Told): unknown[] =>
  facts.flatMap((fact) => (fact.type === 'infoSuppliedToUnit' ? [fact.inTime] : []));

describe('a question to the citizen over several days', () => {
  test('holds the handling: the lamp is grey and nothing of it strikes, however long it takes', () => {
    const clock = clockOf(asked);
    expect(asked.kase?.status).toBe('needInfo');
    expect(clock.paused).toEqual({ from: cn('2026-11-24 11:00'), why: 'info', by: cast.handler.id });
    expect(lampOf(clock, cn('2027-03-01 10:00'))).toBe('grey');
    expect([...new Set(comingStrikes(asked.kase!.clocks).map((strike) => strike.clock))]).toEqual(['info']);
  });

  test('moves the due instant by the days it took, of which the day of the answer is none', () => {
    // Monday 23 dispatched, five working days: 30 November; Tuesday 24 and Wednesday 25 are taken out
    expect(clockOf(handled).dueAt).toBe(cn('2026-12-01 00:00'));
    expect(clockOf(answered).dueAt).toBe(cn('2026-12-03 00:00'));
    expect(clockOf(answered).pauses).toHaveLength(1);
    expect(lampOf(clockOf(answered), answered.now)).toBe('green');
    expect(inTimes(answered)).toEqual([true]);
  });

  test('leaves the citizen’s own time alone: it runs from the registration', () => {
    expect(answered.kase?.registeredAt).toBe(handled.kase?.registeredAt);
    expect(clockOf(answered).startedAt).toBe(handled.kase?.dispatchedAt);
  });

  test('of the centre holds the dispatch, to the minute', () => {
    const waiting = tell([steps.register]);
    const story: Step[] = [
      [cast.dispatcher, { type: 'askInfo', question: '请问地址?' }, 3_600_000],
      [cast.operator, { type: 'supplyInfo', text: '锡林北路' }, 3 * 3_600_000],
    ];
    const told = tell(story, true, world, waiting);
    expect(typesOf(told.last)).toEqual(['infoSuppliedToCentre']);
    const moved = Date.parse(clockOf(told, 'dispatch').dueAt) - Date.parse(clockOf(waiting, 'dispatch').dueAt);
    expect(moved).toBe(3 * 3_600_000);
  });
});

describe('a question that nobody answers', () => {
  const over = wait(asked, cn('2026-11-28 00:00'));

  test('ends by itself at its instant, and the fact says that no answer came', () => {
    expect(wait(asked, cn('2026-11-27 23:59:59.999')).kase?.status).toBe('needInfo');
    expect(over.kase?.status).toBe('handling');
    expect(typesOf(over.last)).toEqual(['struck', 'struck', 'infoSuppliedToUnit']);
    expect(inTimes(over)).toEqual([false]);
    expect(clockOf(over).dueAt).toBe(cn('2026-12-05 00:00'));
  });

  test('ends at the same instant when an outage made it up days later: the unit gains nothing by it', () => {
    const late = wait(asked, cn('2026-12-03 10:00'));
    expect(clockOf(late).pauses).toEqual(clockOf(over).pauses);
    expect(clockOf(late).dueAt).toBe(clockOf(over).dueAt);
    const muchLater = wait(asked, cn('2026-12-20 10:00'));
    const marks = muchLater.facts.flatMap((fact) =>
      fact.type === 'struck' ? [[fact.clock, fact.acts[0], fact.late]] : [],
    );
    expect(marks).toEqual([
      ['info', 'remind', true],
      ['info', 'goOn', true],
      ['handle', 'remind', true],
      ['handle', 'red', true],
      ['handle', 'supervise2', true],
    ]);
  });

  test('leaves the next question what is left of the five days, and then none', () => {
    const second = ask(over, cn('2026-11-30 10:00'), question);
    expect(clockOf(second, 'info')).toMatchObject({
      limit: { amount: 2, unit: 'workingDays' },
      dueAt: cn('2026-12-03 00:00'),
    });
    const goneOn = wait(second, cn('2026-12-03 00:00'));
    expect(ask(goneOn, cn('2026-12-03 09:00'), question).last).toEqual({ refusal: 'pausesUsedUp' });
  });

  test('is held to what is left also when that is said in another unit', () => {
    const { handle } = startingPolicy.base;
    const capped = { ...handle, pauses: { times: 9, most: { amount: 30, unit: 'hours' as const } } };
    const rules = worldOf({ ...startingPolicy, base: { ...startingPolicy.base, handle: capped } });
    const first = ask(handled, cn('2026-11-24 10:00'), question, { rules });
    expect(clockOf(first, 'info').dueAt).toBe(cn('2026-11-25 16:00'));
    const soon = ask(ask(first, cn('2026-11-24 19:30'), answer, { rules }), cn('2026-11-25 09:00'), question, {
      rules,
    });
    expect(clockOf(soon, 'info')).toMatchObject({
      limit: { amount: 20, unit: 'hours' },
      dueAt: cn('2026-11-26 05:00'),
    });
    const over = wait(soon, cn('2026-11-26 05:00'), rules);
    expect(ask(over, cn('2026-11-26 09:00'), question, { rules }).last).toEqual({ refusal: 'pausesUsedUp' });
  });

  test('cannot be asked a fourth time, however quickly the first three were answered', () => {
    const thrice = tell([question, answer, question, answer, question, answer], true, world, handled);
    expect(inTimes(thrice)).toEqual([true, true, true]);
    expect(ask(thrice, thrice.now, question).last).toEqual({ refusal: 'pausesUsedUp' });
  });
});

describe('a statutory procedure', () => {
  const held = ask(handled, cn('2026-11-25 09:00'), suspension({ amount: 10, unit: 'days' }));

  test('holds the handling until it is lifted', () => {
    expect(lampOf(clockOf(held), held.now)).toBe('grey');
    const lifted = ask(held, cn('2026-11-27 15:00'), lift);
    expect(typesOf(lifted.last)).toEqual(['lifted']);
    expect(clockOf(lifted).dueAt).toBe(cn('2026-12-03 00:00'));
    expect(clockOf(lifted, 'suspension').stoppedAt).toBe(cn('2026-11-27 15:00'));
  });

  test('ends with its own limit when nobody lifts it', () => {
    expect(clockOf(held, 'suspension').dueAt).toBe(cn('2026-12-06 00:00'));
    const over = wait(held, cn('2026-12-06 00:00'));
    expect(typesOf(over.last).slice(-2)).toEqual(['struck', 'lifted']);
    expect(clockOf(over).dueAt).toBe(cn('2026-12-11 00:00'));
    expect(clockOf(wait(held, cn('2026-12-08 10:00'))).dueAt).toBe(cn('2026-12-11 00:00'));
  });

  test.each<[string, Step]>([
    ['suspended', suspension()],
    ['suspended', steps.reply],
    ['suspended', question],
    [
      'suspended',
      [cast.handler, { type: 'requestExtension', limit: { amount: 2, unit: 'workingDays' }, reason: '待件' }],
    ],
  ])('meanwhile refuses as %s what would need a running limit', (refusal, step) => {
    expect(ask(held, held.now, step).last).toMatchObject({ refusal });
  });

  test('cannot be lifted where there is none', () => {
    expect(ask(handled, handled.now, lift).last).toMatchObject({ refusal: 'notSuspended' });
  });
});

describe('when the profile changes', () => {
  const longer: Policy = {
    ...startingPolicy,
    version: 2,
    base: {
      ...startingPolicy.base,
      handle: { ...startingPolicy.base.handle, limit: { amount: 8, unit: 'workingDays' } },
    },
  };
  const rules = { ...world, policies: new Map([startingPolicy, longer].map((one) => [one.version, one])) };
  const adopt: CommandInput = { type: 'adoptRules', policy: 2 };

  test('pauses and extensions that were taken stay', () => {
    const more: Step[] = [
      [cast.handler, { type: 'requestExtension', limit: { amount: 2, unit: 'workingDays' }, reason: '待件' }],
      [cast.dispatcher, { type: 'ruleOnExtension', grant: true, reason: '同意' }],
      [cast.clock, adopt],
    ];
    const told = tell(more, true, rules, answered);
    expect(clockOf(told)).toMatchObject({ limit: { amount: 8, unit: 'workingDays' }, dueAt: cn('2026-12-10 00:00') });
    expect(clockOf(told).pauses).toEqual(clockOf(answered).pauses);
  });

  test('a pause that is open stays open, and its end counts from its beginning', () => {
    const adopted = ask(asked, cn('2026-11-25 09:00'), [cast.clock, adopt], { rules });
    expect(clockOf(adopted).paused).toEqual(clockOf(asked).paused);
    const told = ask(adopted, cn('2026-11-26 15:00'), answer, { rules });
    expect(clockOf(told).dueAt).toBe(cn('2026-12-08 00:00'));
  });
});

test('a case that ends while its limit is held leaves no clock behind', () => {
  const gone = ask(asked, cn('2026-11-25 09:00'), [cast.operator, { type: 'withdraw' }]);
  expect(Object.values(gone.kase!.clocks).filter((clock) => clock?.stoppedAt === undefined)).toEqual([]);
});
