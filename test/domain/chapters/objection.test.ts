import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import { asCommand, cast, hour, monday, steps, worldOf, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, owedAfter, told } from '../../support/network.ts';

const object = (change: object = {}, wait = 60_000): Step => [
  cast.head,
  { type: 'returnCase', reason: 'notOurDuty', basis: '三定方案第三条', ...change },
  wait,
];
const rule = (uphold: boolean, who: Step[0] = company.secondDispatcher): Step => [
  who,
  { type: 'ruleOnReturn', uphold, reason: '按职责' },
];
const confer: Step = [cast.dispatcher, { type: 'confer', unitIds: ['zjj', 'heat', 'heat'], text: '谁牵头' }];
const decideOn = (leadUnitId: string, note?: string): Step => [
  cast.dispatcher,
  { type: 'dispatch', leadUnitId, ...(note !== undefined && { note }) },
];

describe('an objection', () => {
  test('is the head’s, from signature or handling, within one working day of the dispatch', () => {
    expect(lastOf(...chapter.sent, object())).toEqual(['returned']);
    expect(lastOf(...chapter.signed, object())).toEqual(['returned']);
    expect(lastOf(...chapter.sent, [cast.handler, object()[1]])).toBe('role');
    expect(lastOf(...chapter.sent, [company.coHead, object()[1]])).toBe('unit');
    // dispatched on Monday: the day that counts is Tuesday, to its end
    expect(lastOf(...chapter.signed, object({}, 37 * hour))).toEqual(['returned']);
    expect(lastOf(...chapter.signed, object({}, 38 * hour))).toBe('tooLateToReturn');
    expect(lastOf(...chapter.replied, object())).toBe('status');
  });

  test('names another unit that there is', () => {
    expect(lastOf(...chapter.sent, object({ suggestedUnitId: 'heat' }))).toEqual(['returned']);
    expect(told(...chapter.sent, object({ suggestedUnitId: 'zjj' })).last).toEqual({
      ...{ refusal: 'suggestsItself', field: 'suggestedUnitId' },
    });
    for (const suggestedUnitId of ['nobody', 'gone'])
      expect(lastOf(...chapter.sent, object({ suggestedUnitId }))).toBe('unknownUnit');
  });

  test('is ruled on in four working hours, while handling runs and nobody need sign', () => {
    const { kase } = told(...chapter.sent, object());
    expect(kase?.status).toBe('returnReview');
    expect(kase?.clocks.returnRuling?.limit).toEqual({ amount: 4, unit: 'workingHours' });
    expect(kase?.clocks.handle?.stoppedAt).toBeUndefined();
    expect(kase?.clocks.sign?.stoppedAt).toBeDefined();
    expect(owedAfter(...chapter.sent, object())).toEqual(['returned → role:dispatcher']);
  });

  test('takes back a wish for more time', () => {
    const more: Step = [
      cast.head,
      { type: 'requestExtension', limit: { amount: 2, unit: 'workingDays' }, reason: '缺料' },
    ];
    expect(told(...chapter.signed, more).kase?.extensionAsked).toBeDefined();
    expect(told(...chapter.signed, more, object()).kase?.extensionAsked).toBeUndefined();
  });
});

describe('the ruling', () => {
  test('is another dispatcher’s than who sent the case, when there is one', () => {
    expect(lastOf(...chapter.sent, object(), rule(true, cast.dispatcher))).toBe('ownDispatch');
    expect(lastOf(...chapter.sent, object(), rule(true, company.secondDispatcher))).toEqual(['returnUpheld']);
    expect(lastOf(...chapter.sent, object(), rule(true, company.teamLead))).toEqual(['returnUpheld']);
    const { kase } = told(...chapter.sent, object());
    const moment = { at: monday, actor: cast.dispatcher, world: worldOf() };
    expect(decide(kase, asCommand(rule(true)[1]), moment)).toHaveProperty('facts');
  });

  test('upheld, sends it back to dispatch with a new clock; the citizen’s own never changes', () => {
    const sent = told(...chapter.sent).kase!;
    const { kase, facts } = told(...chapter.sent, object({ suggestedUnitId: 'heat' }), rule(true));
    expect(kase).toMatchObject({ status: 'triage', registeredAt: sent.registeredAt });
    expect(kase?.leadUnitId).toBeUndefined();
    expect(kase?.clocks.dispatch?.startedAt).toBe(facts.at(-1)?.at);
    expect(kase?.clocks.handle?.stoppedAt).toBe(facts.at(-1)?.at);
    expect(facts.at(-1)).toMatchObject({ unitId: 'zjj', suggestedUnitId: 'heat', categoryId: '01.02.03' });
    expect(owedAfter(...chapter.sent, object(), rule(true))).toEqual(['returnUpheld → unit:zjj']);
  });

  test('rejected, makes the unit handle it by the limit it had', () => {
    const sent = told(...chapter.sent).kase!;
    const { kase } = told(...chapter.sent, object(), rule(false));
    expect(kase).toMatchObject({ status: 'handling', leadUnitId: 'zjj' });
    expect(kase?.clocks.handle?.dueAt).toBe(sent.clocks.handle?.dueAt);
    expect(owedAfter(...chapter.sent, object(), rule(false))).toEqual(['returnRejected → unit:zjj']);
    expect(lastOf(...chapter.sent, rule(false))).toBe('status');
  });
});

