import { describe, expect, test } from '@jest/globals';
import { lampOf } from '../../domain/case/clocks.ts';
import type { LimitAmount } from '../../domain/limits.ts';
import { actor, ask, cast, clockOf, cn, steps, tell, typesOf, wait, type Step, type Told } from '../support/league.ts';

const handled = tell([steps.register, steps.dispatch, steps.sign]); // due at the end of Monday 30 November
const days = (amount: number): LimitAmount => ({ amount, unit: 'workingDays' });
const request = (limit: LimitAmount): Step => [cast.handler, { type: 'requestExtension', limit, reason: '等配件' }];
const rule = (grant: boolean, who = cast.dispatcher): Step => [who, { type: 'ruleOnExtension', grant, reason: '核实' }];
const teamLead = actor('teamLead');
const lastDay = cn('2026-11-28 00:00'); // one working day before the end
const acts = ({ facts }: Told): string[] =>
  facts.flatMap((fact) => (fact.type === 'struck' && fact.clock === 'handle' ? [fact.acts.join('+')] : []));
const levels = ({ facts }: Told): number[] => facts.flatMap((fact) => (fact.type === 'supervised' ? [fact.level] : []));

describe('an extension granted after the warning', () => {
  const asked = ask(handled, cn('2026-11-27 10:00'), request(days(5)));
  const warned = wait(asked, lastDay);
  const granted = ask(warned, cn('2026-11-30 10:00'), rule(true));

  test('moves the due instant from the end of the limit, and keeps what it was', () => {
    expect(clockOf(granted).dueAt).toBe(cn('2026-12-08 00:00'));
    expect(granted.facts.at(-1)?.clocks).toMatchObject([{ do: 'move', was: cn('2026-12-01 00:00') }]);
  });

  test('arms the ladder again: yellow at the new instant, supervised once', () => {
    expect(acts(warned)).toEqual(['remind+yellow']);
    const again = wait(granted, cn('2026-12-05 00:00'));
    expect(acts(again)).toEqual(['remind+yellow', 'remind+yellow']);
    expect(levels(wait(again, cn('2026-12-07 23:59:59.999')))).toEqual([]);
    const over = wait(again, cn('2026-12-08 00:00'));
    expect(acts(over)).toEqual(['remind+yellow', 'remind+yellow', 'red+supervise1']);
    expect(levels(over)).toEqual([1]);
  });

  test('granted when the limit is over, the old breach stays said and the new end is one of its own', () => {
    const over = wait(asked, cn('2026-12-01 10:00'));
    const late = ask(over, cn('2026-12-01 11:00'), rule(true));
    expect(lampOf(clockOf(late), late.now)).toBe('green');
    expect(late.kase?.supervisionLevel).toBe(1);
    expect(levels(wait(late, cn('2026-12-07 23:59')))).toEqual([1]);
    expect(levels(wait(late, cn('2026-12-08 00:00')))).toEqual([1, 1]);
  });

  test('a reply between the old and the new end is in time', () => {
    const replied = ask(granted, cn('2026-12-04 10:00'), steps.reply);
    expect(replied.facts.at(-1)).toMatchObject({ type: 'replied', late: false });
  });
});

describe('an extension is refused', () => {
  test('too late: later than a working day before the end; at that instant it is in time', () => {
    expect(typesOf(ask(handled, lastDay, request(days(5))).last)).toContain('extensionRequested');
    expect(ask(handled, cn('2026-11-28 00:00:00.001'), request(days(5))).last).toEqual({ refusal: 'tooLate' });
  });

  test.each<[LimitAmount, boolean]>([
    [days(10), true],
    [days(11), false],
    [{ amount: 14, unit: 'days' }, true],
    [{ amount: 15, unit: 'days' }, false],
    [{ amount: 336, unit: 'hours' }, true],
    [{ amount: 337, unit: 'hours' }, false],
  ])('too long: of %o in any unit that ends after ten working days (fits: %s)', (limit, fits) => {
    const { last } = ask(handled, handled.now, request(limit));
    if (fits) expect(typesOf(last)).toEqual(['extensionRequested']);
    else expect(last).toEqual({ refusal: 'tooLong', field: 'limit' });
  });

  test('while another one waits for its answer, and without one there is nothing to rule on', () => {
    expect(tell([request(days(2)), request(days(2))], true, undefined, handled).last).toMatchObject({
      refusal: 'alreadyAsked',
    });
    expect(ask(handled, handled.now, rule(true)).last).toMatchObject({ refusal: 'notAsked' });
  });

  test('a second time by a dispatcher: that is a team lead’s to grant', () => {
    const once = tell([request(days(2)), rule(true), request(days(2))], true, undefined, handled);
    expect(ask(once, once.now, rule(true)).last).toMatchObject({ refusal: 'teamLeadRules' });
    const twice = ask(once, once.now, rule(true, teamLead));
    expect(clockOf(twice)).toMatchObject({ extensions: [days(2), days(2)], dueAt: cn('2026-12-05 00:00') });
  });

  test('too often: after two of them', () => {
    const twice = tell(
      [request(days(2)), rule(true), request(days(2)), rule(true, teamLead)],
      true,
      undefined,
      handled,
    );
    expect(ask(twice, twice.now, request(days(2))).last).toEqual({ refusal: 'tooOften' });
  });
});

test('an extension that is not granted changes no limit, and may be asked again', () => {
  const refused = tell([request(days(2)), rule(false)], true, undefined, handled);
  expect(clockOf(refused)).toEqual(clockOf(handled));
  expect(typesOf(ask(refused, refused.now, request(days(3))).last)).toEqual(['extensionRequested']);
});

test('a case handed over and dispatched again keeps the citizen’s clock', () => {
  const handOver: Step = [cast.adjudicator, { type: 'adjudicate', ruling: 'handOver', reason: '权属不符' }];
  const story: Step[] = [steps.reply, steps.endorse, steps.pass, steps.dissatisfied, handOver];
  const back = tell(story, true, undefined, handled);
  const again = ask(back, cn('2026-11-25 09:00'), [cast.dispatcher, { type: 'dispatch', leadUnitId: 'heat' }]);
  expect(back.kase).toMatchObject({ status: 'triage', registeredAt: handled.kase?.registeredAt });
  expect(again.kase).toMatchObject({ number: handled.kase?.number, registeredAt: handled.kase?.registeredAt });
  expect(clockOf(again)).toMatchObject({ startedAt: cn('2026-11-25 09:00'), dueAt: cn('2026-12-03 00:00') });
});
