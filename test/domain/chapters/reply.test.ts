import { describe, expect, test } from '@jest/globals';
import { settle } from '../../../domain/case/decide.ts';
import { cast, hour, registration, satisfied, steps, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, network, owedAfter, told } from '../../support/network.ts';

const day = 24 * hour;
const reply = (change: object, who: Step[0] = cast.handler): Step => [who, { ...steps.reply[1], ...change }];
const back = (...reasons: string[]): Step => [cast.reviewer, { type: 'sendBackReply', reasons }];
const tick = (wait: number): Step => [cast.operator, { type: 'urge' }, wait];

describe('evidence', () => {
  const lamp: Step[] = [[cast.operator, registration({ categoryId: '01.02.05' })], steps.dispatch, steps.sign];
  const photo = '7d3c7c1e-1f4b-4f52-9d3a-0f6f7f0a0001';

  test('is asked for “solved” where the category asks, or a word why there is none', () => {
    expect(told(...lamp, steps.reply).last).toEqual({ refusal: 'evidenceMissing', field: 'evidence' });
    expect(lastOf(...lamp, reply({ evidence: [photo] }))).toEqual(['replied']);
    expect(told(...lamp, reply({ evidence: [photo] })).kase?.reply).toMatchObject({ evidence: [photo] });
    expect(lastOf(...lamp, reply({ noEvidence: '夜间无法拍照' }))).toEqual(['replied']);
    expect(lastOf(...lamp, reply({ result: 'explained' }))).toEqual(['replied']);
    expect(lastOf(...chapter.signed, steps.reply)).toEqual(['replied']);
  });
});

describe('contact', () => {
  const unspoken = [...chapter.signed, reply({ contacted: false }), steps.endorse];

  test('the centre passes no reply about which nobody spoke with the citizen', () => {
    expect(lastOf(...unspoken, steps.pass)).toBe('notContacted');
    const log = (reached: boolean): Step => [cast.handler, { type: 'logContact', reached }];
    const logged = (reached: boolean) => [...chapter.signed, log(reached), ...unspoken.slice(3), steps.pass];
    expect(lastOf(...logged(true))).toEqual(['replyPassed']);
    expect(lastOf(...logged(false))).toBe('notContacted');
  });

  test('nobody need speak with a citizen who left no number or wants no call', () => {
    const silent: Step = [cast.operator, registration({ noCallback: true })];
    expect(lastOf(silent, ...unspoken.slice(1), steps.pass)).toEqual(['replyPassed', 'closed']);
    expect(told(silent, ...unspoken.slice(1), steps.pass).kase).toMatchObject({ closedHow: 'notWanted' });
  });
});

describe('a reply sent back', () => {
  test('as false is supervised in writing, once', () => {
    expect(lastOf(...chapter.replied, back('falseReply'))).toEqual(['replySentBack', 'supervised']);
    expect(told(...chapter.replied, back('falseReply')).kase).toMatchObject({
      supervisionLevel: 2,
      status: 'handling',
    });
    const again = [...chapter.replied, back('falseReply'), steps.reply, steps.endorse, back('falseReply', 'wording')];
    expect(lastOf(...again)).toEqual(['replySentBack']);
    expect(lastOf(...chapter.replied, back('wording'))).toEqual(['replySentBack']);
  });

  test('that was late says so', () => {
    const late: Step = [cast.handler, steps.reply[1], 9 * day];
    expect(told(...chapter.signed, late).kase?.reply).toMatchObject({ late: true });
    expect(told(...chapter.signed, steps.reply).kase?.reply).toMatchObject({ late: false });
  });
});

