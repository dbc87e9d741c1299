import { describe, expect, test } from '@jest/globals';
import { growthOf, inOrder, periodBefore, rateOf, smallestBase } from '../../domain/rates.ts';
import { steps, tell } from '../support/league.ts';

test('a rate without a base is none, not nought', () => {
  expect(rateOf(0, 0)).toEqual({ numerator: 0, denominator: 0, rate: null });
  expect(rateOf(0, 3).rate).toBe(0);
  expect(rateOf(2.6, 4).rate).toBeCloseTo(0.65);
});

test('growth is a share of what was before, and none where nothing was', () => {
  expect(growthOf(3, 2)).toBe(0.5);
  expect(growthOf(0, 2)).toBe(-1);
  expect(growthOf(3, 0)).toBeNull();
});

test('the period before has the same length and ends where this one begins', () => {
  expect(periodBefore({ from: '2026-11-24T00:00:00+08:00', to: '2026-11-24T10:00:00+08:00' })).toEqual({
    from: '2026-11-23T06:00:00.000Z',
    to: '2026-11-23T16:00:00.000Z',
  });
});

test('no unit with a small base stands in an order', () => {
  const groups = [
    { id: 'small', rate: rateOf(smallestBase - 1, smallestBase - 1) },
    { id: 'enough', rate: rateOf(10, smallestBase) },
    { id: 'best', rate: rateOf(30, 40) },
  ];
  expect(inOrder(groups).map(({ id }) => id)).toEqual(['best', 'enough']);
});

describe('the first reply that passed', () => {
  const { register, dispatch, sign, reply, endorse, pass, dissatisfied, redo } = steps;
  const hours = 3_600_000;
  const untilPassed = [register, dispatch, sign, reply, endorse, pass] as const;

  test('is kept with the limit that ran then', () => {
    const { kase } = tell(untilPassed);
    expect(kase?.firstPassed).toEqual({
      at: expect.any(String),
      dueAt: kase?.clocks.handle?.dueAt,
      late: false,
      extended: false,
    });
  });

  test('is not touched by a second round, in which the limit is another', () => {
    const first = tell(untilPassed).kase?.firstPassed;
    const { kase } = tell([...untilPassed, [dissatisfied[0], dissatisfied[1], 20 * hours], redo, reply, endorse, pass]);
    expect(kase?.round).toBe(2);
    expect(kase?.firstPassed).toEqual(first);
    expect(kase?.clocks.handle?.dueAt).not.toBe(first?.dueAt);
  });

  test('is late when it came after its limit', () => {
    const { kase } = tell([register, dispatch, sign, [reply[0], reply[1], 30 * 24 * hours], endorse, pass]);
    expect(kase?.firstPassed?.late).toBe(true);
  });
});
