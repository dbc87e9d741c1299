import { describe, expect, test } from '@jest/globals';
import { cast, hour, registration, steps, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, owedAfter, told } from '../../support/network.ts';

const day = 24 * hour;
const ruled = (ruling: 'redo' | 'uphold' | 'extend' | 'handOver'): Step => [
  cast.adjudicator,
  { type: 'adjudicate', ruling, reason: '依法答复', limit: { amount: 5, unit: 'workingDays' } },
];
const upheld = [...chapter.disputed, ruled('uphold')];
const again: Step[] = [steps.reply, steps.endorse, steps.pass, steps.dissatisfied];

describe('the four rulings', () => {
  test.each([
    ['redo', 'handling', 2],
    ['extend', 'handling', 1],
    ['handOver', 'triage', 1],
    ['uphold', 'closed', 1],
  ] as const)('%s leads to %s in round %i', (ruling, status, round) => {
    const { kase } = told(...chapter.disputed, ruled(ruling));
    expect(kase).toMatchObject({ status, round });
    expect(kase?.clocks.adjudication?.stoppedAt).toBeDefined();
    expect(kase?.heard === undefined).toBe(status !== 'closed');
  });

  test('belong to an adjudicator, over a dispute', () => {
    expect(lastOf(...chapter.passed, ruled('uphold'))).toBe('status');
    expect(lastOf(...chapter.disputed, [company.teamLead, ruled('uphold')[1]])).toBe('role');
    expect(owedAfter(...upheld)).toEqual(['closed → citizen']);
    expect(owedAfter(...chapter.disputed, ruled('redo'))).toEqual(['redo → unit:zjj']);
  });

  test('the second redo is supervised at level 2, the third at level 3', () => {
    const once = [...chapter.disputed, ruled('redo')];
    const twice = [...once, ...again, ruled('redo')];
    expect([told(...once).kase?.supervisionLevel, told(...twice).kase?.supervisionLevel]).toEqual([0, 2]);
    expect(lastOf(...twice, ...again, ruled('redo'))).toEqual(['redoOrdered', 'supervised']);
    expect(told(...twice, ...again, ruled('redo')).kase).toMatchObject({ supervisionLevel: 3, round: 4 });
  });
});

describe('leaving a closure out of the evaluation', () => {
  const sign = (who: Step[0]): Step => [who, { type: 'exclude', reason: '诉求不合理' }];
  const appeal: Step = [cast.head, { type: 'appeal', text: '依法办理' }];
  const rule = (uphold: boolean, who: Step[0] = company.teamLead): Step => [
    who,
    { type: 'ruleOnAppeal', uphold, reason: '属实' },
  ];

  test('takes two signatures of two people', () => {
    const once = [...upheld, sign(cast.adjudicator)];
    expect(told(...once).kase?.exclusion?.second).toBeUndefined();
    expect(owedAfter(...once)).toEqual(['appealed → role:teamLead']);
    expect(lastOf(...once, sign(cast.adjudicator))).toBe('signedByYou');
    const twice = [...once, sign(company.secondAdjudicator)];
    expect(told(...twice).kase?.exclusion).toMatchObject({ by: 'adjudicator', second: { by: 'adjudicator-2' } });
    expect(owedAfter(...twice)).toEqual(['excluded → unit:zjj']);
    expect(lastOf(...twice, sign(company.teamLead))).toBe('alreadySigned');
    expect(lastOf(...upheld, sign(cast.head))).toBe('role');
  });

  test('is for a dissatisfied citizen’s closure only', () => {
    const happy = [...chapter.passed, steps.satisfied];
    expect(lastOf(...happy, sign(cast.adjudicator))).toBe('notUpheld');
    expect(lastOf(...happy, appeal)).toBe('nothingToAppeal');
    expect(lastOf(...chapter.disputed, sign(cast.adjudicator))).toBe('status');
  });

  test('the unit appeals once; upheld, the ruling is one signature', () => {
    expect(owedAfter(...upheld, appeal)).toEqual(['appealed → role:teamLead']);
    expect(lastOf(...upheld, appeal, appeal)).toBe('alreadyAsked');
    expect(lastOf(...upheld, [company.coHead, appeal[1]])).toBe('unit');
    expect(lastOf(...upheld, rule(true))).toBe('nothingToAppeal');
    expect(lastOf(...upheld, appeal, rule(false))).toEqual(['appealRuled']);
    expect(lastOf(...upheld, appeal, rule(true))).toEqual(['appealRuled', 'exclusionSigned']);
    expect(lastOf(...upheld, appeal, rule(true), sign(company.teamLead))).toBe('signedByYou');
    const { kase } = told(...upheld, appeal, rule(true), sign(cast.adjudicator));
    expect(kase?.exclusion).toMatchObject({ by: 'teamLead', second: { by: 'adjudicator' } });
    expect(lastOf(...upheld, sign(company.teamLead), appeal, rule(true))).toBe('signedByYou');
  });

  test('an appeal that is upheld after two signatures adds no third', () => {
    const both = [...upheld, appeal, sign(cast.adjudicator), sign(company.secondAdjudicator)];
    expect(lastOf(...both, rule(true))).toEqual(['appealRuled']);
    expect(told(...both, rule(true)).kase?.exclusion?.second?.by).toBe('adjudicator-2');
  });

  test('holds for that closure alone: opened and closed again, the next one needs its own', () => {
    const reopen: Step = [company.teamLead, { type: 'reopen', reason: '新情况' }];
    const both = [...upheld, sign(cast.adjudicator), sign(company.secondAdjudicator), reopen];
    expect(told(...both).kase?.exclusion).toBeUndefined();
    expect(lastOf(...both, ...again, ruled('uphold'), sign(cast.adjudicator))).toEqual(['exclusionSigned']);
  });
});