describe('asked by message first', () => {
  const asks: Step = [cast.operator, registration({ caseType: 'consultation' })];
  const passed = [asks, ...chapter.passed.slice(1)];

  test('a consultation is rated in writing, and closes as unreached when nobody answers', () => {
    expect(lastOf(...passed)).toEqual(['replyPassed', 'ratingInvited']);
    expect(owedAfter(...passed)).toEqual(['rate → citizen']);
    const waiting = told(...passed).kase!;
    const { kase, facts } = settle(waiting, { at: waiting.clocks.callback!.dueAt, world: network });
    expect(facts.at(-1)).toMatchObject({ type: 'closed', how: 'unreached', by: { role: 'clock' } });
    expect(kase.status).toBe('closed');
  });

  test('the citizen’s own rating closes it or opens the dispute', () => {
    const rate = (change: object = {}): Step => [
      company.citizen,
      { type: 'rate', solved: true, satisfaction: { ...satisfied, ...change } },
    ];
    expect(lastOf(...passed, rate())).toEqual(['rated', 'closed']);
    expect(lastOf(...passed, rate({ manner: 'dissatisfied' }))).toEqual(['rated', 'disputed']);
    expect(told(...passed, rate()).kase).toMatchObject({ closedHow: 'satisfied', heard: { solved: true } });
    expect(lastOf(...passed, [cast.callbackAgent, rate()[1]])).toBe('role');
    const spot: Step = [cast.operator, registration({ outcome: { kind: 'answered', answer: '已告知' } })];
    expect(lastOf(spot, rate())).toEqual(['rated']);
    expect(lastOf(spot, rate(), rate())).toBe('alreadyRated');
  });

  test('a call that fails meanwhile invites nobody again and moves nothing', () => {
    const called = told(...passed, steps.noAnswer, steps.noAnswer, [...steps.noAnswer, day], steps.noAnswer);
    expect(called.facts.filter((fact) => fact.type === 'ratingInvited')).toHaveLength(1);
    expect(called.kase?.clocks.callback?.dueAt).toBe(told(...passed).kase?.clocks.callback?.dueAt);
  });
});

describe('parking', () => {
  const park = (until: string, ownerUnitId = 'zjj', who: Step[0] = cast.reviewer): Step => [
    who,
    { type: 'park', until, ownerUnitId, plan: '明年管网改造' },
  ];
  const parked = [...chapter.replied, park('2027-01-31')];

  test('needs a plan, an owner that there is and a day ahead, and comes after the head’s word', () => {
    expect(lastOf(...parked)).toEqual(['parked']);
    expect(owedAfter(...parked)).toEqual(['parked → citizen', 'parked → unit:zjj']);
    expect(told(...chapter.replied, park('2026-11-23')).last).toEqual({ refusal: 'notAhead', field: 'until' });
    expect(lastOf(...chapter.replied, park('2027-01-31', 'gone'))).toBe('unknownUnit');
    expect(lastOf(...chapter.replied.slice(0, -1), park('2027-01-31'))).toBe('notYourTurn');
    expect(lastOf(...chapter.replied, park('2027-01-31', 'zjj', cast.dispatcher))).toBe('role');
  });

  test('is looked at each month until the promised day, when the unit has it again', () => {
    const { facts, kase } = told(...parked, tick(31 * day), tick(31 * day), tick(9 * day));
    expect(facts.filter((fact) => fact.type === 'looked')).toHaveLength(2);
    expect(facts.filter((fact) => fact.type === 'resumed')).toMatchObject([{ by: { role: 'clock' } }]);
    expect(kase).toMatchObject({ status: 'handling', leadUnitId: 'zjj' });
    expect(kase?.parked).toBeUndefined();
    expect(kase?.clocks.handle?.rule).toBe('redo');
    const month = told(...parked, tick(31 * day)).kase!;
    expect(month).toMatchObject({ status: 'longPending', parked: { until: '2027-01-31T16:00:00.000Z' } });
    expect(month.clocks.pending!.dueAt <= '2027-01-31T16:00:00.000Z').toBe(true);
  });

  test('is ended by a supervisor at any time', () => {
    const resume: Step = [company.supervisor, { type: 'resume', reason: '条件具备' }];
    expect(lastOf(...parked, resume)).toEqual(['resumed']);
    expect(owedAfter(...parked, resume)).toEqual(['resumed → unit:zjj']);
    expect(lastOf(...chapter.signed, resume)).toBe('status');
    expect(lastOf(...parked, [cast.reviewer, resume[1]])).toBe('role');
  });
});

describe('termination', () => {
  const end = (ground: string, who: Step[0] = cast.reviewer): Step => [
    who,
    { type: 'terminate', ground, reason: '书面告知' },
  ];

  test('is the centre’s, on a ground, and the citizen is told', () => {
    expect(told(...chapter.replied, end('refusesCooperation')).facts.at(-1)).toMatchObject({
      ground: 'refusesCooperation',
    });
    expect(told(...chapter.replied, end('其他依据')).facts.at(-1)).toMatchObject({ ground: 'other' });
    expect(owedAfter(...chapter.replied, end('untrue'))).toEqual(['terminated → citizen']);
    expect(lastOf(...chapter.replied.slice(0, -1), end('untrue'))).toBe('notYourTurn');
    expect(lastOf(...chapter.signed, end('untrue'))).toBe('status');
    expect(lastOf(...chapter.replied, end('untrue', cast.head))).toBe('role');
  });
});
