import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  calendarAt,
  CalendarBook,
  dateOf,
  dayOfDate,
  isWorkday,
  overlay,
  type Calendar,
  type CalendarLayer,
} from '../../domain/calendar.ts';
import { explain } from '../../domain/explain.ts';
import { due, type LimitAmount } from '../../domain/limits.ts';
import { instants } from '../support/calendars.ts';
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
  units,
  world,
  type Step,
} from '../support/league.ts';

const workingDays = (amount: number): LimitAmount => ({ amount, unit: 'workingDays' });
const bookWith = (...layers: CalendarLayer[]): CalendarBook => ({ version: 2, layers: [...book.layers, ...layers] });
const issues = (more: CalendarLayer): string[] => {
  const { error } = CalendarBook.safeParse(bookWith(more));
  return error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
};

describe('a banner that turns the national make-up day back into a day off', () => {
  const local = bookWith({
    area: '152921',
    name: '左旗',
    days: [{ date: '2026-10-10', name: '那达慕', isOffDay: true }],
  });
  const inArea = (id: string, divisionCode: string) => ({ ...units[2]!, id, divisionCode });
  const rules = {
    ...world,
    units: new Map(
      [...world.units.values(), inArea('left', '152921'), inArea('right', '152922')].map((u) => [u.id, u]),
    ),
    calendars: new Map([book, local].map((one) => [one.version, one])),
  };
  const send = (leadUnitId: string): Step => [cast.dispatcher, { type: 'dispatch', leadUnitId }];
  const adopt: Step = [cast.clock, { type: 'adoptRules', calendar: 2 }];

  test.each([
    ['left', '2026-10-15 00:00', 'its own units lose the working Saturday'],
    ['right', '2026-10-14 00:00', 'the units of the next banner do not'],
    ['zjj', '2026-10-14 00:00', 'nor do those of the league'],
  ])('moves %s to %s: %s', (unit, end) => {
    const sent = tellFrom(cn('2026-09-30 10:00'), [steps.register, send(unit)], rules);
    expect(clockOf(sent).dueAt).toBe(cn('2026-10-14 00:00'));
    const adopted = ask(sent, cn('2026-09-30 11:00'), adopt, { rules });
    expect(clockOf(adopted).dueAt).toBe(cn(end));
    expect(clockOf(adopted, 'dispatch')).toEqual(clockOf(sent, 'dispatch'));
  });

  test('counts for every code within the banner and for none beside it', () => {
    const works = (place: string): boolean => isWorkday(calendarAt(local, place), dayOfDate('2026-10-10'));
    expect(['152921', '152921001', '152921001000', '152922', '1529', '152900', '150000', ''].map(works)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });
});

test('the layer of a league may be written 1529 or 152900: both hold its banners', () => {
  for (const area of ['1529', '152900', '15', '150000']) {
    const layer = { area, name: '盟', days: [{ date: '2026-11-25', name: '盟庆', isOffDay: true }] };
    const works = (place: string): boolean => isWorkday(calendarAt(bookWith(layer), place), dayOfDate('2026-11-25'));
    expect(['152921', '152900', '1529', '110000'].map(works)).toEqual([false, false, false, true]);
  }
});

test('the banner’s word comes after the league’s, in whatever order the book lists them', () => {
  const say = (area: string, isOffDay: boolean) => ({
    area,
    name: area,
    days: [{ date: '2026-11-25', name: '', isOffDay }],
  });
  const [league, banner] = [say('152900', true), say('152921', false)];
  for (const layers of [
    [league, banner],
    [banner, league],
  ])
    expect(isWorkday(calendarAt(bookWith(...layers), '152921'), dayOfDate('2026-11-25'))).toBe(true);
});

describe('广西 in 2017', () => {
  const nation: CalendarLayer = {
    ...{ area: '', name: '国务院办公厅通知', noticed: [2017], spans: book.layers[0]!.spans },
    days: [
      { date: '2017-04-01', name: '清明节', isOffDay: false },
      ...['2017-04-02', '2017-04-03', '2017-04-04'].map((date) => ({ date, name: '清明节', isOffDay: true })),
    ],
  };
  const region: CalendarLayer = {
    ...{ area: '45', name: '广西壮族自治区' },
    days: [
      ...['2017-03-30', '2017-03-31', '2017-04-01'].map((date) => ({ date, name: '壮族三月三', isOffDay: true })),
      { date: '2017-04-08', name: '壮族三月三', isOffDay: false },
    ],
  };
  const both: CalendarBook = { version: 1, layers: [region, nation] };
  const end = (place: string) =>
    due(calendarAt(both, place), cn('2017-03-29 10:00'), workingDays(5), fromNextDay).dueAt;

  test('三月三 is off, the national make-up day too, and 8 April works instead', () => {
    expect(end('450100')).toBe(cn('2017-04-11 00:00'));
    expect(end('152921')).toBe(cn('2017-04-07 00:00'));
  });

  test('the arithmetic names both holidays apart', () => {
    const run = { startedAt: cn('2017-03-29 10:00'), limit: workingDays(5) };
    const lines = explain(calendarAt(both, '4501'), run, fromNextDay).map((line) => line.zh);
    expect(lines.slice(1, 3)).toEqual([
      '03-30 周四 … 04-01 周六 壮族三月三 不计 (3 天)',
      '04-02 周日 … 04-04 周二 清明节 不计 (3 天)',
    ]);
    expect(lines).toContain('04-08 周六 调休上班 第 4 日');
  });
});

describe('a calendar that is always open', () => {
  const always: Calendar = overlay(calendar, {
    ...{ area: '', name: '24 小时', days: calendar.days.map((day) => ({ ...day, isOffDay: false })) },
    ...{ week: [0, 1, 2, 3, 4, 5, 6], spans: [{ from: '00:00', to: '24:00' }] },
  });
  test('makes working hours hours and working days days', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 200 }), (start, amount) => {
        const end = (unit: LimitAmount['unit']) => due(always, start, { amount, unit }, fromNextDay).dueAt;
        expect([end('workingHours'), end('workingDays')]).toEqual([end('hours'), end('days')]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a calendar without any working day', () => {
  const first = dayOfDate('2027-01-01');
  const wholeYear = Array.from({ length: 365 }, (_, i) => ({ date: dateOf(first + i), name: '停工', isOffDay: true }));

  test('is refused: no weekday, or a whole year of days off', () => {
    expect(issues({ area: '1529', name: '盟', week: [] })[0]).toMatch(/^layers\.1\.week/);
    expect(issues({ area: '1529', name: '盟', days: wholeYear })).toEqual([
      'layers: leave a year without a working day',
    ]);
    expect(issues({ area: '1529', name: '盟', days: wholeYear.slice(0, 364) })).toEqual([]);
    expect(issues({ area: '1529', name: '盟', spans: [] })[0]).toMatch(/^layers\.1\.spans/);
  });

  test.each(['workingDays', 'workingHours'] as const)('ends with an error and never in an endless loop: %s', (unit) => {
    const never: Calendar = { ...calendar, days: [], week: [] };
    expect(() => due(never, cn('2026-11-24 10:00'), { amount: 1, unit }, fromNextDay)).toThrow(RangeError);
  });

  test('a year with one single working day is reckoned', () => {
    const alone = calendarAt(bookWith({ area: '', name: '', days: wholeYear.slice(0, 364) }), '');
    expect(due(alone, cn('2026-12-31 10:00'), workingDays(1), fromNextDay).dueAt).toBe(cn('2028-01-01 00:00'));
  });
});
