import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAlive, type ClockName } from '../../domain/case/clocks.ts';
import type { Urgency } from '../../domain/case/codes.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import { startingPolicy, type Policy } from '../../domain/policy.ts';
import {
  ask,
  at,
  cast,
  clockOf,
  cn,
  hour,
  registration,
  steps,
  tell,
  typesOf,
  wait,
  world,
  type Step,
} from '../support/league.ts';

const make = (urgency: Urgency): Step => [cast.dispatcher, { type: 'setUrgency', urgency, reason: '涉及供暖安全' }];
const complaint: Step = [cast.operator, registration({ categoryId: '01.02.04' })];
const handled = tell([complaint, steps.dispatch, steps.sign]); // ten working days, to the end of 7 December
const raised = ask(handled, cn('2026-11-24 10:00'), make('critical'));

describe('more urgent', () => {
  test('the shorter limit runs anew from now, and the old end stays in the fact', () => {
    expect(clockOf(handled).dueAt).toBe(cn('2026-12-08 00:00'));
    expect(clockOf(raised)).toMatchObject({
      startedAt: cn('2026-11-24 10:00'),
      dueAt: cn('2026-11-25 10:00'),
      struck: 0,
    });
    expect(raised.facts.at(-1)).toMatchObject({ type: 'urgencySet', raised: true });
    expect(raised.facts.at(-1)?.clocks).toMatchObject([{ clock: 'handle', was: cn('2026-12-08 00:00') }]);
  });

  test('the ladder is the one of the new urgency, armed again', () => {
    const warned = wait(handled, cn('2026-12-05 10:00'));
    expect(clockOf(warned).struck).toBe(1);
    const again = ask(warned, cn('2026-12-06 10:00'), make('critical'));
    expect(clockOf(again).rungs.map((rung) => rung.at)).toEqual([cn('2026-12-07 09:00'), cn('2026-12-07 10:00')]);
    const over = wait(again, cn('2026-12-07 10:00')).facts.slice(again.facts.length);
    expect(over.map((fact) => (fact.type === 'struck' ? fact.acts[0] : fact.type))).toEqual([
      'remind',
      'red',
      'supervised',
    ]);
  });

  test('a limit that would end later than before stays as it is', () => {
    const late = ask(handled, cn('2026-12-07 23:00'), make('critical'));
    expect(clockOf(late).dueAt).toBe(cn('2026-12-08 00:00'));
    expect(late.facts.at(-1)?.clocks).toEqual([]);
  });

  test('a co-handler never gets more time than the lead has', () => {
    const together = tell([complaint, steps.dispatchTogether]);
    const urgent = ask(together, cn('2026-11-23 11:00'), make('critical'));
    expect(clockOf(together, 'co:heat').dueAt).toBe(cn('2026-11-27 00:00'));
    expect(clockOf(urgent, 'co:heat')).toMatchObject({
      dueAt: cn('2026-11-24 11:00'),
      notAfter: cn('2026-11-24 11:00'),
    });
    expect(clockOf(urgent, 'sign').dueAt).toBe(cn('2026-11-23 11:30'));
  });

  test('a limit that a question holds is shortened too: it runs when the answer is there', () => {
    const asked = ask(handled, cn('2026-11-24 11:00'), [cast.handler, { type: 'askInfo', question: '请问楼栋?' }]);
    const urgent = ask(asked, cn('2026-11-25 09:00'), make('critical'));
    expect(clockOf(urgent).paused).toEqual(clockOf(asked).paused);
    const supply: Step = [cast.operator, { type: 'supplyInfo', text: '3 号楼' }];
    expect(clockOf(ask(urgent, cn('2026-11-26 15:00'), supply)).dueAt).toBe(cn('2026-11-27 15:00'));
    expect(clockOf(ask(asked, cn('2026-11-26 15:00'), supply)).dueAt).toBe(cn('2026-12-10 00:00'));
  });

  test('at any moment of a case no limit ends later than before', () => {
    const story: Step[] = [complaint, steps.dispatchTogether];
    const told = tell(story);
    fc.assert(
      fc.property(fc.nat(16 * 24 * 60), fc.constantFrom('urgent', 'critical'), (minutes, urgency) => {
        const before = wait(told, at(told.now, minutes * 60_000));
        const after = ask(before, before.now, make(urgency));
        for (const name of Object.keys(before.kase!.clocks) as ClockName[])
          if (isAlive(before.kase!.clocks[name]))
            expect(clockOf(after, name).dueAt <= clockOf(before, name).dueAt).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('less urgent', () => {
  test('the longer limit counts from where the shorter one began', () => {
    const calm = ask(raised, cn('2026-11-24 15:00'), make('normal'));
    expect(calm.facts.at(-1)).toMatchObject({ type: 'urgencySet', raised: false });
    expect(clockOf(calm)).toMatchObject({ startedAt: cn('2026-11-24 10:00'), dueAt: cn('2026-12-09 00:00') });
  });

  test('the same urgency again is refused', () => {
    expect(ask(raised, raised.now, make('critical')).last).toEqual({ refusal: 'sameUrgency', field: 'urgency' });
  });
});

describe('a limit given by hand', () => {
  const shorter: Policy = {
    ...startingPolicy,
    version: 2,
    base: {
      ...startingPolicy.base,
      coHandle: { ...startingPolicy.base.coHandle, limit: { amount: 1, unit: 'workingDays' } },
    },
    profiles: { ...startingPolicy.profiles, complaint: {} },
  };
  const rules = { ...world, policies: new Map([startingPolicy, shorter].map((one) => [one.version, one])) };
  const adopt: CommandInput = { type: 'adoptRules', policy: 2 };
  const dispatch: CommandInput = {
    type: 'dispatch',
    leadUnitId: 'zjj',
    coUnitIds: ['heat'],
    limit: { amount: 7, unit: 'workingDays' },
  };
  const byHand = tell([complaint, [cast.dispatcher, dispatch], steps.sign], true, rules);

  test('survives a change of rules, while the limits beside it follow them', () => {
    const adopted = ask(byHand, cn('2026-11-23 12:00'), [cast.clock, adopt], { rules });
    expect(typesOf(adopted.last)).toEqual(['rulesAdopted']);
    expect(clockOf(adopted)).toMatchObject({ limit: { amount: 7, unit: 'workingDays' }, dueAt: clockOf(byHand).dueAt });
    expect(clockOf(byHand, 'co:heat').dueAt).toBe(cn('2026-11-27 00:00'));
    expect(clockOf(adopted, 'co:heat').dueAt).toBe(cn('2026-11-25 00:00'));
    const fromRule = tell([complaint, steps.dispatch], true, rules);
    expect(clockOf(ask(fromRule, fromRule.now, [cast.clock, adopt], { rules })).dueAt).toBe(cn('2026-12-01 00:00'));
  });

  test('stays when the case becomes more urgent', () => {
    const urgent = ask(byHand, at(byHand.now, hour), make('critical'), { rules });
    expect(clockOf(urgent).dueAt).toBe(clockOf(byHand).dueAt);
  });
});