describe('a conference', () => {
  test('meets by itself on the second objection, whoever raises it', () => {
    const again: Step[] = [...chapter.sent, object(), rule(false), object({ suggestedUnitId: 'heat' })];
    expect(lastOf(...again)).toEqual(['returned', 'conferenceCalled']);
    expect(told(...again).kase).toMatchObject({ status: 'conferring', conference: { unitIds: ['zjj', 'heat'] } });
    const other: Step = [company.coHead, object()[1]];
    expect(lastOf(...chapter.sent, object(), rule(true), decideOn('heat'), other)).toContain('conferenceCalled');
    expect(owedAfter(...again)).toEqual([
      'returned → role:dispatcher',
      'conferenceCalled → unit:zjj',
      'conferenceCalled → unit:heat',
    ]);
  });

  test('is called on a hard case or on an objection, with its own limit; each unit hears once', () => {
    const { kase } = told(steps.register, confer);
    expect(kase).toMatchObject({ status: 'conferring', conference: { unitIds: ['zjj', 'heat'] } });
    expect(kase?.clocks.conference?.limit).toEqual({ amount: 1, unit: 'workingDays' });
    expect(kase?.clocks.dispatch?.stoppedAt).toBeUndefined();
    expect(told(...chapter.sent, object(), confer).kase?.clocks.returnRuling?.stoppedAt).toBeDefined();
    expect(lastOf(...chapter.sent, confer)).toBe('status');
    expect(lastOf(steps.register, [cast.dispatcher, { type: 'confer', unitIds: ['gone'] }])).toBe('unknownUnit');
  });

  test('decides with minutes, and what it decides cannot be returned', () => {
    expect(told(steps.register, confer, decideOn('zjj')).last).toEqual({ refusal: 'minutesMissing', field: 'note' });
    const decided = [steps.register, confer, decideOn('zjj', '会商纪要')];
    expect(told(...decided).kase).toMatchObject({ status: 'dispatched', bound: true });
    expect(told(...decided).kase?.conference).toBeUndefined();
    expect(lastOf(...decided, object())).toBe('bound');
    expect(lastOf(...decided, steps.sign, object())).toBe('bound');
  });

  test('binds nobody any more once the case was recalled and sent elsewhere', () => {
    const recall: Step = [cast.dispatcher, { type: 'recall', reason: '派错' }];
    const again = [steps.register, confer, decideOn('heat', '纪要'), recall, steps.dispatch];
    expect(told(...again).kase?.bound).toBeUndefined();
    expect(lastOf(...again, object())).toEqual(['returned']);
  });
});

describe('recall and transfers', () => {
  const recall: Step = [cast.dispatcher, { type: 'recall', reason: '派错' }];

  test('a dispatcher takes back what nobody has signed', () => {
    const together = [steps.register, steps.dispatchTogether];
    expect(told(...together, recall).kase).toMatchObject({ status: 'triage', coHandlers: [], transfers: 0 });
    expect(owedAfter(...together, recall)).toEqual(['relieved → unit:zjj', 'relieved → unit:heat']);
    expect(lastOf(...chapter.signed, recall)).toBe('status');
    expect(lastOf(...chapter.sent, [cast.operator, recall[1]])).toBe('role');
    expect(told(...chapter.sent, recall, decideOn('heat')).kase?.transfers).toBe(0);
  });

  test('the third transfer makes it a hard case: supervision level 3', () => {
    const to = (unitId: string): Step => [cast.dispatcher, { type: 'dispatch', leadUnitId: unitId, note: '纪要' }];
    const handOver: Step = [cast.adjudicator, { type: 'adjudicate', ruling: 'handOver', reason: '换单位' }];
    const once = [steps.sign, steps.reply, steps.endorse, steps.pass, steps.dissatisfied, handOver, steps.dispatch];
    const twice = [...chapter.sent, ...once, ...once];
    expect(told(...twice).kase).toMatchObject({ transfers: 2, supervisionLevel: 0 });
    expect(lastOf(...twice, ...once)).toEqual(['dispatched', 'supervised']);
    expect(told(...twice, ...once).kase).toMatchObject({ transfers: 3, supervisionLevel: 3 });
    expect(lastOf(...twice, ...once, ...once)).toEqual(['dispatched']);
    // a conference that confirms the lead transfers nothing
    const twoObjections = [...chapter.sent, object(), rule(false), object()];
    expect(told(...twoObjections, to('zjj')).kase?.transfers).toBe(0);
    expect(told(...twoObjections, to('heat')).kase?.transfers).toBe(1);
  });
});
