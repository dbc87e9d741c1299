import { describe, expect, test } from '@jest/globals';
import { calendarAt, type Calendar } from '../../domain/calendar.ts';
import { Command } from '../../domain/case/commands.ts';
import { due, LimitAmount, LimitUnit, type Counting } from '../../domain/limits.ts';
import { Policy, startingPolicy } from '../../domain/policy.ts';
import { book, calendar, cn, fromNextDay } from '../support/league.ts';
import { inZone } from '../support/zones.ts';

type Limit = readonly [amount: number, unit: LimitAmount['unit']];
const ends = (
  start: string,
  [amount, unit]: Limit,
  on: Calendar = calendar,
  counting: Counting = fromNextDay,
): string => due(on, cn(start), { amount, unit }, counting).dueAt;
const business: Counting = { startDayCounted: false, endsWithBusiness: true };
const sameDay: Counting = { startDayCounted: true, endsWithBusiness: false };
const sameBusiness: Counting = { startDayCounted: true, endsWithBusiness: true };

describe('a limit that crosses midnight in UTC', () => {
  test('runs in hours as if there were none', () => {
    expect(due(calendar, '2026-11-24T23:30:00.000Z', { amount: 1, unit: 'hours' }, fromNextDay).dueAt).toBe(
      '2026-11-25T00:30:00.000Z',
    );
  });

  test.each([
    ['2026-11-24T15:59:59.999Z', '2026-11-25T16:00:00.000Z', 'the last millisecond of Tuesday in Shanghai'],
    ['2026-11-24T16:00:00.000Z', '2026-11-26T16:00:00.000Z', 'Wednesday begins in Shanghai'],
    ['2026-11-24T23:59:59.999Z', '2026-11-26T16:00:00.000Z', 'Tuesday still in UTC'],
    ['2026-11-25T00:00:00.000Z', '2026-11-26T16:00:00.000Z', 'Wednesday in both'],
  ])('counts its working day from the day in Shanghai: %s ends %s, %s', (start, end) => {
    expect(due(calendar, start, { amount: 1, unit: 'workingDays' }, fromNextDay).dueAt).toBe(end);
  });
});

test.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
  'over a weekend on which clocks change in America the end is the same for a process in %s',
  async (zone) => {
    const code = `
      import { due } from './domain/limits.ts';
      import { calendar, cn, fromNextDay } from './test/support/league.ts';
      const limits = [{ amount: 1, unit: 'workingDays' }, { amount: 4, unit: 'workingHours' }, { amount: 3, unit: 'days' }];
      console.log(limits.map((limit) => due(calendar, cn('2026-10-30 16:30'), limit, fromNextDay).dueAt).join());`;
    const expected = ['2026-11-03 00:00', '2026-11-02 11:00', '2026-11-03 00:00'].map(cn).join();
    expect(await inZone(zone, '--input-type=module', '--eval', code)).toBe(expected);
  },
);

describe('working hours', () => {
  test.each<[string, number, string, string]>([
    ['2026-11-24 10:00', 2, '2026-11-24 12:00', 'exactly to the noon break'],
    ['2026-11-24 16:00', 2, '2026-11-24 18:00', 'exactly to closing time'],
    ['2026-11-24 08:30', 7, '2026-11-24 18:00', 'a whole day from its opening'],
    ['2026-11-24 18:00', 1, '2026-11-25 09:30', 'starting when offices close'],
    ['2026-11-24 12:00', 1, '2026-11-24 15:30', 'starting with the noon break'],
    ['2026-11-24 13:10', 1, '2026-11-24 15:30', 'starting in it'],
    ['2026-11-24 17:59:59.999', 1, '2026-11-25 09:29:59.999', 'starting a millisecond before closing time'],
    ['2026-11-24 03:00', 1, '2026-11-24 09:30', 'starting at night'],
    ['2026-11-24 23:59:59.999', 1, '2026-11-25 09:30', 'starting in the last millisecond of a day'],
    ['2026-11-27 20:00', 1, '2026-11-30 09:30', 'starting on Friday evening'],
    ['2026-10-03 10:00', 1, '2026-10-08 09:30', 'starting on a holiday'],
    ['2026-10-10 10:00', 4, '2026-10-10 16:30', 'starting on a make-up Saturday'],
    ['2026-10-10 17:00', 2, '2026-10-12 09:30', 'running on from a make-up Saturday to Monday'],
    ['2026-11-24 08:30', 70, '2026-12-07 18:00', 'ten whole days'],
  ])('from %s take %i to %s: %s', (start, hours, end) => {
    expect(ends(start, [hours, 'workingHours'])).toBe(cn(end));
  });
});

