import { describe, expect, test } from '@jest/globals';
import { comingStrikes, lampOf } from '../../domain/case/clocks.ts';
import { decide } from '../../domain/case/decide.ts';
import { fold } from '../../domain/case/evolve.ts';
import { asCommand, at, cast, hour, steps, tell, typesOf, world } from '../support/league.ts';

describe('strikes', () => {
  const sent = tell([steps.register, steps.dispatch]);
  const { kase } = sent;
  const due = kase!.clocks.handle!.dueAt;
  const unsigned = comingStrikes(kase!.clocks);

  test('nobody signs: reminded and yellow, red and supervised at level 1, then the handling ladder', () => {
    expect(unsigned.map((s) => [s.clock, s.acts])).toEqual([
      ['sign', ['remind', 'yellow']],
      ['sign', ['red', 'supervise1']],
      ['handle', ['remind', 'yellow']],
      ['handle', ['red', 'supervise1']],
      ['handle', ['supervise2']],
    ]);
  });

  test('a strike is never early, strikes once, and moves when the clock stops', () => {
    const first = unsigned[0]!;
    const strike = asCommand({ type: 'strike', clock: first.clock, rung: first.rung, at: first.at });
    const moment = { actor: cast.clock, world };
    expect(decide(kase, strike, { ...moment, at: at(first.at, -1) })).toEqual({ refusal: 'moved' });
    const struck = decide(kase, strike, { ...moment, at: first.at });
    expect(typesOf(struck)).toEqual(['struck']);
    const after = fold('case-1', [...sent.facts, ...('facts' in struck ? struck.facts : [])]);
    expect(decide(after, strike, { ...moment, at: at(first.at, 1) })).toEqual({ facts: [] });
    const signed = tell([steps.register, steps.dispatch, steps.sign]).kase;
    expect(decide(signed, strike, { ...moment, at: first.at })).toEqual({ refusal: 'moved' });
  });

  test('a reply a millisecond before its due instant wins over the strike, one at the instant loses', () => {
    const handled = tell([steps.register, steps.dispatch, steps.sign]).kase;
    const reply = asCommand(steps.reply[1]);
    const inTime = decide(handled, reply, { at: at(due, -1), actor: cast.handler, world });
    expect(typesOf(inTime)).toEqual(['struck', 'replied']);
    expect('facts' in inTime && inTime.facts.map((f) => (f.type === 'struck' ? f.acts : f.type))).toEqual([
      ['remind', 'yellow'],
      'replied',
    ]);
    const late = decide(handled, reply, { at: due, actor: cast.handler, world });
    expect(typesOf(late)).toEqual(['struck', 'struck', 'supervised', 'replied']);
    expect('facts' in late && late.facts.at(-1)).toMatchObject({ type: 'replied', late: true });
  });

  test('after an outage every missed rung is made up in order, each once, marked late', () => {
    const strike = asCommand({ type: 'strike', clock: 'sign', rung: 0, at: unsigned[0]!.at });
    const made = decide(kase, strike, { at: at(due, 30 * 24 * hour), actor: cast.clock, world });
    const facts =
      'facts' in made ? made.facts.flatMap((f) => (f.type === 'struck' ? [[f.clock, f.rung, f.late]] : [])) : [];
    expect(facts).toEqual([
      ['sign', 0, true],
      ['sign', 1, true],
      ['handle', 0, true],
      ['handle', 1, true],
      ['handle', 2, true],
    ]);
  });

  test('the lamp follows the instants, struck or not', () => {
    const clock = kase!.clocks.handle!;
    const yellow = clock.rungs[0]!.at;
    const seen = [at(yellow, -1), yellow, at(due, -1), due].map((now) => lampOf(clock, now));
    expect(seen).toEqual(['green', 'yellow', 'yellow', 'red']);
  });
});
