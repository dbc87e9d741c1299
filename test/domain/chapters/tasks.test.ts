import { describe, expect, test } from '@jest/globals';
import { actor, cast, registration, steps, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, owedAfter, told } from '../../support/network.ts';

const down = (unitId: string, change: object = {}, who: Step[0] = cast.handler): Step => [
  who,
  { type: 'sendDown', unitId, ...change },
];
const answer = (who: Step[0]): Step => [who, { type: 'submitCoReply', text: '已到现场核实' }];
const review = (unitId: string, accept: boolean, who: Step[0] = cast.handler): Step => [
  who,
  { type: 'reviewCoReply', unitId, accept },
];
const street = company.streetHead;
const withStreet = [...chapter.signed, down('street')];

describe('a task sent down', () => {
  test('goes to a lower level that does not work on the case yet', () => {
    expect(lastOf(...chapter.signed, down('street'))).toEqual(['sentDown']);
    expect(lastOf(...chapter.signed, down('heat'))).toBe('notBelow');
    expect(lastOf(...chapter.signed, down('league'))).toBe('notBelow');
    expect(lastOf(...chapter.signed, down('zjj'))).toBe('worksAlready');
    expect(lastOf(...withStreet, down('street'))).toBe('worksAlready');
    expect(lastOf(...chapter.signed, down('gone'))).toBe('unknownUnit');
    expect(lastOf(...chapter.signed, down('street', {}, company.officeHead))).toBe('unit');
    expect(lastOf(...chapter.sent, down('street'))).toBe('status');
    expect(owedAfter(...withStreet)).toEqual(['coDispatched → unit:street']);
  });

  test('ends within the sender’s own limit, whatever limit it was given', () => {
    const { handle } = told(...chapter.signed).kase!.clocks;
    const long = told(...chapter.signed, down('street', { limit: { amount: 60, unit: 'workingDays' } })).kase!;
    expect(long.clocks['co:street']?.dueAt).toBe(handle?.dueAt);
    const further = told(
      ...withStreet,
      down('gacha', { consent: true, limit: { amount: 60, unit: 'days' } }, street),
    ).kase!;
    expect(further.coHandlers).toEqual([
      { unitId: 'street', under: 'zjj' },
      { unitId: 'gacha', under: 'street' },
    ]);
    expect(further.clocks['co:gacha']?.dueAt).toBe(further.clocks['co:street']?.dueAt);
  });

  test('reaches a gacha only as its duty, its sumu’s, or with its consent', () => {
    expect(lastOf(...chapter.signed, down('gacha'))).toBe('outsideDuty');
    expect(lastOf(...chapter.signed, down('gacha', { consent: false }))).toBe('outsideDuty');
    expect(lastOf(...chapter.signed, down('gacha', { consent: true }))).toEqual(['sentDown']);
    const lamp: Step = [cast.operator, registration({ categoryId: '01.02.05' })];
    expect(lastOf(lamp, steps.dispatch, steps.sign, down('gacha'))).toEqual(['sentDown']);
    expect(lastOf(lamp, steps.dispatch, steps.sign, down('farGacha'))).toBe('outsideDuty');
  });

  test('is not sent on by a unit that has answered', () => {
    expect(lastOf(...withStreet, answer(street), down('gacha', { consent: true }, street))).toBe('alreadyReplied');
  });
});

describe('its answer', () => {
  test('is looked at by who sent it, who accepts it or sends it back to the same end', () => {
    const answered = [...withStreet, answer(street)];
    expect(owedAfter(...answered)).toEqual(['coReplied → unit:zjj']);
    expect(lastOf(...answered, review('street', true, cast.coHandler))).toBe('unit');
    expect(lastOf(...answered, review('gacha', true))).toBe('nothingToReview');
    expect(lastOf(...withStreet, review('street', true))).toBe('nothingToReview');
    expect(lastOf(...answered, review('street', true), review('street', true))).toBe('nothingToReview');
    const back = told(...answered, review('street', false)).kase!;
    expect(back.clocks['co:street']?.stoppedAt).toBeUndefined();
    expect(back.clocks['co:street']?.dueAt).toBe(told(...withStreet).kase!.clocks['co:street']?.dueAt);
    expect(owedAfter(...answered, review('street', false))).toEqual(['sentBack → unit:street']);
    expect(lastOf(...answered, review('street', false), answer(street))).toEqual(['coReplied']);
  });

  test('waits for the tasks below it', () => {
    const two = [...withStreet, down('gacha', { consent: true }, street)];
    expect(lastOf(...two, answer(street))).toBe('tasksOpen');
    const below = [...two, answer(company.gachaHandler)];
    expect(owedAfter(...below)).toEqual(['coReplied → unit:street']);
    expect(lastOf(...below, review('gacha', true))).toBe('nothingToReview');
    expect(lastOf(...below, answer(street))).toBe('tasksOpen');
    expect(lastOf(...below, review('gacha', true, street), answer(street))).toEqual(['coReplied']);
  });

  test('is not asked of a unit without a part in the case, and comes once', () => {
    expect(lastOf(...withStreet, answer(cast.coHandler))).toBe('unit');
    expect(lastOf(...withStreet, answer(cast.handler))).toBe('unit');
    expect(lastOf(...withStreet, answer(street), answer(actor('handler', 'street')))).toBe('alreadyReplied');
  });
});

describe('the lead', () => {
  test('does not reply while a task is open or unlooked at, unless it says why', () => {
    expect(told(...withStreet, steps.reply).last).toMatchObject({ refusal: 'coHandlersOpen', field: 'despite' });
    expect(lastOf(...withStreet, answer(street), steps.reply)).toBe('coHandlersOpen');
    expect(lastOf(...withStreet, answer(street), review('street', true), steps.reply)).toEqual(['replied']);
  });

  test('that says why releases who has not answered; the facts keep who', () => {
    const despite: Step = [cast.handler, { ...steps.reply[1], despite: '街道已停办' }];
    const { kase, facts } = told(...chapter.together, down('street'), answer(cast.coHandler), despite);
    expect(facts.at(-1)).toMatchObject({ type: 'replied', released: ['street'] });
    expect(kase?.coHandlers.map((co) => co.unitId)).toEqual(['heat']);
    expect(kase?.clocks['co:street']?.stoppedAt).toBeDefined();
    expect(JSON.stringify(facts)).not.toContain('停办');
  });

  test('that is urged on takes its tasks along: none ends later than the case', () => {
    const raise: Step = [cast.dispatcher, { type: 'setUrgency', urgency: 'critical', reason: '险情' }];
    const { clocks } = told(...withStreet, raise).kase!;
    expect(clocks.handle?.limit).toEqual({ amount: 24, unit: 'hours' });
    expect(clocks['co:street']!.dueAt <= clocks.handle!.dueAt).toBe(true);
    const refused = told(...withStreet, answer(street), raise, review('street', false)).kase!.clocks;
    expect(refused['co:street']?.stoppedAt).toBeUndefined();
    expect(refused['co:street']!.dueAt <= refused.handle!.dueAt).toBe(true);
  });
});
