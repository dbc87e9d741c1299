import { describe, expect, test } from '@jest/globals';
import { alarmIn } from '../../../domain/alarm.ts';
import { isCreditCode } from '../../../domain/creditCode.ts';
import { callerSight } from '../../../domain/people.ts';
import { at, cast, hour, monday, registration, steps, type Step } from '../../support/league.ts';
import { company, chapter, lastOf, owedAfter, told } from '../../support/network.ts';

const called = (change: object, who = cast.operator): Step => [who, registration(change)];
const first = (...story: Step[]) => told(...story).facts[0];

describe('words of danger', () => {
  test.each([
    ['他说不想活了', 'life', '110'],
    ['楼下有人持刀', 'violence', '110'],
    ['厨房起火', 'fire', '119'],
    ['楼道燃气泄漏', 'gas', '119'],
    ['老人昏迷', 'medical', '120'],
    ['电工触电', 'medical', '120'],
    ['孩子被困电梯', 'rescue', '119'],
    ['有人落水', 'rescue', '119'],
    ['路口两车撞车', 'traffic', '122'],
    ['工地门口聚众', 'crowd', '110'],
  ])('%s is %s, for %s', (content, alarm, number) => {
    expect(alarmIn(content)).toMatchObject({ alarm, number });
    const { kase } = told(called({ content, urgency: 'normal' }));
    expect(kase).toMatchObject({ urgency: 'critical', alarm });
    expect(kase?.clocks.dispatch?.limit).toEqual({ amount: 1, unit: 'hours' });
    expect(owedAfter(called({ content }))).toEqual([
      'registered → citizen',
      'emergency → role:teamLead',
      'emergency → role:dispatcher',
    ]);
  });

  test('an everyday matter is no alarm, nor is one that was answered on the spot', () => {
    expect(told(steps.register).kase).toMatchObject({ urgency: 'normal' });
    expect(told(steps.register).kase?.alarm).toBeUndefined();
    const spot = called({ content: '上周的火灾', outcome: { kind: 'answered', answer: '已告知' } });
    expect(told(spot).kase).toMatchObject({ status: 'answered', urgency: 'normal' });
  });

  test('an emergency that is passed on names the number it went to', () => {
    const passed = (transferredTo?: string) =>
      called({
        outcome: { kind: 'redirected', way: 'emergency', text: '已转接', ...(transferredTo && { transferredTo }) },
      });
    expect(told(passed()).last).toEqual({ refusal: 'transferMissing', field: 'outcome.transferredTo' });
    expect(told(passed('119')).facts.at(-1)).toMatchObject({ way: 'emergency', transferredTo: '119' });
    expect(lastOf(called({ outcome: { kind: 'redirected', way: 'petition', text: '请到信访局' } }))).toContain(
      'redirected',
    );
  });
});

describe('straight to a unit', () => {
  const straight = (leadUnitId: string, change: object = {}) => ({
    ...change,
    outcome: { kind: 'dispatched', leadUnitId },
  });

  test('an operator only where the catalogue names it; a dispatcher, a team lead and another platform anywhere', () => {
    expect(lastOf(called(straight('zjj')))).toEqual(['registered', 'dispatched']);
    expect(told(called(straight('street'))).last).toEqual({ refusal: 'notSure', field: 'outcome.leadUnitId' });
    expect(lastOf(called(straight('zjj', { categoryId: '01.02.04' })))).toBe('notSure');
    for (const who of [company.dispatcher, company.teamLead, company.upper])
      expect(lastOf(called(straight('street'), who))).toEqual(['registered', 'dispatched']);
  });

  test('the citizen hears of the registration all the same, and nobody waits for a dispatch', () => {
    expect(owedAfter(called(straight('zjj')))).toEqual(['registered → citizen', 'dispatched → unit:zjj']);
    const { clocks } = told(called(straight('zjj'))).kase!;
    expect(clocks.dispatch?.stoppedAt).toBe(clocks.handle?.startedAt);
  });
});

