import { describe, expect, test } from '@jest/globals';
import {
  at,
  actor,
  cast,
  hour,
  registration,
  satisfied,
  steps,
  tell,
  typesOf,
  world,
  type Step,
} from '../support/league.ts';
import { comingStrikes } from '../../domain/case/clocks.ts';
import { decide, permitted } from '../../domain/case/decide.ts';
import type { CommandInput } from '../../domain/case/commands.ts';

const untilReply: Step[] = [steps.register, steps.dispatch, steps.sign, steps.reply];
const untilCallback: Step[] = [...untilReply, steps.endorse, steps.pass];
const lastOf = (...story: Step[]) => typesOf(tell(story).last);

describe('intake', () => {
  test.each([
    [{ kind: 'triage' }, 'triage', ['registered']],
    [{ kind: 'answered', answer: '已告知' }, 'answered', ['registered', 'answered']],
    [{ kind: 'redirected', way: 'legalPath', text: '请向法院起诉' }, 'redirected', ['registered', 'redirected']],
    [{ kind: 'invalid', reason: 'silent' }, 'invalid', ['registered', 'invalidated']],
    [{ kind: 'dispatched', leadUnitId: 'zjj', coUnitIds: ['heat'] }, 'dispatched', ['registered', 'dispatched']],
  ] as const)('records %o as %s', (outcome, status, types) => {
    const { kase, last } = tell([[cast.operator, registration({ outcome: outcome as never })]]);
    expect(kase?.status).toBe(status);
    expect(typesOf(last)).toEqual(types);
  });

  test.each([
    [{ categoryId: '99' }, 'unknownCategory', 'categoryId'],
    [{ categoryId: '01' }, 'unknownCategory', 'categoryId'],
    [{ place: { divisionCode: '110000' } }, 'unknownDivision', 'place.divisionCode'],
    [{ outcome: { kind: 'dispatched', leadUnitId: 'nobody' } }, 'unknownUnit', 'outcome.leadUnitId'],
    [
      { outcome: { kind: 'dispatched', leadUnitId: 'zjj', coUnitIds: ['zjj'] } },
      'leadIsCoHandler',
      'outcome.coUnitIds',
    ],
  ])('refuses %o as %s at %s', (change, refusal, field) => {
    expect(tell([[cast.operator, registration(change as never)]]).last).toEqual({ refusal, field });
  });

  test('an operator mends what he recorded, not what another did', () => {
    const mend: CommandInput = { type: 'correct', categoryId: '01.02.04' };
    expect(lastOf(steps.register, [cast.operator, mend])).toEqual(['corrected']);
    expect(lastOf(steps.register, [{ ...cast.operator, id: 'another' }, mend])).toBe('notYours');
    expect(tell([steps.register, [cast.dispatcher, mend]]).kase).toMatchObject({
      categoryId: '01.02.04',
      profile: 'complaint',
    });
    expect(lastOf(steps.register, [cast.operator, { type: 'correct' }])).toBe('nothingToCorrect');
  });
});

describe('dispatch and signature', () => {
  test('the handling clock starts at dispatch, not at signature', () => {
    const { kase } = tell([steps.register, steps.dispatch, [cast.handler, { type: 'sign' }, 3 * hour]]);
    expect(kase?.clocks.handle?.startedAt).toBe(kase?.dispatchedAt);
    expect(kase?.clocks.handle?.dueAt).toBe('2026-11-30T16:00:00.000Z');
    expect(kase?.clocks.sign?.stoppedAt).toBe(kase?.signedAt);
  });

  test('a limit given at dispatch overrides the profile', () => {
    const { kase } = tell([
      steps.register,
      [cast.dispatcher, { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 2, unit: 'hours' } }],
    ]);
    expect(kase?.clocks.handle?.dueAt).toBe(at(kase?.dispatchedAt ?? '', 2 * hour));
    expect((kase?.clocks.sign?.dueAt ?? '') <= (kase?.clocks.handle?.dueAt ?? '')).toBe(true);
  });

  test('only people of the lead unit can be named as handler', () => {
    const name = (handlerId: string): Step => [cast.handler, { type: 'assignHandler', handlerId }];
    expect(lastOf(steps.register, steps.dispatch, steps.sign, name('zjj-handler'))).toEqual(['handlerAssigned']);
    expect(lastOf(steps.register, steps.dispatch, steps.sign, name('street-handler'))).toBe('unknownHandler');
  });
});

