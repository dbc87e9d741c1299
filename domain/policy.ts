import { z } from 'zod';
import type { CalendarBook, Instant } from './calendar.ts';
import type { Offset } from './limits.ts';
import { calendarAt, dayOf, startOf, toInstant, toMs } from './calendar.ts';
import { dueOf, LimitAmount, LimitUnit, shift } from './limits.ts';
import { Act, RuleName, type Reckoned, type Rung, type Setting } from './case/clocks.ts';
import { CaseType, type Urgency } from './case/codes.ts';

const Distance = z.strictObject({ amount: z.int().min(-10_000).max(10_000), unit: LimitUnit });
/** A rung of a ladder: so long before (negative) or after the due instant, these things happen. */
export const RungRule = z.strictObject({ offset: Distance, acts: z.array(Act).min(1).max(8) });
/** How often and how far a limit may be extended, and how long before its end that must be asked. */
export const ExtensionRule = z.strictObject({
  times: z.int().min(0).max(9),
  most: LimitAmount,
  askBefore: LimitAmount,
});
/** How long all questions to the citizen may hold a limit together. */
export const PauseRule = z.strictObject({ times: z.int().min(0).max(20), most: LimitAmount });
export const ClockRule = z.strictObject({
  limit: LimitAmount,
  ladder: z.array(RungRule).max(20),
  extension: ExtensionRule.optional(),
  pauses: PauseRule.optional(),
});
export type ClockRule = z.infer<typeof ClockRule>;

const Rules = z.partialRecord(RuleName, ClockRule);

const minuteOfDay = z
  .int()
  .min(0)
  .max(24 * 60);
/** The limits of an area as data with a version: what every clock allows and what its ladder does, by profile and urgency. */
export const Policy = z.strictObject({
  version: z.int(),
  counting: z.strictObject({ startDayCounted: z.boolean(), endsWithBusiness: z.boolean() }),
  base: z.record(RuleName, ClockRule),
  profiles: z.record(z.string().regex(/^[A-Za-z0-9._-]{1,64}$/), Rules),
  urgencies: z.strictObject({ urgent: Rules, critical: Rules }),
  /** How long after its dispatch a unit may object. */
  returnWithin: LimitAmount,
  callback: z.strictObject({
    tries: z.int().min(1).max(9),
    onDays: z.int().min(1).max(9),
    /** Whose citizens are asked by message first, and called by nobody. */
    smsFirst: z.array(CaseType),
    /** Hours in which citizens may be called, as minutes of the day. */
    hours: z
      .array(
        z
          .strictObject({ from: minuteOfDay, to: minuteOfDay })
          .refine((h) => h.from < h.to, { path: ['to'], message: 'must come after the beginning' }),
      )
      .min(1)
      .max(6),
  }),
});
export type Policy = z.infer<typeof Policy>;

/** The rule of one clock: urgency comes before the profile, the profile before the base. */
export const ruleOf = (policy: Policy, profile: string, urgency: Urgency, name: RuleName): ClockRule =>
  (urgency === 'normal' ? undefined : policy.urgencies[urgency][name]) ??
  policy.profiles[profile]?.[name] ??
  policy.base[name];

/** What follows from how a clock is set: its due instant, and its ladder as instants. Rungs that would lie before the start are left out. */
export function reckon(book: CalendarBook, policy: Policy, rule: ClockRule, setting: Setting): Reckoned {
  const calendar = calendarAt(book, setting.area);
  const whole = dueOf(calendar, setting, policy.counting);
  const { notAfter, startedAt } = setting;
  const dueAt = notAfter !== undefined && notAfter < whole.dueAt ? notAfter : whole.dueAt;
  const rungs = rule.ladder
    .map(({ offset, acts }): Rung => ({ at: shift(calendar, dueAt, offset), offset, acts }))
    .filter((rung) => rung.at > startedAt)
    .sort(byInstant);
  return { dueAt, rungs, provisional: whole.provisional };
}

