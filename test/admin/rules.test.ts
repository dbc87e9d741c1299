import { describe, expect, test } from '@jest/globals';
import { calendarAt, CalendarBook, dayOfDate, isProvisional, isWorkday } from '../../domain/calendar.ts';
import { Policy, startingPolicy } from '../../domain/policy.ts';
import { type CalendarEdit, editedBook, readNotice, sourceOf } from '../../admin/rules/calendar/edits.ts';
import { subjectOf as calendarSubject } from '../../admin/rules/calendar/sayEdit.ts';
import { columnsOf, editedPolicy, ownRule, type PolicyEdit } from '../../admin/rules/policy/edits.ts';
import { lastQuarter } from '../../admin/rules/quarter.ts';
import { addressOf, askedOf, type Trial, trialIn } from '../../admin/rules/trial.ts';
import { book } from '../support/league.ts';

const works = (edited: CalendarBook, place: string, date: string): boolean =>
  isWorkday(calendarAt(edited, place), dayOfDate(date));
const off = (date: string, name = '休') => ({ date, name, isOffDay: true });
const zuoqi = { area: '152921', areaName: '阿拉善左旗' };
const localDay: CalendarEdit = { do: 'day', ...zuoqi, day: off('2026-08-10', '那达慕'), paper: '左政办〔2026〕3号' };

describe('edits of a calendar', () => {
  test('a notice joins the nation, makes its year known and replaces what was said of it', () => {
    const first = readNotice(JSON.stringify({ year: 2027, days: [off('2027-01-01'), off('2027-01-04')] }))!;
    const second = readNotice(JSON.stringify({ days: [off('2027-01-01')], papers: { 2027: ['国办'] } }))!;
    const once = editedBook(book, [first]);
    expect([once.version, works(once, '1529', '2027-01-04')]).toEqual([2, false]);
    expect(isProvisional(calendarAt(once, '1529'), dayOfDate('2027-06-01'))).toBe(false);
    const twice = editedBook(book, [first, second]);
    expect(works(twice, '1529', '2027-01-04')).toBe(true);
    expect(works(twice, '1529', '2026-10-01')).toBe(false);
    expect(second.papers).toEqual(['国办']);
    expect(CalendarBook.safeParse(twice).success).toBe(true);
  });

  test.each([
    '',
    '{',
    '{"days":[]}',
    '{"days":[{"date":"2027-13-01","isOffDay":true}]}',
    '[]',
    '{"year":1,"days":[{}]}',
  ])('%s is no notice', (text) => {
    expect(readNotice(text)).toBeUndefined();
  });

  test('a notice of several years says its years by its papers, else by its days', () => {
    const days = [off('2025-12-31'), off('2026-01-01')];
    expect(readNotice(JSON.stringify({ days, papers: { 2026: [] } }))?.years).toEqual([2026]);
    expect(readNotice(JSON.stringify({ days }))?.years).toEqual([2025, 2026]);
  });

  test('a local day makes the layer of its area and holds there alone; taken back, the layer is gone', () => {
    const edited = editedBook(book, [localDay]);
    expect([works(edited, '152921', '2026-08-10'), works(edited, '1529', '2026-08-10')]).toEqual([false, true]);
    expect(sourceOf(edited, '152921', '2026-08-10')?.layer.name).toBe('阿拉善左旗');
    expect(sourceOf(edited, '1529', '2026-08-10')).toBeUndefined();
    const back = editedBook(book, [localDay, { do: 'dropDay', ...zuoqi, date: '2026-08-10' }]);
    expect(back.layers).toEqual(book.layers);
    expect(CalendarBook.safeParse(edited).success).toBe(true);
  });

  test('hours of a layer and of its season are set and taken away', () => {
    const spans = [{ from: '09:00', to: '17:00' }];
    const seasons = [{ from: '05-01', to: '09-30', spans: [{ from: '08:00', to: '15:00' }] }];
    const edited = editedBook(book, [{ do: 'hours', ...zuoqi, spans, seasons }]);
    expect(calendarAt(edited, '152921')).toMatchObject({ spans, seasons });
    const none: CalendarEdit = { do: 'hours', ...zuoqi, spans: undefined, seasons: [] };
    expect(editedBook(edited, [none]).layers).toEqual(book.layers);
  });

  test('edits lie on whatever version is in force', () => {
    const other = editedBook(book, [{ do: 'noticed', year: 2027 }]);
    const mine = editedBook(other, [localDay]);
    expect(mine.version).toBe(3);
    expect(isProvisional(calendarAt(mine, '152921'), dayOfDate('2027-06-01'))).toBe(false);
    expect(works(mine, '152921', '2026-08-10')).toBe(false);
  });

  test('a day has one subject, however it is changed', () => {
    expect(calendarSubject(localDay)).toBe(calendarSubject({ do: 'dropDay', ...zuoqi, date: '2026-08-10' }));
  });
});