describe('reply and review', () => {
  test('the lead cannot finish before its co-handlers, and each of them answers once', () => {
    const start: Step[] = [steps.register, steps.dispatchTogether, steps.sign];
    const answer: Step = [cast.coHandler, { type: 'submitCoReply', text: '已更换阀门' }];
    expect(lastOf(...start, steps.reply)).toBe('coHandlersOpen');
    expect(lastOf(...start, answer, answer)).toBe('alreadyReplied');
    expect(lastOf(...start, answer, steps.reply)).toEqual(['replied']);
  });

  test('first the head, then the reviewer; a head who replies himself goes straight to the centre', () => {
    expect(lastOf(...untilReply, steps.pass)).toBe('notYourTurn');
    expect(lastOf(...untilReply, steps.endorse, steps.endorse)).toBe('notYourTurn');
    const byHead: Step = [cast.head, { type: 'reply', result: 'solved', contacted: true, text: '已修复。' }];
    expect(lastOf(steps.register, steps.dispatch, steps.sign, byHead, steps.pass)).toEqual(['replyPassed']);
  });

  test('a reply that is sent back runs on to the same due instant', () => {
    const back: Step = [cast.reviewer, { type: 'sendBackReply', reasons: ['incomplete'], text: '缺照片' }];
    const before = tell(untilReply).kase?.clocks.handle;
    const { kase } = tell([...untilReply, steps.endorse, back]);
    expect(kase?.status).toBe('handling');
    expect(before?.stoppedAt).toBeDefined();
    expect(kase?.clocks.handle?.stoppedAt).toBeUndefined();
    expect(kase?.clocks.handle?.dueAt).toBe(before?.dueAt);
  });

  test('without a number there is nobody to call: passing closes the case', () => {
    expect(tell(untilCallback, false).kase).toMatchObject({ status: 'closed', closedHow: 'noCaller' });
  });
});

test('a reason in words of one’s own becomes the code other; the words stay out of the fact', () => {
  const back: Step = [cast.reviewer, { type: 'sendBackReply', reasons: ['incomplete', '照片模糊'] }];
  const { last } = tell([...untilReply, steps.endorse, back]);
  expect('facts' in last && last.facts[0]).toMatchObject({ type: 'replySentBack', reasons: ['incomplete', 'other'] });
  const way: Step = [
    cast.operator,
    registration({ outcome: { kind: 'redirected', way: '仲裁委', text: '请申请仲裁' } }),
  ];
  expect(JSON.stringify(tell([way]).facts)).not.toContain('仲裁');
});

