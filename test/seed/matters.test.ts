import { describe, expect, test } from '@jest/globals';
import { dayOf, toMs } from '../../domain/calendar.ts';
import { normalPhone } from '../../domain/phone.ts';
import { arrivals } from '../../prisma/seed/arrivals.ts';
import { categories, leaves } from '../../prisma/seed/categories.ts';
import { makeMatter, makeRemark, moods, pickLeaf, replyResults, templates } from '../../prisma/seed/matters.ts';
import { randomFrom } from '../../prisma/seed/random.ts';
import { pickTown } from '../../prisma/seed/towns.ts';
import { divisions } from '../../prisma/seed/divisions.ts';

const matters = (seed: number, count: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const how = at % 2 === 0 ? 'onTheSpot' : 'byUnit';
    const leaf = pickLeaf(random, how);
    return { how, matter: makeMatter(random, leaf, pickTown(random, leaf.id), how) };
  });
};

describe('what people call about', () => {
  test('has at least 250 templates, three or more for each second-level category', () => {
    expect(templates.length).toBeGreaterThanOrEqual(250);
    const seconds = categories.filter(({ id }) => id.length === 5);
    expect(seconds.filter(({ id }) => templates.filter((t) => t.category.startsWith(id)).length < 3)).toEqual([]);
  });

  test('names categories that exist, and leaves none without a word', () => {
    const ids = new Set(leaves.map(({ id }) => id));
    expect(templates.filter(({ category }) => !ids.has(category))).toEqual([]);
    expect(leaves.filter(({ id }) => !templates.some(({ category }) => category === id))).toEqual([]);
  });

  test('is told a few dozen times in Mongolian, in its own script', () => {
    const told = templates.flatMap(({ mongolian }) => mongolian ?? []);
    expect(told.length).toBeGreaterThanOrEqual(24);
    expect(told.filter((text) => !/^[\u1800-\u180e\u1820-\u1842\u202f ?]+$/.test(text))).toEqual([]);
  });

  test('has every slot filled, an address in its division and a valid number', () => {
    const codes = new Set(divisions.map(({ code }) => code));
    for (const { how, matter } of matters(1, 4000)) {
      expect(JSON.stringify(matter).slice(1, -1)).not.toMatch(/\{\w+\}/);
      expect(normalPhone(matter.phone)).toBe(matter.phone);
      expect(codes).toContain(matter.divisionCode);
      expect(matter.address.length).toBeGreaterThan(3);
      expect(matter.title.length).toBeLessThanOrEqual(200);
      expect(matter.answer === '').toBe(how === 'byUnit');
      for (const result of replyResults) expect(matter.replies[result].text).not.toBe('');
    }
  });

  test('is the same for the same seed and varied within one', () => {
    expect(matters(3, 50)).toEqual(matters(3, 50));
    expect(new Set(matters(4, 2000).map(({ matter }) => matter.content)).size).toBeGreaterThan(800);
  });

  test('ends in a remark for every mood', () => {
    for (const mood of moods) expect(makeRemark(randomFrom(1), mood)).not.toBe('');
  });
});

describe('when people call', () => {
  const until = '2026-11-24T09:00:00.000Z';
  const calls = arrivals(randomFrom(1), until, 60, 54);
  const hour = (at: string) => new Date(toMs(at) + 8 * 3_600_000).getUTCHours();

  test('is in order, within the last sixty days and never after the present', () => {
    expect(calls).toEqual([...calls].sort());
    expect(calls.every((at) => at >= '2026-09-24T16:00:00.000Z' && at <= until)).toBe(true);
    expect(calls.length).toBeGreaterThan(2900);
    expect(calls.length).toBeLessThan(3600);
  });

  test('is mostly by day, sometimes at night, and seldom on a national holiday', () => {
    expect(calls.filter((at) => hour(at) >= 22 || hour(at) < 6).length).toBeGreaterThan(50);
    expect(calls.filter((at) => hour(at) >= 8 && hour(at) < 18).length).toBeGreaterThan(calls.length * 0.7);
    const on = (date: string) => calls.filter((at) => dayOf(toMs(at)) === dayOf(toMs(date))).length;
    expect(on('2026-10-02T04:00:00Z')).toBeLessThan(on('2026-10-15T04:00:00Z') * 0.7);
  });
});