describe('edits of the limits', () => {
  const rule = { ...startingPolicy.base.handle, limit: { amount: 4, unit: 'workingDays' } } as const;
  const edit = (column: (PolicyEdit & { do: 'rule' })['column']): PolicyEdit => ({
    ...{ do: 'rule', column, clock: 'handle', rule },
  });

  test.each(['base', 'urgent', 'critical', 'profile:ordinary'] as const)('%s takes a rule of its own', (column) => {
    const edited = editedPolicy(startingPolicy, [edit(column)]);
    expect([edited.version, ownRule(edited, column, 'handle')?.limit.amount]).toEqual([2, 4]);
    expect(Policy.safeParse(edited).success).toBe(true);
  });

  test('a profile does without its rule, the base does not', () => {
    const without = (column: 'base' | 'profile:complaint'): PolicyEdit => ({
      ...{ do: 'rule', column, clock: 'handle', rule: null },
    });
    expect(ownRule(editedPolicy(startingPolicy, [without('profile:complaint')]), 'profile:complaint', 'handle')).toBe(
      undefined,
    );
    expect(editedPolicy(startingPolicy, [without('base')]).base.handle).toEqual(startingPolicy.base.handle);
  });

  test('the columns stand from the base over the profiles to the urgencies', () => {
    const profiles = { own: {}, complex: {}, consultation: {} };
    expect(columnsOf({ ...startingPolicy, profiles })).toEqual([
      ...['base', 'profile:consultation', 'profile:complex', 'profile:own', 'urgent', 'critical'],
    ]);
  });
});

describe('a trial of a limit', () => {
  const now = Date.parse('2026-11-24T02:00:00Z');

  test('stands in the address and comes back whole', () => {
    const told: Trial = {
      ...{ start: '2026-02-10T16:20', limit: { amount: 3, unit: 'workingHours' }, place: '152921', version: 2 },
      extensions: [{ amount: 2, unit: 'workingDays' }],
      pauses: [{ from: '2026-02-11T09:00', to: '2026-02-12T09:00' }],
      spans: [{ from: '08:00', to: '12:00' }],
    };
    expect(trialIn(new URLSearchParams(addressOf(told).toString()), now)).toEqual(told);
    expect(askedOf(told)).toMatchObject({ start: '2026-02-10T08:20:00.000Z', area: '152921', calendar: 2 });
  });

  test('an address without sense is a fresh trial, and nothing is asked while a time is half typed', () => {
    const fresh = trialIn(new URLSearchParams('start=never&limit=0.weeks&extension=x'), now);
    expect(fresh).toMatchObject({ start: '2026-11-24T10:00', limit: { amount: 5 }, extensions: [] });
    expect(askedOf({ ...fresh, pauses: [{ from: '2026-11-24T10:00', to: '' }] })).toBeUndefined();
  });
});

test.each([
  ['2026-11-24T02:00:00Z', '2026-07-01', '2026-09-30'],
  ['2026-12-31T16:00:00Z', '2026-10-01', '2026-12-31'],
  ['2027-03-31T15:59:00Z', '2026-10-01', '2026-12-31'],
])('at %s the quarter before is %s to %s', (now, from, to) => {
  expect(lastQuarter(Date.parse(now))).toEqual({ from, to });
});
