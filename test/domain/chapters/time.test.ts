import { describe, expect, test } from '@jest/globals';
import { cast, hour, steps, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, owedAfter, told } from '../../support/network.ts';

const day = 24 * hour;
const more = (amount: number, wait = 60_000): Step => [
  cast.head,
  { type: 'requestExtension', limit: { amount, unit: 'workingDays' }, reason: '设备未到', basis: '合同' },
  wait,
];
const rule = (grant: boolean, who: Step[0] = cast.dispatcher): Step => [
  who,
  { type: 'ruleOnExtension', grant, reason: '情况属实' },
];

describe('more time', () => {
  test('is asked one working day before the end, within what a rule allows, one wish at a time', () => {
    expect(lastOf(...chapter.signed, more(10))).toEqual(['extensionRequested']);
    expect(told(...chapter.signed, more(11)).last).toEqual({ refusal: 'tooLong', field: 'limit' });
    expect(lastOf(...chapter.signed, more(5), more(5))).toBe('alreadyAsked');
    // due at the end of Monday the 30th: to be asked before the end of Friday the 27th
    expect(lastOf(...chapter.signed, more(5, 4 * day + 13 * hour))).toEqual(['extensionRequested']);
    expect(lastOf(...chapter.signed, more(5, 5 * day))).toBe('tooLate');
    expect(lastOf(...chapter.sent, more(5))).toBe('status');
    expect(lastOf(...chapter.signed, [company.coHead, more(5)[1]])).toBe('unit');
    expect(owedAfter(...chapter.signed, more(5))).toEqual(['extensionAsked → role:dispatcher']);
  });

  test('granted, moves the limit, and the citizen is told', () => {
    const { kase } = told(...chapter.signed, more(5), rule(true));
    expect(kase?.clocks.handle?.dueAt).toBe('2026-12-07T16:00:00.000Z');
    expect(kase?.extensionAsked).toBeUndefined();
    expect(owedAfter(...chapter.signed, more(5), rule(true))).toEqual([
      'extensionGranted → unit:zjj',
      'extended → citizen',
    ]);
  });

  test('refused, leaves it where it was, and the unit may ask again', () => {
    const { kase } = told(...chapter.signed, more(5), rule(false));
    expect(kase?.clocks.handle?.dueAt).toBe(told(...chapter.signed).kase?.clocks.handle?.dueAt);
    expect(owedAfter(...chapter.signed, more(5), rule(false))).toEqual(['extensionRefused → unit:zjj']);
    expect(lastOf(...chapter.signed, more(5), rule(false), more(3))).toEqual(['extensionRequested']);
    expect(lastOf(...chapter.signed, rule(true))).toBe('notAsked');
  });

  test('a second time is a team lead’s to grant, a third nobody’s', () => {
    const twice = [...chapter.signed, more(5), rule(true), more(5)];
    expect(lastOf(...twice, rule(true))).toBe('teamLeadRules');
    expect(lastOf(...twice, rule(true, company.teamLead))).toEqual(['extensionRuled']);
    expect(lastOf(...twice, rule(true, company.teamLead), more(1))).toBe('tooOften');
  });

  test('is forgotten when the unit replies all the same', () => {
    expect(told(...chapter.signed, more(5), steps.reply).kase?.extensionAsked).toBeUndefined();
  });
});

describe('urgency', () => {
  const urge = (urgency: 'normal' | 'urgent' | 'critical', wait = 60_000): Step => [
    cast.dispatcher,
    { type: 'setUrgency', urgency, reason: '险情' },
    wait,
  ];
  const due = (...story: Step[]): string => told(...story).kase!.clocks.handle!.dueAt;

  test('raised, makes every limit that becomes shorter run from now, and the unit hears of it', () => {
    const { kase, facts } = told(...chapter.sent, urge('critical', 2 * hour));
    expect(kase?.urgency).toBe('critical');
    expect(kase?.clocks.handle).toMatchObject({ startedAt: facts.at(-1)?.at, limit: { amount: 24, unit: 'hours' } });
    expect(kase?.clocks.sign?.limit).toEqual({ amount: 30, unit: 'minutes' });
    expect(owedAfter(...chapter.sent, urge('critical'))).toEqual(['moreUrgent → unit:zjj']);
  });

  test('never ends a limit later than it was, nor lowered, earlier', () => {
    expect(due(...chapter.signed, urge('urgent', 6 * day)) <= due(...chapter.signed)).toBe(true);
    const calmed = due(...chapter.signed, urge('critical'), urge('normal'));
    expect(calmed >= due(...chapter.signed, urge('critical'))).toBe(true);
    expect(owedAfter(...chapter.signed, urge('critical'), urge('normal'))).toEqual([]);
  });

  test('lowered never ends a limit earlier that was held while it was raised', () => {
    const hold: Step = [
      cast.dispatcher,
      { type: 'suspend', why: 'forceMajeure', document: '通告1号', reason: '沙尘暴' },
    ];
    const lift: Step = [cast.dispatcher, { type: 'lift', reason: '结束' }];
    const raised = [...chapter.signed, hold, urge('critical'), lift];
    expect(due(...raised, urge('urgent')) >= due(...raised)).toBe(true);
  });

  test('is not set to what it is, nor by a unit', () => {
    expect(told(...chapter.sent, urge('normal')).last).toEqual({ refusal: 'sameUrgency', field: 'urgency' });
    expect(lastOf(...chapter.sent, [cast.head, urge('urgent')[1]])).toBe('role');
  });
});

test('a case moves to later limits by hand or by the clock, and not to ones that there are not', () => {
  const adopt = (policy: number, who: Step[0] = company.admin): Step => [who, { type: 'adoptRules', policy }];
  expect(told(...chapter.signed, adopt(2)).kase?.clocks.handle?.dueAt).toBe('2026-12-01T16:00:00.000Z');
  expect(lastOf(...chapter.signed, adopt(2, cast.clock))).toEqual(['rulesAdopted']);
  expect(lastOf(...chapter.signed, adopt(3))).toBe('unknownRules');
  expect(lastOf(...chapter.signed, adopt(1))).toBe('sameRules');
});
