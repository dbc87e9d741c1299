import { z } from 'zod';
import type { Calendar, Counting, Instant, Offset } from './calendar.ts';
import { dayOf, due, LimitAmount, LimitUnit, shift, startOf, toInstant, toMs } from './calendar.ts';
import { Act, plainClocks, type ClockChange, type ClockName } from './case/clocks.ts';
import type { Urgency } from './case/codes.ts';

/** A rung of a ladder: so long before (negative) or after the due instant, these things happen. */
export const RungRule = z.strictObject({
  offset: z.strictObject({ amount: z.int(), unit: LimitUnit }),
  acts: z.array(Act).min(1),
});
export const ClockRule = z.strictObject({ limit: LimitAmount, ladder: z.array(RungRule) });
export type ClockRule = z.infer<typeof ClockRule>;

const RuleName = z.enum([...plainClocks, 'coHandle', 'redo', 'rating']);
export type RuleName = z.infer<typeof RuleName>;
const Rules = z.partialRecord(RuleName, ClockRule);

/** The limits of an area as data with a version: what every clock allows and what its ladder does, by profile and urgency. */
export const Policy = z.strictObject({
  version: z.int(),
  counting: z.strictObject({ startDayCounted: z.boolean(), endsWithBusiness: z.boolean() }),
  base: z.record(RuleName, ClockRule),
  profiles: z.record(z.string(), Rules),
  urgencies: z.strictObject({ urgent: Rules, critical: Rules }),
  callback: z.strictObject({
    tries: z.int().min(1).max(9),
    onDays: z.int().min(1).max(9),
    /** Hours in which citizens may be called, as minutes of the day. */
    hours: z.array(z.strictObject({ from: z.int(), to: z.int() })).min(1),
  }),
});
export type Policy = z.infer<typeof Policy>;

/** The rule of one clock: urgency comes before the profile, the profile before the base. */
export const ruleOf = (policy: Policy, profile: string, urgency: Urgency, name: RuleName): ClockRule =>
  (urgency === 'normal' ? undefined : policy.urgencies[urgency][name]) ??
  policy.profiles[profile]?.[name] ??
  policy.base[name];

/** Starts a clock: its due instant, and its ladder as instants. Rungs that would lie before the start are left out. */
export function startClock(
  calendar: Calendar,
  counting: Counting,
  clock: ClockName,
  rule: ClockRule,
  startedAt: Instant,
  notAfter?: Instant,
): Extract<ClockChange, { do: 'start' }> {
  const whole = due(calendar, startedAt, rule.limit, counting);
  const dueAt = notAfter !== undefined && notAfter < whole.dueAt ? notAfter : whole.dueAt;
  const rungs = rule.ladder
    .map(({ offset, acts }) => ({ at: shift(calendar, dueAt, offset), acts }))
    .filter((rung) => rung.at > startedAt)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return { do: 'start', clock, startedAt, limit: rule.limit, dueAt, rungs, provisional: whole.provisional };
}

/** The first instant, not before `from`, at which a citizen may be called; `days` later at the earliest. */
export function callableFrom(policy: Policy, from: Instant, days = 0): Instant {
  const ms = toMs(from);
  const today = dayOf(ms);
  const earliest = days === 0 ? ms : startOf(today + days);
  for (let day = today + days; ; day++)
    for (const span of policy.callback.hours)
      if (startOf(day) + span.to * 60_000 > earliest)
        return toInstant(Math.max(earliest, startOf(day) + span.from * 60_000));
}

const rung = (amount: number, unit: Offset['unit'], ...acts: Act[]) => ({ offset: { amount, unit }, acts });
const within = (amount: number, unit: LimitAmount['unit'], ...ladder: ClockRule['ladder']): ClockRule => ({
  limit: { amount, unit },
  ladder,
});
// 山东 2017: yellow at 1 working day left, red after the limit; domain 2.4: level 1 on red, level 2 at 3 working days over
const unitLadder = [
  rung(-1, 'workingDays', 'remind', 'yellow'),
  rung(0, 'workingDays', 'red', 'supervise1'),
  rung(3, 'workingDays', 'supervise2'),
];
const hourLadder = [rung(-1, 'hours', 'remind', 'yellow'), rung(0, 'hours', 'red', 'supervise1')];
const deskLadder = [rung(-15, 'minutes', 'remind', 'yellow'), rung(0, 'minutes', 'red')];
const officeLadder = [rung(-1, 'workingHours', 'remind', 'yellow'), rung(0, 'workingHours', 'red')];
const signLadder = [rung(-1, 'workingHours', 'remind', 'yellow'), rung(0, 'workingHours', 'red', 'supervise1')];

/** The limits a centre starts with, every one a row to be changed (domain 2.2, proposals where no source gives a number). */
export const startingPolicy: Policy = {
  version: 1,
  counting: { startDayCounted: false, endsWithBusiness: false },
  base: {
    dispatch: within(24, 'hours', rung(-1, 'hours', 'remind', 'yellow'), rung(0, 'hours', 'red')), // DB11/T 2021
    sign: within(4, 'workingHours', ...signLadder),
    returnRuling: within(4, 'workingHours', ...officeLadder),
    handle: within(5, 'workingDays', ...unitLadder),
    coHandle: within(3, 'workingDays', ...unitLadder),
    redo: within(3, 'workingDays', ...unitLadder), // 上海: 3 working days
    review: within(4, 'workingHours', ...officeLadder),
    callback: within(1, 'workingDays', rung(0, 'workingDays', 'remind', 'red')),
    rating: within(3, 'days', rung(0, 'days', 'giveUp')),
    adjudication: within(2, 'workingDays', rung(-1, 'workingDays', 'remind', 'yellow'), rung(0, 'workingDays', 'red')),
    info: within(2, 'workingDays', ...officeLadder),
    supervision: within(3, 'workingDays', ...unitLadder),
    pending: within(30, 'days', rung(0, 'days', 'remind')),
  },
  profiles: {
    consultation: { handle: within(2, 'workingDays', ...unitLadder) },
    utility: { dispatch: within(2, 'hours', ...deskLadder), handle: within(3, 'workingDays', ...unitLadder) },
    ordinary: {},
    complaint: { handle: within(10, 'workingDays', ...unitLadder) },
    complex: { handle: within(15, 'workingDays', ...unitLadder) },
  },
  urgencies: {
    urgent: {
      dispatch: within(2, 'hours', ...deskLadder),
      sign: within(2, 'hours', ...hourLadder),
      handle: within(2, 'workingDays', ...unitLadder),
    },
    critical: {
      dispatch: within(1, 'hours', ...deskLadder),
      sign: within(30, 'minutes', rung(-15, 'minutes', 'remind', 'yellow'), rung(0, 'minutes', 'red', 'supervise1')),
      handle: within(24, 'hours', ...hourLadder),
      redo: within(24, 'hours', ...hourLadder),
    },
  },
  callback: {
    tries: 3,
    onDays: 2,
    hours: [
      { from: 9 * 60, to: 12 * 60 },
      { from: 14 * 60 + 30, to: 20 * 60 },
    ],
  },
};
