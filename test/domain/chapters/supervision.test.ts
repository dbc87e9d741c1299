import { describe, expect, test } from '@jest/globals';
import { cast, hour, steps, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, owedAfter, told } from '../../support/network.ts';

const day = 24 * hour;
const letter = (level: number, change: object = {}, who: Step[0] = company.supervisor): Step => [
  who,
  { type: 'supervise', level, reason: '超期', ...change },
];
const answer: Step = [cast.head, { type: 'answerSupervision', text: '已整改' }];
const tick = (wait: number): Step => [cast.operator, { type: 'urge' }, wait];

describe('a letter of supervision', () => {
  test('has its number, its level and a limit of its own', () => {
    const { kase } = told(...chapter.signed, letter(2));
    expect(kase).toMatchObject({ supervisionLevel: 2, letters: [{ nth: 1, level: 2 }] });
    expect(kase?.clocks.supervision?.limit).toEqual({ amount: 3, unit: 'workingDays' });
    const given = told(...chapter.signed, letter(3, { limit: { amount: 6, unit: 'hours' } })).kase!;
    expect(given.clocks.supervision?.limit).toEqual({ amount: 6, unit: 'hours' });
    expect(told(...chapter.signed, letter(1), letter(1), letter(2)).kase?.letters.map((one) => one.nth)).toEqual([
      1, 2, 3,
    ]);
    expect(owedAfter(...chapter.signed, letter(2))).toEqual(['supervised → unit:zjj', 'supervised → role:supervisor']);
  });

  test('is a supervisor’s or a leader’s, on any open case, and never of a lower level', () => {
    expect(lastOf(...chapter.signed, letter(2, {}, company.leader))).toEqual(['supervised']);
    expect(lastOf(...chapter.signed, letter(2, {}, company.teamLead))).toBe('role');
    expect(told(...chapter.signed, letter(3), letter(2)).last).toEqual({ refusal: 'levelLower', field: 'level' });
    expect(lastOf(...chapter.passed, steps.satisfied, letter(2))).toBe('status');
    expect(owedAfter(steps.register, letter(1))).toEqual([
      'supervised → role:dispatcher',
      'supervised → role:supervisor',
    ]);
  });

  test('is answered by the lead’s head, which stops its clock', () => {
    const { kase, facts } = told(...chapter.signed, letter(2), answer);
    expect(kase?.letters).toMatchObject([{ nth: 1, answeredAt: facts.at(-1)?.at }]);
    expect(kase?.clocks.supervision?.stoppedAt).toBeDefined();
    expect(owedAfter(...chapter.signed, letter(2), answer)).toEqual(['supervisionAnswered → role:supervisor']);
    expect(lastOf(...chapter.signed, answer)).toBe('nothingToAnswer');
    expect(lastOf(...chapter.signed, letter(2), answer, answer)).toBe('nothingToAnswer');
    expect(lastOf(...chapter.signed, letter(2), [cast.handler, answer[1]])).toBe('role');
    expect(lastOf(...chapter.signed, letter(2), [company.coHead, answer[1]])).toBe('unit');
  });

  test('one answer is for every letter that waits', () => {
    const { kase } = told(...chapter.signed, letter(1), letter(2), answer);
    expect(kase?.letters.every((one) => one.answeredAt)).toBe(true);
  });

  test('without an answer it rises level by level, each with its own limit, to the fourth', () => {
    const levels = (...story: Step[]) => told(...chapter.replied, ...story).kase?.letters.map((one) => one.level);
    const risen = [letter(2), tick(4 * day)];
    expect(levels(...risen)).toEqual([2, 3]);
    expect(told(...chapter.replied, ...risen).kase?.clocks.supervision?.stoppedAt).toBeUndefined();
    expect(levels(...risen, tick(7 * day))).toEqual([2, 3, 4]);
    expect(levels(...risen, tick(7 * day), tick(7 * day), tick(30 * day))).toEqual([2, 3, 4, 4]);
    expect(levels(...risen, answer, tick(30 * day))).toEqual([2, 3]);
    const automatic = told(...chapter.replied, ...risen).facts.filter((fact) => fact.type === 'supervised');
    expect(automatic).toMatchObject([{ automatic: false }, { automatic: true, by: { role: 'clock' } }]);
  });

  test('comes by itself when a unit does not sign, and again when it is late, and later', () => {
    const { facts, kase } = told(...chapter.sent, tick(20 * day));
    const letters = facts.filter((fact) => fact.type === 'supervised');
    expect(letters.map((fact) => fact.level)).toEqual([1, 1, 2]);
    expect(kase).toMatchObject({ supervisionLevel: 2, status: 'dispatched' });
  });
});

describe('a leader’s word', () => {
  test('goes to the unit and to supervision, and its words stay out of the fact', () => {
    const word: Step = [company.leader, { type: 'instruct', text: '请住建局三日内办结' }];
    expect(owedAfter(...chapter.signed, word)).toEqual(['instructed → unit:zjj', 'instructed → role:supervisor']);
    expect(owedAfter(steps.register, word)).toEqual(['instructed → role:dispatcher', 'instructed → role:supervisor']);
    expect(JSON.stringify(told(...chapter.signed, word).facts)).not.toContain('三日');
    expect(lastOf(...chapter.signed, [company.supervisor, word[1]])).toBe('role');
    expect(told(...chapter.signed, word).kase?.status).toBe('handling');
  });
});

test('urging is counted and told, and changes nothing else', () => {
  const urge: Step = [company.citizen, { type: 'urge', text: '怎么还没来' }];
  const { seq: _, urgeCount, ...rest } = told(...chapter.signed, urge, urge).kase!;
  const { seq: __, urgeCount: ___, ...before } = told(...chapter.signed).kase!;
  expect([urgeCount, rest]).toEqual([2, before]);
});
