import { describe, expect, test } from '@jest/globals';
import { endedStatuses } from '../../domain/case/codes.ts';
import { startingPolicy } from '../../domain/policy.ts';
import { startingCalendar } from '../../prisma/seed/holidays.ts';
import { tellLives } from '../../prisma/seed/lives.ts';
import { startingWorld } from '../support/startingWorld.ts';

const telling = { world: startingWorld, calendar: startingCalendar, policy: startingPolicy, days: 60, perDay: 110 };
// a working afternoon, a Saturday night, and the first hour after a week of holidays
const presents = ['2026-11-24T09:00:00.000Z', '2026-11-21T15:30:00.000Z', '2026-10-08T00:45:00.000Z'];

describe.each(presents)('the lives of the demo league as seen at %s', (until) => {
  const lives = tellLives({ ...telling, until });
  const inStatus = (...statuses: readonly string[]) => lives.filter(({ kase }) => statuses.includes(kase.status));

  test('are at least 5,000, in order of their registration', () => {
    expect(lives.length).toBeGreaterThan(5000);
    const begun = lives.map(({ steps }) => steps[0]?.at ?? '');
    expect(begun).toEqual([...begun].sort());
  });

  test('never reach beyond the present nor run backwards', () => {
    const wrong = lives.filter(({ steps }) =>
      steps.some(({ at }, nth) => at > until || at < (steps[nth - 1]?.at ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  test('are 84 in 100 answered on the spot', () => {
    const share = inStatus('answered').length / (lives.length - inStatus('invalid').length);
    expect(share).toBeGreaterThan(0.82);
    expect(share).toBeLessThan(0.87);
  });

  test('stand at every desk, some of them overdue', () => {
    for (const status of ['triage', 'dispatched', 'handling', 'replyReview', 'callback', 'adjudication'])
      expect({ status, some: inStatus(status).length > 0 }).toEqual({ status, some: true });
    const open = lives.filter(({ kase }) => !(endedStatuses as readonly string[]).includes(kase.status));
    const overdue = open.filter(({ kase }) =>
      Object.values(kase.clocks).some((c) => !c?.stoppedAt && (c?.dueAt ?? until) < until),
    );
    expect(overdue.length).toBeGreaterThan(2);
    expect(overdue.length).toBeLessThan(open.length);
  });

  test('include a second round, a withdrawal, an urge, a repeat, supervision, and calls by night and in Mongolian', () => {
    const some = (fits: (life: (typeof lives)[number]) => boolean) => lives.filter(fits).length > 0;
    expect(some(({ kase }) => kase.round > 1)).toBe(true);
    expect(some(({ kase }) => kase.status === 'terminated')).toBe(true);
    expect(some(({ kase }) => kase.urgeCount > 0)).toBe(true);
    expect(some(({ kase }) => kase.supervisionLevel > 1)).toBe(true);
    expect(some(({ kase }) => kase.language === 'mn')).toBe(true);
    expect(some(({ kase }) => kase.anonymous)).toBe(true);
    expect(some(({ kase }) => kase.confidential)).toBe(true);
    expect(some(({ kase }) => kase.registeredAt.slice(11, 13) === '18')).toBe(true);
    expect(
      some(({ steps }) => steps.some(({ command }) => command.type === 'register' && command.title.startsWith('再次'))),
    ).toBe(true);
  });

  test('use every command id once', () => {
    const ids = lives.flatMap(({ commandIds }) => commandIds);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('told a little later on the same day, a life begins as it did before', () => {
  const [before, later] = ['2026-11-24T08:00:00.000Z', '2026-11-24T08:10:00.000Z'].map((until) =>
    tellLives({ ...telling, until }),
  );
  for (const [nth, life] of (before ?? []).entries()) {
    const longer = later?.[nth];
    expect(longer?.steps.slice(0, life.steps.length)).toEqual(life.steps);
    expect(longer?.commandIds.slice(0, life.steps.length)).toEqual(life.commandIds);
  }
});
