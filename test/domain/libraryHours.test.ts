import { describe, expect, test } from '@jest/globals';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import utc from 'dayjs/plugin/utc.js';
import fc from 'fast-check';
import { dateOf, dayOfDate, weekdayOf, type Calendar, type Span } from '../../domain/calendar.ts';
import { due } from '../../domain/limits.ts';
import { calendar, cn, fromNextDay } from '../support/league.ts';

// A stranger reckons the same ends. What it does not know, it is not asked: pauses, seasons, make-up days.
// It takes wall clocks and is given Shanghai's as if it were UTC, so that no zone of the process has a say. The two
// libraries stand in two files because their plugins overwrite each other's methods of dayjs.
dayjs.extend(utc);

const days = fc.integer({ min: dayOfDate('2020-01-01'), max: dayOfDate('2026-10-01') });

describe('dayjs-business-time, which knows weekdays, holidays and office hours', () => {
  dayjs.extend(businessTime);
  // it has no make-up days, so the calendar it is held against has none either
  const plain: Calendar = { ...calendar, days: calendar.days.filter((day) => day.isOffDay) };
  const teach = (spans: readonly Span[]): void => {
    dayjs.setHolidays(plain.days.map((day) => day.date));
    const open = spans.map(({ from, to }) => ({ start: `${from}:00`, end: `${to}:00` }));
    const week = { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open };
    dayjs.setBusinessTime({ sunday: null, ...week, saturday: null });
  };
  const theirs = (start: string, hours: number): string =>
    cn(dayjs.utc(start.replace(' ', 'T')).addBusinessHours(hours).format('YYYY-MM-DD HH:mm:ss.SSS'));
  const ours = (start: string, amount: number, on: Calendar): string =>
    due(on, cn(start), { amount, unit: 'workingHours' }, fromNextDay).dueAt;

  test.each<[string, Span[]]>([
    ['a long noon break', [...calendar.spans]],
    ['one span', [{ from: '09:00', to: '17:00' }]],
    [
      'three spans',
      [
        { from: '07:30', to: '09:00' },
        { from: '10:10', to: '12:05' },
        { from: '15:00', to: '23:30' },
      ],
    ],
  ])('ends limits of 1 to 24 working hours at the same minute, with %s', (_, spans) => {
    teach(spans);
    const on = { ...plain, spans };
    fc.assert(
      fc.property(days, fc.nat(1439), fc.integer({ min: 1, max: 24 }), (day, minute, hours) => {
        const [h, m] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
        const start = `${dateOf(day)} ${h ?? ''}:${m ?? ''}`;
        expect([start, hours, ours(start, hours, on)]).toEqual([start, hours, theirs(start, hours)]);
      }),
      { numRuns: 1_000 },
    );
  });

  // it counts whole minutes only: of a start within a minute before closing it loses the rest, which is its error, not ours
  test('differs by less than a minute, to its own loss, when a limit starts within a minute', () => {
    teach(calendar.spans);
    expect(ours('2026-11-24 17:59:30', 1, plain)).toBe(cn('2026-11-25 09:29:30'));
    expect(theirs('2026-11-24 17:59:30', 1)).toBe(cn('2026-11-25 09:30:00'));
  });

  // it knows no make-up days: on Saturday 10 October 2026 offices work, and it waits for Monday
  test('differs on make-up days, which it does not know', () => {
    teach(calendar.spans);
    expect(weekdayOf(dayOfDate('2026-10-10'))).toBe(6);
    expect(ours('2026-10-09 17:30', 1, calendar)).toBe(cn('2026-10-10 09:00'));
    expect(theirs('2026-10-09 17:30', 1)).toBe(cn('2026-10-12 09:00'));
  });
});
