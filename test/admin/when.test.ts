import { expect, test } from '@jest/globals';
import { dateTime, lampAt, shortTime, spanText } from '../../admin/data/when.ts';

const words = { yesterday: '昨天', tomorrow: '明天' };
const spans = {
  minutes: (n: number) => `${String(n)} 分`,
  hours: (n: number) => `${String(n)} 小时`,
  days: (n: number) => `${String(n)} 天`,
};
const minute = 60_000;

test.each([
  ['2026-11-24T09:30:00.000Z', '11月24日 周二 17:30'],
  ['2026-12-01T16:00:00.000Z', '12月1日 周二 24:00'],
  ['2026-11-23T16:00:00.001Z', '11月24日 周二 00:00'],
])('%s is said as %s', (at, said) => {
  expect(dateTime(at)).toBe(said);
});

test.each([
  ['2026-11-24T05:43:00.000Z', '13:43'],
  ['2026-11-23T02:20:00.000Z', '昨天 10:20'],
  ['2026-11-25T10:30:00.000Z', '明天 18:30'],
  ['2026-11-24T16:00:00.000Z', '24:00'],
  ['2026-11-02T02:00:00.000Z', '11-02 10:00'],
  ['2025-11-02T02:00:00.000Z', '2025-11-02'],
])('seen on the 24th of November, %s is %s', (at, said) => {
  expect(shortTime(at, Date.parse('2026-11-24T06:00:00Z'), words)).toBe(said);
});

test.each([
  [20_000, '1 分'],
  [-38 * minute, '38 分'],
  [60 * minute, '1 小时'],
  [47 * 60 * minute, '47 小时'],
  [48 * 60 * minute, '2 天'],
])('a span of %d ms is %s', (ms, said) => {
  expect(spanText(ms, spans)).toBe(said);
});

test.each([
  ['green', '2026-11-24T08:59:59.999Z'],
  ['yellow', '2026-11-24T09:00:00.000Z'],
  ['red', '2026-11-24T10:00:00.000Z'],
])('the lamp is %s at %s', (colour, now) => {
  const clock = { yellowAt: '2026-11-24T09:00:00.000Z', dueAt: '2026-11-24T10:00:00.000Z' };
  expect(lampAt(clock, Date.parse(now))).toBe(colour);
});

test('a paused clock is grey, a case without a clock has no lamp', () => {
  expect(lampAt({ dueAt: '2026-11-24T10:00:00.000Z', paused: true }, 0)).toBe('grey');
  expect(lampAt({}, 0)).toBeUndefined();
});
