import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import { asCommand, cast, monday, registration, steps, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, network, owedAfter, told } from '../../support/network.ts';

const master = '7d3c7c1e-1f4b-4f52-9d3a-0f6f7f0a0001';
const follower = '7d3c7c1e-1f4b-4f52-9d3a-0f6f7f0a0002';
const merge: Step = [cast.dispatcher, { type: 'merge', intoCaseId: master, reason: '同一事项' }];
const unmerge: Step = [cast.dispatcher, { type: 'unmerge', reason: '不是同一事项' }];
const join: Step = [cast.clock, { type: 'join', followerId: follower }];
const part: Step = [cast.clock, { type: 'part', followerId: follower }];
const ended: Step = [cast.clock, { type: 'masterEnded' }];
const withdraw: Step = [cast.operator, { type: 'withdraw' }];

describe('the case that follows another', () => {
  test('is told of, waits for nobody, and keeps its citizen’s clock', () => {
    const { kase } = told(steps.register, merge);
    expect(kase).toMatchObject({ status: 'merged', mergedInto: master });
    expect(kase?.clocks.dispatch?.stoppedAt).toBeDefined();
    expect(owedAfter(steps.register, merge)).toEqual(['merged → citizen', `join → case:${master}`]);
  });

  test('is merged from dispatch alone, not into itself, and not when others follow it', () => {
    expect(lastOf(...chapter.sent, merge)).toBe('status');
    expect(lastOf(steps.register, join, merge)).toBe('hasFollowers');
    expect(lastOf(steps.register, join, part, merge)).toEqual(['merged']);
    const itself = { ...told(steps.register).kase!, id: master };
    const moment = { at: monday, actor: cast.dispatcher, world: network };
    expect(decide(itself, asCommand(merge[1]), moment)).toEqual({ refusal: 'intoItself', field: 'intoCaseId' });
    expect(lastOf(steps.register, [cast.operator, merge[1]])).toBe('role');
  });

  test('goes back to dispatch when it was another matter, and the other case hears of it', () => {
    const { kase } = told(steps.register, merge, unmerge);
    expect(kase).toMatchObject({ status: 'triage', registeredAt: told(steps.register).kase?.registeredAt });
    expect(kase?.endedAt).toBeUndefined();
    expect(kase?.mergedInto).toBeUndefined();
    expect(kase?.clocks.dispatch?.stoppedAt).toBeUndefined();
    expect(owedAfter(steps.register, merge, unmerge)).toEqual(['unmerged → role:dispatcher', `part → case:${master}`]);
    expect(lastOf(steps.register, unmerge)).toBe('status');
  });

  test('tells its own caller when the other has ended', () => {
    expect(owedAfter(steps.register, merge, ended)).toEqual(['closed → citizen']);
    const terminated: Step = [cast.clock, { type: 'masterEnded', terminated: true }];
    expect(owedAfter(steps.register, merge, terminated)).toEqual(['terminated → citizen']);
    expect(told(steps.register, merge, ended).kase?.status).toBe('merged');
    expect(lastOf(steps.register, ended)).toBe('status');
    expect(lastOf(steps.register, merge, [company.teamLead, { type: 'masterEnded' }])).toBe('role');
  });
});

describe('the case that others follow', () => {
  test('counts each follower once, and forgets one that left', () => {
    expect(told(steps.register, join, join).kase?.followers).toEqual([follower]);
    expect(lastOf(steps.register, join, join)).toEqual([]);
    expect(told(steps.register, join, part).kase?.followers).toEqual([]);
    expect(lastOf(steps.register, part)).toEqual([]);
    expect(lastOf(steps.register, [cast.dispatcher, join[1]])).toBe('role');
  });

  test('tells them at its end, however it was closed', () => {
    expect(owedAfter(steps.register, join, ...chapter.passed.slice(1), steps.satisfied)).toContain(
      `masterEnded → case:${follower}`,
    );
    const refused: Step = [cast.callbackAgent, { type: 'recordCallback', outcome: 'refused' }];
    expect(owedAfter(steps.register, join, ...chapter.passed.slice(1), refused)).toEqual([
      `masterEnded → case:${follower}`,
    ]);
  });

  test('tells them when it is terminated, which is no answer to their callers', () => {
    const end: Step = [cast.reviewer, { type: 'terminate', ground: 'untrue', reason: '书面告知' }];
    expect(owedAfter(steps.register, join, ...chapter.replied.slice(1), end)).toContain(
      `masterTerminated → case:${follower}`,
    );
  });

  test('withdrawn, it sends them back: one caller takes back only his own matter', () => {
    expect(owedAfter(steps.register, join, withdraw)).toEqual([`masterWithdrawn → case:${follower}`]);
  });

  test('cannot be joined once it has ended', () => {
    expect(lastOf(steps.register, withdraw, join)).toBe('status');
  });
});

describe('another platform', () => {
  const up: Step = [cast.dispatcher, { type: 'sendUp', platform: '自治区平台', reason: '区直事项', receipt: 'NM-1' }];
  const back = (outcome: 'answered' | 'returned', who: Step[0] = company.upper): Step => [
    who,
    { type: 'comeBack', outcome, text: '已答复' },
  ];

  test('takes the case with no clock of ours, from dispatch or from a unit', () => {
    for (const before of [[steps.register], chapter.together]) {
      const { kase } = told(...before, up);
      expect(kase).toMatchObject({ status: 'sentUp', coHandlers: [] });
      expect(kase?.leadUnitId).toBeUndefined();
      expect(Object.values(kase!.clocks).every((clock) => clock?.stoppedAt)).toBe(true);
    }
    expect(lastOf(...chapter.sent, up)).toBe('status');
  });

  test('gives it back to dispatch, or answers and the citizen is called', () => {
    expect(told(steps.register, up, back('returned')).kase).toMatchObject({ status: 'triage' });
    expect(told(steps.register, up, back('answered', cast.dispatcher)).kase?.status).toBe('callback');
    expect(lastOf(steps.register, up, back('answered'), steps.satisfied)).toEqual(['citizenHeard', 'closed']);
    expect(lastOf(steps.register, back('answered'))).toBe('status');
  });

  test('is no reason to call who wants no call, or who is asked in writing', () => {
    const silent: Step = [cast.operator, registration({ noCallback: true })];
    const asks: Step = [cast.operator, registration({ caseType: 'consultation' })];
    expect(lastOf(silent, up, back('answered'))).toEqual(['upperAnswered', 'closed']);
    expect(lastOf(asks, up, back('answered'))).toEqual(['upperAnswered', 'ratingInvited']);
  });

  test('leaves nobody here to do it again: the adjudicator stands by the answer or hands it over', () => {
    const start = [steps.register, up, back('answered'), steps.dissatisfied];
    const ruled = (ruling: 'uphold' | 'handOver'): Step => [
      cast.adjudicator,
      { type: 'adjudicate', ruling, reason: '依法' },
    ];
    expect(told(...start, steps.redo).last).toMatchObject({ refusal: 'neverDispatched', field: 'ruling' });
    expect(told(...start, ruled('uphold')).kase?.status).toBe('closed');
    expect(told(...start, ruled('handOver')).kase?.status).toBe('triage');
  });
});
