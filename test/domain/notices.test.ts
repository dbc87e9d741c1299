import { describe, expect, test } from '@jest/globals';
import { type CalendarBook, countWorkdays, dateOf, dayOf, dayOfDate, isWorkday, toMs } from '../../domain/calendar.ts';
import { underRules } from '../../domain/case/rules/change.ts';
import { due } from '../../domain/limits.ts';
import { explain } from '../../domain/explain.ts';
import { theClock } from '../../domain/people.ts';
import {
  ask,
  book,
  calendar,
  cast,
  clockOf,
  cn,
  fromNextDay,
  steps,
  tellFrom,
  typesOf,
  world,
} from '../support/league.ts';

const daysFrom = (first: string, last: string): string[] =>
  Array.from({ length: dayOfDate(last) - dayOfDate(first) + 1 }, (_, i) => dateOf(dayOfDate(first) + i));

describe('the days of the notices', () => {
  const off: Record<number, readonly (readonly [string, string])[]> = {
    2024: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    2025: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    2026: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
  };
  const makeUp: Record<number, readonly string[]> = {
    2024: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    2025: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    2026: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  };
  // the notice of the next year may already give the last days of this one: none of these three does
  test.each([2024, 2025, 2026])('of %i are those of its notice, and every other day follows the week', (year) => {
    const free = new Set(
      (off[year] ?? []).flatMap(([a, b]) => daysFrom(`${String(year)}-${a}`, `${String(year)}-${b}`)),
    );
    const works = new Set((makeUp[year] ?? []).map((md) => `${String(year)}-${md}`));
    for (const date of daysFrom(`${String(year)}-01-01`, `${String(year)}-12-31`)) {
      const weekend = new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;
      expect([date, isWorkday(calendar, dayOfDate(date))]).toEqual([
        date,
        works.has(date) || !(free.has(date) || weekend),
      ]);
    }
  });

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('leave in %i %i workdays', (year, count) => {
    const before = dayOfDate(`${String(year - 1)}-12-31`);
    expect(countWorkdays(calendar, before, dayOfDate(`${String(year)}-12-31`))).toBe(count);
  });
});

describe('the notice of 2020 that changed 春节 while limits were running', () => {
  // first notice (2019-11-21): off 24 to 30 January, Saturday 1 February works; second (2020-01-27): off up to 2 February
  const nation = book.layers[0]!;
  const changed = ['2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03'];
  const first: CalendarBook = {
    version: 1,
    layers: [
      {
        ...nation,
        days: [
          ...nation.days!.filter(({ date }) => !changed.includes(date)),
          { date: '2020-02-01', name: '春节', isOffDay: false },
        ],
      },
    ],
  };
  const second: CalendarBook = { ...book, version: 2 };
  const rules = { ...world, calendars: new Map([first, second].map((one) => [one.version, one])) };
  const sent = tellFrom(cn('2020-01-21 10:00'), [steps.register, steps.dispatch], rules);
  const adopt = { type: 'adoptRules', calendar: 2, change: 'notice-2' } as const;
  const adopted = ask(sent, cn('2020-01-28 09:00'), [cast.clock, adopt], { rules });

  test('the limit ends by the first notice until somebody adopts the second, which moves it and keeps what it was', () => {
    // Wednesday 22, Thursday 23, Friday 31, make-up Saturday 1, Monday 3
    expect(clockOf(sent).dueAt).toBe(cn('2020-02-04 00:00'));
    const move = adopted.facts.at(-1)!.clocks!.find((one) => one.clock === 'handle');
    // Wednesday 22, Thursday 23, Monday 3, Tuesday 4, Wednesday 5
    expect(move).toMatchObject({ do: 'move', was: cn('2020-02-04 00:00'), dueAt: cn('2020-02-06 00:00') });
    expect(adopted.facts.at(-1)).toMatchObject({
      type: 'rulesAdopted',
      rules: { calendar: 2, policy: 1 },
      change: 'notice-2',
    });
    expect(clockOf(adopted).dueAt).toBe(cn('2020-02-06 00:00'));
    expect(clockOf(adopted).startedAt).toBe(clockOf(sent).startedAt);
    expect(adopted.kase?.rules.calendar).toBe(2);
  });

  test('the warning moves too, what has struck stays struck, and adopting twice is refused', () => {
    expect(clockOf(adopted).rungs.map(({ at }) => at)).toEqual(
      ['2020-02-05 00:00', '2020-02-06 00:00', '2020-02-11 00:00'].map(cn),
    );
    expect(clockOf(adopted, 'sign').struck).toBe(clockOf(adopted, 'sign').rungs.length);
    expect(typesOf(ask(adopted, cn('2020-01-28 10:00'), [cast.clock, adopt], { rules }).last)).toBe('sameRules');
    const unknown = { type: 'adoptRules', calendar: 3 } as const;
    expect(ask(adopted, adopted.now, [cast.clock, unknown], { rules }).last).toEqual({
      refusal: 'unknownRules',
      field: 'calendar',
    });
  });

  test('asked without deciding, the same moves come out and the case stays as it is', () => {
    const moment = { at: cn('2020-01-28 09:00'), actor: theClock, world: rules };
    const moves = underRules(sent.kase!, { rules: { calendar: 2, policy: 1 } }, moment);
    expect(moves.find((one) => one.clock === 'handle')).toMatchObject({
      was: cn('2020-02-04 00:00'),
      dueAt: cn('2020-02-06 00:00'),
    });
    expect(clockOf(sent).dueAt).toBe(cn('2020-02-04 00:00'));
  });
});

test('both notices of 2020 are in the calendar as they stand: 3 February works, 31 January does not', () => {
  const works = (date: string): boolean => isWorkday(calendar, dayOfDate(date));
  expect(['2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03'].map(works)).toEqual([false, false, false, true]);
});

test('a year whose notice is missing is reckoned by the plain week and says so', () => {
  const later = due(calendar, cn('2027-02-05 10:00'), { amount: 3, unit: 'workingDays' }, fromNextDay);
  expect(later.provisional).toBe(true);
  expect(dateOf(dayOf(toMs(later.dueAt) - 1))).toBe('2027-02-10');
  const run = { startedAt: cn('2027-02-05 10:00'), limit: { amount: 3, unit: 'workingDays' } } as const;
  expect(explain(calendar, run, fromNextDay).map((line) => line.zh)[2]).toBe('02-08 周一 暂按平常周历 第 1 日');
});