describe('working days', () => {
  test.each<[string, number, Counting, string, string]>([
    ['2026-11-23 23:59:59.999', 1, fromNextDay, '2026-11-25 00:00', 'starting in the last millisecond of Monday'],
    ['2026-11-24 00:00', 1, fromNextDay, '2026-11-26 00:00', 'starting with the first one of Tuesday'],
    ['2026-10-03 10:00', 1, fromNextDay, '2026-10-09 00:00', 'starting on a holiday'],
    [
      '2026-10-10 10:00',
      1,
      fromNextDay,
      '2026-10-13 00:00',
      'starting on a make-up Saturday, which is the day of start',
    ],
    ['2026-11-23 10:00', 1, sameDay, '2026-11-24 00:00', 'when the day of start counts'],
    ['2026-10-10 10:00', 1, sameDay, '2026-10-11 00:00', 'when it counts and is a make-up Saturday'],
    ['2026-10-03 10:00', 1, sameDay, '2026-10-09 00:00', 'when it counts and is a holiday'],
    ['2026-11-23 10:00', 1, business, '2026-11-24 18:00', 'when days end with business'],
    ['2026-11-23 17:59:59.999', 1, sameBusiness, '2026-11-23 18:00', 'when today counts and business is not over'],
    ['2026-11-23 18:00', 1, sameBusiness, '2026-11-24 18:00', 'when today would count and business is over'],
  ])('from %s take %i, %o, to %s: %s', (start, days, counting, end) => {
    expect(ends(start, [days, 'workingDays'], calendar, counting)).toBe(cn(end));
  });
});

describe('seasonal hours', () => {
  const seasonal = calendarAt(
    {
      version: 2,
      layers: [
        ...book.layers,
        {
          ...{ area: '1529', name: '阿拉善盟作息时间' },
          seasons: [
            {
              from: '05-01',
              to: '09-30',
              spans: [
                { from: '08:30', to: '12:00' },
                { from: '15:00', to: '18:30' },
              ],
            },
            {
              from: '10-01',
              to: '04-30',
              spans: [
                { from: '09:00', to: '12:00' },
                { from: '14:30', to: '17:30' },
              ],
            },
          ],
        },
      ],
    },
    '152921',
  );

  test.each<[string, number, string, string]>([
    ['2026-06-15 11:00', 2, '2026-06-15 16:00', 'the long noon break of summer'],
    ['2026-11-24 11:00', 2, '2026-11-24 15:30', 'the short one of winter'],
    ['2026-09-30 17:00', 4, '2026-10-08 11:30', 'from the last day of summer over 国庆 into winter'],
    ['2026-04-30 17:00', 2, '2026-05-06 10:00', 'from the last day of winter over 劳动节 into summer'],
    ['2025-12-31 16:30', 2, '2026-01-04 10:00', 'within a season that runs across new year'],
  ])('from %s take %i to %s: %s', (start, hours, end) => {
    expect(ends(start, [hours, 'workingHours'], seasonal)).toBe(cn(end));
  });

  test('a day that ends with business ends with that of its own season', () => {
    expect(ends('2026-09-29 10:00', [1, 'workingDays'], seasonal, business)).toBe(cn('2026-09-30 18:30'));
    expect(ends('2026-09-29 10:00', [2, 'workingDays'], seasonal, business)).toBe(cn('2026-10-08 17:30'));
  });
});

describe('the size of a limit', () => {
  const issues = (parsed: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }): string[] =>
    parsed.error?.issues.map((issue) => issue.path.join('.')) ?? [];

  test.each(LimitUnit.options)('of 0 %s is refused, and the refusal names the field', (unit) => {
    const limit = { amount: 0, unit };
    expect(issues(Command.safeParse({ type: 'dispatch', leadUnitId: 'zjj', limit }))).toEqual(['limit.amount']);
    expect(issues(Command.safeParse({ type: 'requestExtension', limit, reason: '待件' }))).toEqual(['limit.amount']);
    const base = { ...startingPolicy.base, handle: { ...startingPolicy.base.handle, limit } };
    expect(issues(Policy.safeParse({ ...startingPolicy, base }))).toEqual(['base.handle.limit.amount']);
  });

  test.each<[number, LimitAmount['unit']]>([
    [315_360_000, 'seconds'],
    [5_256_000, 'minutes'],
    [87_600, 'hours'],
    [3_650, 'days'],
    [2_500, 'workingDays'],
    [20_000, 'workingHours'],
  ])('of ten years, %i %s, is reckoned; one more is refused by its field', (amount, unit) => {
    expect(LimitAmount.safeParse({ amount, unit }).success).toBe(true);
    expect(ends('2026-11-24 10:00', [amount, unit]).slice(0, 4) >= '2036').toBe(true);
    expect(issues(LimitAmount.safeParse({ amount: amount + 1, unit }))).toEqual(['amount']);
  });
});