describe('opening again', () => {
  const reopen = (wait: number, who: Step[0] = company.teamLead): Step => [
    who,
    { type: 'reopen', reason: '问题又出现' },
    wait,
  ];
  const happy = [...chapter.passed, steps.satisfied];

  test('within thirty days, as another round with its shorter limit', () => {
    const { kase } = told(...happy, reopen(30 * day));
    expect(kase).toMatchObject({ status: 'handling', round: 2, leadUnitId: 'zjj' });
    expect([kase?.endedAt, kase?.closedHow, kase?.heard]).toEqual([undefined, undefined, undefined]);
    expect(kase?.clocks.handle?.limit).toEqual({ amount: 3, unit: 'workingDays' });
    expect(owedAfter(...happy, reopen(day))).toEqual(['redo → unit:zjj', 'reopened → citizen']);
  });

  test('not after that, not by others, not what was never sent or never closed', () => {
    expect(lastOf(...happy, reopen(30 * day + 1))).toBe('tooLateToReopen');
    expect(lastOf(...happy, reopen(day, cast.dispatcher))).toBe('role');
    expect(lastOf(...chapter.signed, reopen(day))).toBe('status');
    const withdrawn: Step = [cast.operator, { type: 'withdraw' }];
    expect(lastOf(...chapter.signed, withdrawn, reopen(day))).toBe('status');
    const up: Step = [cast.dispatcher, { type: 'sendUp', platform: '自治区平台', reason: '区直事项' }];
    const back: Step = [company.upper, { type: 'comeBack', outcome: 'answered', text: '已答复' }];
    expect(lastOf(steps.register, up, back, steps.satisfied, reopen(day))).toBe('neverDispatched');
  });
});

describe('taking it back', () => {
  const withdraw: Step = [company.citizen, { type: 'withdraw', reason: '已解决' }];
  test('ends every clock at any stage, and tells every unit', () => {
    const hold: Step = [cast.dispatcher, { type: 'suspend', why: 'statutory', document: '鉴字1号', reason: '鉴定' }];
    for (const before of [
      [steps.register],
      chapter.together,
      [...chapter.signed, hold],
      chapter.replied,
      chapter.disputed,
    ]) {
      const { kase } = told(...before, withdraw);
      expect(kase?.status).toBe('terminated');
      for (const clock of Object.values(kase!.clocks)) expect(clock?.stoppedAt).toBeDefined();
    }
    expect(owedAfter(...chapter.together, withdraw)).toEqual(['withdrawn → unit:zjj', 'withdrawn → unit:heat']);
    expect(lastOf(steps.register, withdraw, withdraw)).toBe('status');
    expect(lastOf(...chapter.signed, [cast.head, withdraw[1]])).toBe('role');
  });

  test('what was answered on the spot cannot be taken back', () => {
    const spot: Step = [cast.operator, registration({ outcome: { kind: 'answered', answer: '已告知' } })];
    expect(lastOf(spot, withdraw)).toBe('status');
  });
});
