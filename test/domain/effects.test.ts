import { describe, expect, test } from '@jest/globals';
import { effectsOf } from '../../domain/case/effects.ts';
import { evolve } from '../../domain/case/evolve.ts';
import { decide } from '../../domain/case/decide.ts';
import { comingStrikes } from '../../domain/case/clocks.ts';
import type { Case } from '../../domain/case/case.ts';
import { cast, registration, steps, tell, world, type Step } from '../support/league.ts';

/** Everything a story owes to people, in order. */
function owedBy(story: readonly Step[], reachable = true): string[] {
  const owed: string[] = [];
  tell(story, reachable).facts.reduce<Case | null>((before, fact) => {
    const kase = evolve(before, fact, 'case-1');
    owed.push(...effectsOf(kase, fact).map(({ template, to }) => `${template} → ${to}`));
    return kase;
  }, null);
  return owed;
}

describe('what a life owes to people', () => {
  test('from the call to the closure', () => {
    const answer: Step = [cast.coHandler, { type: 'submitCoReply', text: '已更换阀门' }];
    const life = [steps.register, steps.dispatchTogether, steps.sign, answer, steps.reply, steps.endorse, steps.pass];
    expect(owedBy([...life, steps.satisfied])).toEqual([
      'registered → citizen',
      'dispatched → unit:zjj',
      'coDispatched → unit:heat',
      'coReplied → unit:zjj',
      'replyToApprove → unit:zjj',
      'closed → citizen',
    ]);
  });

  test('nothing to a citizen who left no number', () => {
    expect(owedBy([steps.register, steps.dispatch], false)).toEqual(['dispatched → unit:zjj']);
  });

  test('an answer on the spot owes its rating message, a wrong number nothing', () => {
    const spot: Step = [cast.operator, registration({ outcome: { kind: 'answered', answer: '已告知' } })];
    expect(owedBy([spot])).toEqual(['rate → citizen']);
    expect(owedBy([[cast.operator, registration({ outcome: { kind: 'invalid', reason: 'wrongNumber' } })]])).toEqual(
      [],
    );
  });

  test('a case that nobody signs: the unit is reminded, then told it is overdue, and a supervisor hears of it', () => {
    const { kase } = tell([steps.register, steps.dispatch]);
    const red = comingStrikes(kase!.clocks)[1]!;
    const strike = { type: 'strike', clock: red.clock, rung: red.rung, at: red.at } as const;
    const struck = decide(kase, strike, { at: red.at, actor: cast.clock, world });
    const facts = 'facts' in struck ? struck.facts : [];
    const owed = facts.flatMap((fact) => effectsOf(kase!, fact).map(({ template, to }) => `${template} → ${to}`));
    expect(owed).toEqual([
      'remind → unit:zjj',
      'overdue → unit:zjj',
      'supervised → unit:zjj',
      'supervised → role:supervisor',
    ]);
  });

  test('urging goes to whoever has the case; withdrawing to every unit that works on it', () => {
    const urge: Step = [cast.operator, { type: 'urge' }];
    expect(owedBy([steps.register, urge]).at(-1)).toBe('urged → role:dispatcher');
    expect(owedBy([steps.register, steps.dispatch, urge]).at(-1)).toBe('urged → unit:zjj');
    const gone = owedBy([steps.register, steps.dispatchTogether, [cast.operator, { type: 'withdraw' }]]);
    expect(gone.slice(-2)).toEqual(['withdrawn → unit:zjj', 'withdrawn → unit:heat']);
  });
});