describe('what is typed in later', () => {
  test('cannot have happened later than now, and starts no clock then', () => {
    expect(lastOf(called({ occurredAt: at(monday, hour) }))).toBe('occursLater');
    const yesterday = at(monday, -24 * hour);
    const { kase } = told(called({ occurredAt: yesterday }));
    expect(kase).toMatchObject({ occurredAt: yesterday, registeredAt: at(monday, 60_000) });
    for (const clock of Object.values(kase!.clocks)) expect(clock?.startedAt).toBe(kase!.registeredAt);
  });

  test('an instant is kept in one zone', () => {
    const fact = first(called({ occurredAt: '2026-11-23T08:00:00+08:00' }));
    expect(fact).toMatchObject({ occurredAt: '2026-11-23T00:00:00.000Z' });
  });
});

describe('a credit code', () => {
  test.each([
    '91350100M000100Y43',
    '91150100MA0MX0000X',
    '91152900MA0N000015',
    '11152900011670000C',
    '52152921MJY1234568',
  ])('%s is right, and with one digit changed it is not', (code) => {
    expect(isCreditCode(code)).toBe(true);
    for (let i = 0; i < code.length; i++) {
      const other = code[i] === '1' ? '2' : '1';
      expect(isCreditCode(code.slice(0, i) + other + code.slice(i + 1))).toBe(false);
    }
  });

  test('is sealed with the words: the fact knows an enterprise only', () => {
    const fact = first(called({ enterprise: { creditCode: '91350100m000100y43' } }));
    expect(fact).toMatchObject({ enterprise: true });
    expect(JSON.stringify(fact)).not.toMatch(/91350100/i);
    expect(() => registration({ enterprise: { creditCode: '91350100M000100Y44' } })).toThrow('wrong check digit');
    expect(isCreditCode('91350100M000100Y4')).toBe(false);
    expect(isCreditCode('91350100M000I00Y43')).toBe(false);
  });
});

describe('a secret caller', () => {
  const hide = (confidential: boolean): Step => [
    cast.operator,
    { type: 'setConfidential', confidential, reason: '来电人要求' },
  ];

  test('is lost from the units’ sight, and found again', () => {
    const open = told(...chapter.sent).kase!;
    const hidden = told(...chapter.sent, hide(true)).kase!;
    expect([callerSight(cast.handler, open), callerSight(cast.handler, hidden)]).toEqual(['revealable', 'none']);
    expect(callerSight(cast.callbackAgent, hidden)).toBe('revealable');
    expect(callerSight(cast.reviewer, hidden)).toBe('none');
    expect(callerSight(cast.handler, told(...chapter.sent, hide(true), hide(false)).kase!)).toBe('revealable');
  });

  test('cannot be hidden twice, nor by a unit', () => {
    expect(told(steps.register, hide(true), hide(true)).last).toEqual({
      refusal: 'sameConfidentiality',
      field: 'confidential',
    });
    expect(lastOf(...chapter.sent, [cast.head, { type: 'setConfidential', confidential: true, reason: '保密' }])).toBe(
      'role',
    );
  });
});

test('an operator mends nothing once a unit has the case, even while the citizen is asked', () => {
  const ask: Step = [cast.handler, { type: 'askInfo', question: '哪个单元？' }];
  const mend = (who: Step[0]): Step => [who, { type: 'correct', categoryId: '01.02.04' }];
  expect(lastOf(...chapter.signed, ask, mend(cast.operator))).toBe('notYours');
  expect(lastOf(...chapter.signed, ask, mend(cast.dispatcher))).toEqual(['corrected']);
  const { kase: before } = told(...chapter.signed, ask);
  const { kase } = told(...chapter.signed, ask, mend(cast.dispatcher));
  expect([before, kase].map((one) => one?.clocks.handle?.limit.amount)).toEqual([5, 10]);
  expect(kase?.clocks.handle?.startedAt).toBe(before?.clocks.handle?.startedAt);
});
