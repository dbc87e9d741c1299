import { describe, expect, test } from '@jest/globals';
import dayjs from 'dayjs';
import businessDays from 'dayjs-business-days2';
import utc from 'dayjs/plugin/utc.js';
import fc from 'fast-check';
import { countWorkdays, dateOf, dayOf, dayOfDate, toMs, type Calendar } from '../../domain/calendar.ts';
import { due } from '../../domain/limits.ts';
import { calendar, cn, fromNextDay } from '../support/league.ts';

// A stranger reckons the same ends. What it does not know, it is not asked: pauses, seasons, office hours.
// It takes wall clocks and is given Shanghai's as if it were UTC, so that no zone of the process has a say. The two
// libraries stand in two files because their plugins overwrite each other's methods of dayjs.
dayjs.extend(utc);

const days = fc.integer({ min: dayOfDate('2020-01-01'), max: dayOfDate('2026-10-01') });
const lastDayOf = (instant: string): string => dateOf(dayOf(toMs(instant) - 1));
const datesOf = ({ days: marked }: Calendar, isOffDay: boolean): string[] =>
  marked.filter((day) => day.isOffDay === isOffDay).map((day) => day.date);
const markedDays = fc.uniqueArray(
  fc.record({ date: days.map(dateOf), name: fc.constant('假'), isOffDay: fc.boolean() }),
  { selector: (day) => day.date, maxLength: 300 },
);

describe('dayjs-business-days2, which knows weekdays, holidays and make-up days', () => {
  dayjs.extend(businessDays, { holidayFormat: 'YYYY-MM-DD', additionalWorkingDayFormat: 'YYYY-MM-DD' });
  const teach = (on: Calendar): void => {
    dayjs.setHolidays(datesOf(on, true));
    dayjs.setAdditionalWorkingDays(datesOf(on, false));
    dayjs.setWorkingWeekdays([...(on.week ?? [1, 2, 3, 4, 5])]);
  };
  const agree = (on: Calendar, day: number, time: string, amount: number): void => {
    const theirs = dayjs.utc(dateOf(day)).businessDaysAdd(amount).format('YYYY-MM-DD');
    const ours = due(on, cn(`${dateOf(day)} ${time}`), { amount, unit: 'workingDays' }, fromNextDay).dueAt;
    expect([dateOf(day), amount, lastDayOf(ours)]).toEqual([dateOf(day), amount, theirs]);
  };
  const times = fc.constantFrom('00:00', '09:15', '18:00', '23:59:59.999');

  test('ends limits of 1 to 20 working days on the same day, by the notices of 2020 to 2026', () => {
    teach(calendar);
    fc.assert(
      fc.property(days, times, fc.integer({ min: 1, max: 20 }), (day, time, amount) => {
        agree(calendar, day, time, amount);
      }),
      { numRuns: 5_000 },
    );
  });

  test('and by calendars of any week, days off and make-up days', () => {
    const weeks = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
    for (const [marked, week] of fc.sample(fc.tuple(markedDays, weeks), 40)) {
      const on: Calendar = { ...calendar, days: marked, week };
      teach(on);
      fc.assert(
        fc.property(days, times, fc.integer({ min: 1, max: 20 }), (day, time, amount) => {
          agree(on, day, time, amount);
        }),
        { numRuns: 100 },
      );
    }
  });

  test('counts the same working days between two days; it counts the first and not the last, we the other way round', () => {
    teach(calendar);
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, length) => {
        const theirs = dayjs.utc(dateOf(day + 1 + length)).businessDiff(dayjs.utc(dateOf(day + 1)));
        expect(countWorkdays(calendar, day, day + length)).toBe(theirs);
      }),
      { numRuns: 2_000 },
    );
  });
});
