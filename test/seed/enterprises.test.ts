import { expect, test } from '@jest/globals';
import { isCreditCode } from '../../domain/creditCode.ts';
import { startingPolicy } from '../../domain/policy.ts';
import { creditCodes } from '../../prisma/seed/enterprises.ts';
import { startingCalendar } from '../../prisma/seed/holidays.ts';
import { tellLives } from '../../prisma/seed/lives.ts';
import { startingWorld } from '../support/startingWorld.ts';

test('every invented enterprise has a code of its own with a right check digit', () => {
  expect(creditCodes.filter((code) => !isCreditCode(code))).toEqual([]);
  expect(new Set(creditCodes).size).toBe(creditCodes.length);
});

test('enterprises call, some of them again, and some about the business environment', () => {
  const telling = { world: startingWorld, calendar: startingCalendar, policy: startingPolicy, days: 60, perDay: 110 };
  const lives = tellLives({ ...telling, until: '2026-11-24T09:00:00.000Z' });
  const codes = lives.flatMap(({ steps: [first] }) =>
    first?.command.type === 'register' ? (first.command.enterprise?.creditCode ?? []) : [],
  );
  expect(codes.length).toBeGreaterThan(50);
  expect(codes.filter((code) => !creditCodes.includes(code))).toEqual([]);
  expect(new Set(codes).size).toBeLessThan(codes.length / 2);
  const marked = lives.filter(({ kase }) => kase.businessEnvironment);
  expect(marked.length).toBeGreaterThan(10);
  expect(marked.filter(({ kase }) => !kase.enterprise)).toEqual([]);
});
