import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dayOf, dayOfDate, isWorkday, toInstant, toMs } from '../../domain/calendar.ts';
import { due, LimitAmount, shift } from '../../domain/limits.ts';
import { explain } from '../../domain/explain.ts';
import { calendar, fromNextDay } from '../support/league.ts';

const lastDayOf = (instant: string): string => dateOf(dayOf(toMs(instant) - 1));
const workingDays = (amount: number) => ({ amount, unit: 'workingDays' }) as const;

describe('a limit in working days', () => {
  test.each([
    ['2026-02-13', 5, '2026-02-27', 'make-up Saturday counts, then nine days off'],
    ['2026-02-12', 3, '2026-02-24', 'across 春节'],
    ['2026-02-14', 1, '2026-02-24', 'dispatched on a working Saturday'],
    ['2026-09-18', 2, '2026-09-21', 'Sunday 20 September works'],
    ['2026-09-30', 5, '2026-10-13', '国庆, Saturday 10 October works'],
    ['2026-04-30', 5, '2026-05-11', 'Saturday 9 May works'],
    ['2025-09-26', 5, '2025-10-10', 'Sunday 28 September works, eight days off'],
    ['2024-09-13', 3, '2024-09-19', 'Saturday 14 works'],
    ['2025-01-24', 5, '2025-02-07', 'Sunday 26 works'],
    ['2024-12-31', 3, '2025-01-06', 'year change'],
    ['2025-12-31', 2, '2026-01-05', 'Sunday 4 January works'],
  ])('that starts %s and allows %i ends with %s: %s', (start, n, end) => {
    const { dueAt } = due(calendar, `${start}T08:20:00.000Z`, workingDays(n), fromNextDay);
    expect(lastDayOf(dueAt)).toBe(end);
    expect(dueAt.slice(11)).toBe('16:00:00.000Z');
  });

  test('counts 21 16 22 21 19 21 23 21 22 18 21 23 workdays in the months of 2026', () => {
    const counts = Array.from({ length: 12 }, () => 0);
    for (let day = dayOfDate('2026-01-01'); day <= dayOfDate('2026-12-31'); day++)
      if (isWorkday(calendar, day)) counts[Number(dateOf(day).slice(5, 7)) - 1]! += 1;
    expect(counts).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });

  test('is provisional as soon as it crosses into a year without a notice', () => {
    expect(due(calendar, '2026-12-30T02:00:00.000Z', workingDays(1), fromNextDay).provisional).toBe(false);
    expect(due(calendar, '2026-12-30T02:00:00.000Z', workingDays(5), fromNextDay).provisional).toBe(true);
  });

  test('starts in the Shanghai day, not the UTC day', () => {
    const late = due(calendar, '2026-11-23T16:30:00.000Z', workingDays(1), fromNextDay); // Tuesday 00:30 in Shanghai
    expect(lastDayOf(late.dueAt)).toBe('2026-11-25');
  });
});

describe('a limit in working hours', () => {
  const after = (start: string, amount: number) =>
    due(calendar, start, { amount, unit: 'workingHours' }, fromNextDay).dueAt;

  test('spans the noon break', () => {
    expect(after('2026-11-24T03:00:00.000Z', 2)).toBe('2026-11-24T07:30:00.000Z');
  });
  test('that lands exactly on closing time ends there, not at the next opening', () => {
    expect(after('2026-11-24T08:00:00.000Z', 2)).toBe('2026-11-24T10:00:00.000Z');
    expect(after('2026-11-24T02:00:00.000Z', 2)).toBe('2026-11-24T04:00:00.000Z');
  });
  test('taken at night begins with the next opening', () => {
    expect(after('2026-11-24T15:00:00.000Z', 1)).toBe('2026-11-25T01:30:00.000Z');
  });
  test('runs on a make-up Saturday and rests through the holiday after it', () => {
    expect(after('2026-02-14T09:00:00.000Z', 2)).toBe('2026-02-24T01:30:00.000Z');
  });
});

describe('laws', () => {
  const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2026, 10, 1) }).map((ms) => toInstant(ms));
  const limits = fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('workingDays', 'days') }),
    fc.record({ amount: fc.integer({ min: 1, max: 200 }), unit: fc.constantFrom('workingHours', 'hours', 'minutes') }),
  ) as fc.Arbitrary<LimitAmount>;

  test('a later start or a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(instants, limits, fc.integer({ min: 0, max: 1e9 }), (start, limit, later) => {
        const first = due(calendar, start, limit, fromNextDay).dueAt;
        expect(due(calendar, toInstant(toMs(start) + later), limit, fromNextDay).dueAt >= first).toBe(true);
        const longer = { ...limit, amount: limit.amount + 1 };
        expect(due(calendar, start, longer, fromNextDay).dueAt > first).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('working hours: going forth and back again ends where it began, in working time', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 100 }), (start, amount) => {
        const there = shift(calendar, start, { amount, unit: 'workingHours' });
        const back = shift(calendar, there, { amount: -amount, unit: 'workingHours' });
        expect(shift(calendar, back, { amount, unit: 'workingHours' })).toBe(there);
      }),
      { numRuns: 3000 },
    );
  });

  test('the explanation counts exactly the days of the limit and ends at the due instant', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 15 }), (start, amount) => {
        const lines = explain(calendar, { startedAt: start, limit: workingDays(amount) }, fromNextDay);
        expect(lines.filter((l) => /第 \d+ 日/.test(l.zh))).toHaveLength(amount);
        const { dueAt } = due(calendar, start, workingDays(amount), fromNextDay);
        expect(lines.at(-1)?.zh).toContain(`${lastDayOf(dueAt)} `);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['days', 'workingDays', 'workingHours', 'seconds'] as const)(
    'ten years in %s are reckoned, more is refused',
    (unit) => {
      const most = { days: 3650, workingDays: 2500, workingHours: 20_000, seconds: 315_360_000 }[unit];
      expect(due(calendar, '2026-11-24T02:00:00.000Z', { amount: most, unit }, fromNextDay).dueAt > '2035').toBe(true);
      expect(LimitAmount.safeParse({ amount: most + 1, unit }).success).toBe(false);
      expect(LimitAmount.safeParse({ amount: 0, unit }).success).toBe(false);
    },
  );
});

test('the arithmetic of a limit reads as lines', () => {
  const lines = explain(calendar, { startedAt: '2026-02-13T08:20:00.000Z', limit: workingDays(5) }, fromNextDay);
  expect(lines.map((l) => l.zh)).toEqual([
    '2026-02-13 周五 16:20 起算, 当日不计',
    '02-14 周六 调休上班 第 1 日',
    '02-15 周日 … 02-23 周一 春节 不计 (9 天)',
    '02-24 周二 第 2 日',
    '02-25 周三 第 3 日',
    '02-26 周四 第 4 日',
    '02-27 周五 第 5 日',
    '2026-02-27 周五 24:00 到期 (5 工作日)',
  ]);
});
