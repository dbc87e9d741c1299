import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toInstant } from '../../domain/calendar.ts';
import { beatsOf, judgeCanary, type Planted } from '../../domain/canary.ts';

const now = Date.parse('2026-11-24T06:00:00.000Z');
const minute = 60_000;
/** A beat planted `ago` ms before now and struck `lateMs` after its instant; null when it was not. */
const beat = (ago: number, lateMs: number | null, waitMs = 30_000): Planted => ({
  plantedAt: toInstant(now - ago),
  dueAt: toInstant(now - ago + waitMs),
  struckAt: lateMs === null ? null : toInstant(now - ago + waitMs + lateMs),
});
const judge = (...planted: Planted[]) => judgeCanary(planted, toInstant(now));
const day = (count: number, lateMs = 200): Planted[] =>
  Array.from({ length: count }, (_, i) => beat((count - i) * 5 * minute - 4 * minute, lateMs));

describe('the canary is', () => {
  test.each<[string, Planted[], string, number | undefined]>([
    ['struck at once', [beat(5 * minute, 0)], 'onTime', 0],
    ['struck after ten seconds', [beat(5 * minute, 10_000)], 'onTime', 10_000],
    ['struck a little later than that', [beat(5 * minute, 10_001)], 'late', 10_001],
    ['not yet due', [beat(20_000, null)], 'waiting', undefined],
    ['not yet due, after a late one', [beat(5 * minute, 11_000), beat(20_000, null)], 'late', 11_000],
    ['due for ten seconds', [beat(40_000, null)], 'waiting', undefined],
    ['due for eleven seconds', [beat(41_000, null)], 'late', 11_000],
    ['due for a minute', [beat(90_000, null)], 'late', 60_000],
    ['due for longer', [beat(90_001, null)], 'silent', 60_001],
    ['planted eleven minutes ago', [beat(11 * minute, 0)], 'onTime', 0],
    ['planted longer ago', [beat(11 * minute + 1, 0)], 'silent', 0],
    ['never planted', [], 'silent', undefined],
    ['struck, after one that nobody struck', [beat(10 * minute, null), beat(5 * minute, 100)], 'onTime', 100],
    ['on time again, after a late one', [beat(10 * minute, 90_000), beat(5 * minute, 100)], 'onTime', 100],
  ])('%s: %#', (_, planted, state, lateMs) => {
    const { last, ...judged } = judge(...planted);
    expect([judged.state, last?.lateMs]).toEqual([state, lateMs]);
  });
});

describe('the share on time', () => {
  const share = (...planted: Planted[]): string => {
    const { numerator, denominator } = judge(...planted).onTime;
    return `${String(numerator)} / ${String(denominator)}`;
  };

  test('is that of 24 hours, one beat every five minutes', () => {
    expect(share(...day(289))).toBe('288 / 288');
    expect(share(...day(12))).toBe('12 / 12');
    expect(share()).toBe('0 / 0');
  });

  test('counts late beats, and those that never came', () => {
    const beats = day(12);
    expect(share(...beats.slice(0, 5), ...beats.slice(8))).toBe('9 / 12');
    expect(share(...beats.slice(0, -2))).toBe('10 / 12');
    expect(share(beat(6 * minute - 1, 0))).toBe('1 / 1'); // the next may still come within its minute
    expect(share(beat(6 * minute, 0))).toBe('1 / 2');
    expect(share(beat(3 * 24 * 60 * minute, 0))).toBe('0 / 288');
    expect(share(beat(7 * minute, 20_000), beat(2 * minute, 100))).toBe('1 / 2');
  });

  test('leaves out the one that waits', () => {
    expect(share(beat(5 * minute, 100), beat(3_000, null))).toBe('1 / 1');
  });

  test('is made of the beats that the list shows, the newest first', () => {
    const beats = day(12);
    const list = beatsOf([...beats.slice(0, 5), ...beats.slice(8)], toInstant(now));
    expect(list.map(({ state }) => state).filter((state) => state === 'missed')).toHaveLength(3);
    expect(list.map(({ dueAt }) => dueAt)).toEqual(
      list
        .map(({ dueAt }) => dueAt)
        .toSorted()
        .reverse(),
    );
    expect(list.map(({ dueAt }) => dueAt)).toEqual(beats.map(({ dueAt }) => dueAt).reverse());
  });
});

test('whatever was planted, the share is of what the list holds, and a canary on time was heard of', () => {
  const planted = fc
    .array(fc.record({ ago: fc.integer({ min: 0, max: 40 * 60 * minute }), late: fc.option(fc.nat(300_000)) }))
    .map((rows) => rows.toSorted((a, b) => b.ago - a.ago).map(({ ago, late }) => beat(ago, late)))
    .map((rows) => rows.map((row) => ((row.struckAt ?? '') > toInstant(now) ? { ...row, struckAt: null } : row)));
  fc.assert(
    fc.property(planted, (rows) => {
      const { state, last, onTime } = judge(...rows);
      const list = beatsOf(rows, toInstant(now)).filter((one) => one.state !== 'waiting');
      expect(onTime.denominator).toBe(list.length);
      expect(onTime.numerator).toBe(list.filter((one) => one.state === 'onTime').length);
      expect(list.length).toBeLessThanOrEqual(288 + rows.length);
      const newest = rows.at(-1);
      if (state !== 'silent') expect(now - Date.parse(newest?.plantedAt ?? '')).toBeLessThanOrEqual(11 * minute);
      if (state === 'onTime') expect(last?.lateMs ?? 0).toBeLessThanOrEqual(10_000);
    }),
  );
});