describe('callback', () => {
  test('a satisfied citizen closes the case, and no clock runs on', () => {
    const { kase } = tell([...untilCallback, steps.satisfied]);
    expect(kase).toMatchObject({ status: 'closed', closedHow: 'satisfied', heard: { solved: true } });
    expect(comingStrikes(kase!.clocks)).toEqual([]);
  });

  test.each([
    [{ solved: false, satisfaction: satisfied }],
    [{ solved: true, satisfaction: { ...satisfied, manner: 'dissatisfied' } }],
  ] as const)('%o is a dispute', (word) => {
    const story: Step[] = [
      ...untilCallback,
      [cast.callbackAgent, { type: 'recordCallback', outcome: 'reached', ...word }],
    ];
    expect(typesOf(tell(story).last)).toEqual(['citizenHeard', 'disputed']);
    expect(tell(story).kase?.status).toBe('adjudication');
  });

  test('an agent who reached the citizen must say what was heard', () => {
    const half: Step = [cast.callbackAgent, { type: 'recordCallback', outcome: 'reached', solved: true }];
    expect(tell([...untilCallback, half]).last).toEqual({ refusal: 'answersMissing', field: 'satisfaction' });
  });

  test('three tries on two days, then a rating by message, then closed as not reached', () => {
    const day = 24 * hour;
    const [agent, noAnswer] = steps.noAnswer;
    const sameDay = tell([...untilCallback, steps.noAnswer, steps.noAnswer, steps.noAnswer]);
    expect(typesOf(sameDay.last)).toEqual(['callbackTried']);
    expect(sameDay.kase?.callFrom).toBe('2026-11-24T01:00:00.000Z');
    const spread = tell([...untilCallback, steps.noAnswer, steps.noAnswer, [agent, noAnswer, day]]);
    expect(typesOf(spread.last).slice(-2)).toEqual(['callbackTried', 'ratingInvited']);
    const giveUp = comingStrikes(spread.kase!.clocks)[0];
    expect(giveUp).toMatchObject({ clock: 'callback', acts: ['giveUp'] });
    const strike = { type: 'strike', clock: 'callback', rung: 0, at: giveUp!.at } as const;
    const end = decide(spread.kase, strike, { at: giveUp!.at, actor: cast.clock, world });
    expect(typesOf(end)).toEqual(['struck', 'closed']);
  });

  test('nobody of the handling unit calls', () => {
    expect(permitted(tell(untilCallback).kase!, { ...cast.callbackAgent, unitId: 'zjj' })).not.toContain(
      'recordCallback',
    );
  });

  test('a redo has its own shorter clock; the third makes it a hard case under supervision 3', () => {
    const again: Step[] = [steps.reply, steps.endorse, steps.pass, steps.dissatisfied, steps.redo];
    const once = tell([...untilCallback, steps.dissatisfied, steps.redo]).kase;
    expect(once).toMatchObject({ status: 'handling', round: 2 });
    expect(once?.clocks.handle?.limit).toEqual({ amount: 3, unit: 'workingDays' });
    const thrice = tell([...untilCallback, steps.dissatisfied, steps.redo, ...again, ...again]).kase;
    expect(thrice).toMatchObject({ round: 4, supervisionLevel: 3 });
  });

  test.each([
    ['uphold', undefined, 'closed'],
    ['extend', { amount: 5, unit: 'workingDays' }, 'handling'],
    ['handOver', undefined, 'triage'],
  ] as const)('the adjudicator may %s', (ruling, limit, status) => {
    const rule: Step = [cast.adjudicator, { type: 'adjudicate', ruling, reason: '依法答复', ...(limit && { limit }) }];
    const { kase } = tell([...untilCallback, steps.dissatisfied, rule]);
    expect(kase?.status).toBe(status);
    expect(kase?.leadUnitId).toBe(status === 'triage' ? undefined : 'zjj');
  });

  test('extending without a limit is refused', () => {
    const rule: Step = [cast.adjudicator, { type: 'adjudicate', ruling: 'extend', reason: '材料未齐' }];
    expect(tell([...untilCallback, steps.dissatisfied, rule]).last).toEqual({
      refusal: 'limitMissing',
      field: 'limit',
    });
  });
});

describe('urging and withdrawing', () => {
  test('urging counts and changes nothing else; withdrawing ends every clock', () => {
    const urged = tell([steps.register, steps.dispatch, [cast.operator, { type: 'urge', text: '请尽快' }]]).kase;
    expect(urged).toMatchObject({ status: 'dispatched', urgeCount: 1 });
    const gone = tell([steps.register, steps.dispatch, [cast.operator, { type: 'withdraw' }]]).kase;
    expect(gone?.status).toBe('terminated');
    expect(comingStrikes(gone!.clocks)).toEqual([]);
  });
});

test('what may be done is what decide accepts: buttons and gate agree', () => {
  const { kase } = tell(untilReply);
  expect(permitted(kase!, cast.head)).toEqual(expect.arrayContaining(['approveReply', 'sendBackReply', 'addNote']));
  expect(permitted(kase!, cast.handler)).toEqual(['addNote']);
  expect(permitted(kase!, actor('auditor'))).toEqual([]);
});
