import { describe, expect, test } from '@jest/globals';
import { comingStrikes } from '../../domain/case/clocks.ts';
import { Policy, startingPolicy } from '../../domain/policy.ts';
import {
  asCommand,
  ask,
  cast,
  clockOf,
  cn,
  steps,
  tell,
  typesOf,
  wait,
  worldOf,
  type Told,
} from '../support/league.ts';

const { handle } = startingPolicy.base;
const policy: Policy = Policy.parse({
  ...startingPolicy,
  base: {
    ...startingPolicy.base,
    handle: {
      ...handle,
      ladder: [...handle.ladder, { offset: { amount: 10, unit: 'workingDays' }, acts: ['supervise3'] }],
    },
  },
});
const rules = worldOf(policy);
const handled = tell([steps.register, steps.dispatch, steps.sign], true, rules); // due at the end of 30 November
const levels = ({ facts }: Told): unknown[] =>
  facts.flatMap((fact) => (fact.type === 'supervised' ? [[fact.level, fact.automatic]] : []));
const struck = ({ facts }: Told): unknown[] =>
  facts.flatMap((fact) => (fact.type === 'struck' ? [[fact.rung, fact.dueAt, fact.late]] : []));

describe('the levels of supervision', () => {
  test('follow each other: the first when the limit is over, the second three working days later, the third after ten', () => {
    const seen = ['2026-11-30 23:59:59.999', '2026-12-01 00:00', '2026-12-04 00:00', '2026-12-15 00:00'].map(
      (when) => wait(handled, cn(when), rules).kase?.supervisionLevel,
    );
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  test('are made up in order after an outage, each once and marked late', () => {
    const back = wait(handled, cn('2026-12-20 09:00'), rules);
    expect(levels(back)).toEqual([1, 2, 3].map((level) => [level, true]));
    expect(struck(back)).toEqual([
      [0, cn('2026-11-28 00:00'), true],
      [1, cn('2026-12-01 00:00'), true],
      [2, cn('2026-12-04 00:00'), true],
      [3, cn('2026-12-15 00:00'), true],
    ]);
    expect(wait(back, cn('2027-01-20 09:00'), rules).last).toEqual({ facts: [] });
    expect(comingStrikes(back.kase!.clocks)).toEqual([]);
  });

  test('missed in part: what had struck in time stays in time, only the missed one is late', () => {
    const red = wait(handled, cn('2026-12-01 00:00'), rules);
    const back = wait(red, cn('2026-12-08 09:00'), rules);
    expect(struck(back).map((one) => (one as unknown[])[2])).toEqual([true, false, true]);
  });

  test('an engine that asks for each of them again and again is answered without a fact', () => {
    const back = wait(handled, cn('2026-12-20 09:00'), rules);
    for (const [rung, one] of clockOf(back).rungs.entries()) {
      const again = asCommand({ type: 'strike', clock: 'handle', rung, at: one.at });
      expect(typesOf(ask(back, back.now, [cast.clock, again], { rules }).last)).toEqual([]);
    }
  });

  test('do not strike a case whose reply is under review, and strike at once when it comes back too late', () => {
    const replied = tell([steps.reply], true, rules, handled);
    expect(wait(replied, cn('2026-11-24 09:00'), rules).kase?.supervisionLevel).toBe(0);
    const story = [steps.endorse, [cast.reviewer, { type: 'sendBackReply', reasons: ['incomplete'] }]] as const;
    const endorsed = ask(replied, replied.now, story[0], { rules });
    const back = ask(endorsed, cn('2026-12-02 09:00'), story[1] as never, { rules });
    expect(back.kase?.status).toBe('handling');
    expect(levels(wait(back, back.now, rules))).toEqual([[1, true]]);
  });
});
