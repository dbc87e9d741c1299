import { describe, expect, test } from '@jest/globals';
import { callableFrom, Policy, reckon, ruleOf, startingPolicy } from '../../domain/policy.ts';
import { book } from '../support/league.ts';

describe('the starting policy', () => {
  test('is valid, and every clock has a rule', () => {
    expect(Policy.parse(startingPolicy)).toEqual(startingPolicy);
  });

  test('urgency comes before the profile, the profile before the base', () => {
    const handle = (profile: string, urgency: 'normal' | 'urgent' | 'critical') =>
      ruleOf(startingPolicy, profile, urgency, 'handle').limit;
    expect(handle('ordinary', 'normal')).toEqual({ amount: 5, unit: 'workingDays' });
    expect(handle('complaint', 'normal')).toEqual({ amount: 10, unit: 'workingDays' });
    expect(handle('complaint', 'critical')).toEqual({ amount: 24, unit: 'hours' });
    expect(ruleOf(startingPolicy, 'complaint', 'critical', 'callback').limit).toEqual({
      amount: 1,
      unit: 'workingDays',
    });
  });
});

describe('a clock', () => {
  const rule = ruleOf(startingPolicy, 'ordinary', 'normal', 'handle');
  const setting = { rule: 'handle', area: '1529', startedAt: '2026-11-24T05:43:00.000Z', limit: rule.limit } as const;
  const start = (notAfter?: string) =>
    reckon(book, startingPolicy, rule, { ...setting, ...(notAfter !== undefined && { notAfter }) });

  test('turns yellow when one working day is left, red at its end, and is supervised again three working days later', () => {
    expect(start().rungs.map((r) => r.at)).toEqual([
      '2026-11-30T16:00:00.000Z',
      '2026-12-01T16:00:00.000Z',
      '2026-12-04T16:00:00.000Z',
    ]);
  });

  test('never runs past the limit it stands in', () => {
    expect(start('2026-11-26T16:00:00.000Z').dueAt).toBe('2026-11-26T16:00:00.000Z');
  });

  test('leaves out rungs that would lie before its start', () => {
    const { rungs } = reckon(book, startingPolicy, rule, { ...setting, limit: { amount: 2, unit: 'hours' } });
    expect(rungs.map((r) => r.acts)).toEqual([['red', 'supervise1'], ['supervise2']]);
  });
});

test.each([
  ['2026-11-24T00:30:00.000Z', 0, '2026-11-24T01:00:00.000Z', 'before nine'],
  ['2026-11-24T02:00:00.000Z', 0, '2026-11-24T02:00:00.000Z', 'in the morning'],
  ['2026-11-24T04:30:00.000Z', 0, '2026-11-24T06:30:00.000Z', 'at noon'],
  ['2026-11-24T12:30:00.000Z', 0, '2026-11-25T01:00:00.000Z', 'late in the evening'],
  ['2026-11-24T02:00:00.000Z', 1, '2026-11-25T01:00:00.000Z', 'another day'],
])('a citizen who is due a call at %s (+%i days) may be called from %s: %s', (from, days, expected) => {
  expect(callableFrom(startingPolicy, from, days)).toBe(expected);
});