const byInstant = (a: Rung, b: Rung): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

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
// domain 2.2 row 14: once, at most 10 working days, asked one working day before the end; a second time by a team lead
const extension = {
  times: 2,
  most: { amount: 10, unit: 'workingDays' },
  askBefore: { amount: 1, unit: 'workingDays' },
} as const;
// domain 2.2 row 15: each question at most 3 working days, all together 5
const pauses = { times: 3, most: { amount: 5, unit: 'workingDays' } } as const;
// domain 2.2 row 6: what is missing is waited for two working days, then it is decided
const dispatching = (amount: number, ...ladder: ClockRule['ladder']): ClockRule => ({
  ...within(amount, 'hours', ...ladder),
  pauses: { times: 3, most: { amount: 2, unit: 'workingDays' } },
});
const handling = (amount: number, unit: LimitAmount['unit'], ladder: ClockRule['ladder']): ClockRule => ({
  ...within(amount, unit, ...ladder),
  extension,
  pauses,
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
    dispatch: dispatching(24, rung(-1, 'hours', 'remind', 'yellow'), rung(0, 'hours', 'red')), // DB11/T 2021
    sign: within(4, 'workingHours', ...signLadder),
    returnRuling: within(4, 'workingHours', ...officeLadder),
    handle: handling(5, 'workingDays', unitLadder),
    coHandle: within(3, 'workingDays', ...unitLadder),
    redo: handling(3, 'workingDays', unitLadder), // 上海: 3 working days
    review: within(4, 'workingHours', ...officeLadder),
    callback: within(1, 'workingDays', rung(0, 'workingDays', 'remind', 'red')),
    rating: within(3, 'days', rung(0, 'days', 'giveUp')),
    adjudication: within(2, 'workingDays', rung(-1, 'workingDays', 'remind', 'yellow'), rung(0, 'workingDays', 'red')),
    info: within(2, 'workingDays', rung(-1, 'workingHours', 'remind', 'yellow'), rung(0, 'workingDays', 'goOn')), // row 6
    unitInfo: within(3, 'workingDays', rung(-1, 'workingHours', 'remind', 'yellow'), rung(0, 'workingDays', 'goOn')),
    suspension: within(90, 'days', rung(-3, 'workingDays', 'remind', 'yellow'), rung(0, 'days', 'goOn')),
    // domain 2.4: a letter has 3 working days; without an answer it rises by a level
    supervision: within(
      ...([3, 'workingDays'] as const),
      rung(-1, 'workingDays', 'remind', 'yellow'),
      rung(0, 'workingDays', 'red', 'escalate'),
    ),
    conference: within(1, 'workingDays', ...officeLadder), // 北京 Art. 12
    pending: within(30, 'days', rung(0, 'days', 'remind', 'look')),
  },
  profiles: {
    consultation: { handle: handling(2, 'workingDays', unitLadder) },
    utility: { dispatch: dispatching(2, ...deskLadder), handle: handling(3, 'workingDays', unitLadder) },
    ordinary: {},
    complaint: { handle: handling(10, 'workingDays', unitLadder) },
    complex: { handle: handling(15, 'workingDays', unitLadder) },
  },
  urgencies: {
    urgent: {
      dispatch: dispatching(2, ...deskLadder),
      sign: within(2, 'hours', ...hourLadder),
      handle: handling(2, 'workingDays', unitLadder),
      conference: within(24, 'hours', ...hourLadder),
    },
    critical: {
      dispatch: dispatching(1, ...deskLadder),
      sign: within(30, 'minutes', rung(-15, 'minutes', 'remind', 'yellow'), rung(0, 'minutes', 'red', 'supervise1')),
      handle: handling(24, 'hours', hourLadder),
      conference: within(24, 'hours', ...hourLadder),
      redo: handling(24, 'hours', hourLadder),
    },
  },
  returnWithin: { amount: 1, unit: 'workingDays' }, // domain 2.2 row 10
  callback: {
    tries: 3,
    onDays: 2,
    smsFirst: ['consultation', 'suggestion', 'praise'], // domain 2.2 row 18
    hours: [
      { from: 9 * 60, to: 12 * 60 },
      { from: 14 * 60 + 30, to: 20 * 60 },
    ],
  },
};
