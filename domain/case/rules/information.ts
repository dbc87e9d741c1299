import { calendarAt, type Instant } from '../../calendar.ts';
import { due, measure, type LimitAmount } from '../../limits.ts';
import type { Actor } from '../../people.ts';
import type { Case } from '../case.ts';
import { isRunning, type Clock, type ClockChange, type RuleName } from '../clocks.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { clockRule, goOn, refuse, rulesOf, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';

/** The clock that a question or a procedure holds: the dispatch while nobody has the case, the handling afterwards. */
const held = (kase: Case): 'dispatch' | 'handle' => (kase.leadUnitId === undefined ? 'dispatch' : 'handle');

/** How long the next question may hold a clock; undefined when questions have held it often or long enough (domain 2.2 rows 6, 15). */
function mayHold(kase: Case, clock: Clock | undefined, own: LimitAmount, moment: Moment): LimitAmount | undefined {
  const cap = clock && clockRule(kase, moment.world, clock.rule).pauses;
  if (!cap) return own;
  const { book, policy } = rulesOf(moment.world, kase.rules);
  const calendar = calendarAt(book, clock.area);
  const { amount, unit } = cap.most;
  const asked = (clock.pauses ?? []).filter((pause) => pause.why === 'info');
  const lasted = asked.map(({ from, to }) => measure(calendar, from, to, unit, policy.counting));
  const left = { amount: amount - lasted.reduce((sum, one) => sum + Math.ceil(one), 0), unit };
  if (asked.length >= cap.times || left.amount < 1) return undefined;
  const until = (limit: LimitAmount) => due(calendar, moment.at, limit, policy.counting).dueAt;
  return until(left) < until(own) ? left : own;
}

/** Asks for what only the citizen knows: the limit is held until the answer is there, or the question has waited long enough. */
export function askInfo(kase: Case, moment: Moment): Verdict {
  const name = held(kase);
  const clock = kase.clocks[name];
  if (clock?.paused) return refuse('suspended');
  const rule: RuleName = name === 'dispatch' ? 'info' : 'unitInfo';
  const own = clockRule(kase, moment.world, rule).limit;
  const limit = mayHold(kase, clock, own, moment);
  if (!limit) return refuse('pausesUsedUp');
  const pause: ClockChange = { do: 'pause', clock: name, why: 'info', by: moment.actor.id };
  const options = { unitId: kase.leadUnitId, ...(limit !== own && { limit }) };
  return [
    {
      type: 'infoAsked',
      clocks: [start(kase, moment, 'info', rule, options), ...(isRunning(clock) ? [pause] : [])],
    },
  ];
}

/** The limit runs on when the answer is there, or, however late that is noticed, from when nobody had given one in time. */
export function infoOver(kase: Case, moment: Moment, lapsedAt?: Instant): News[] {
  const inTime = lapsedAt === undefined;
  const clocks = [...stop('info'), ...goOn(kase, moment, held(kase), lapsedAt)];
  return kase.leadUnitId === undefined
    ? [{ type: 'infoSuppliedToCentre', inTime, clocks }]
    : [{ type: 'infoSuppliedToUnit', inTime, clocks }];
}

export const supplyInfo = (kase: Case, moment: Moment): Verdict => infoOver(kase, moment);

export const maySuspend = (kase: Case): Refusal | undefined =>
  kase.clocks.handle?.paused ? refuse('suspended') : undefined;

/** A statutory procedure with its document, or force majeure, holds the handling limit until it is lifted or its own limit ends (domain 2.3, 6). */
export const suspend = (kase: Case, { why, limit }: CommandOf<'suspend'>, moment: Moment): Verdict => [
  {
    type: 'suspended',
    why,
    clocks: [
      { do: 'pause', clock: 'handle', why, by: moment.actor.id },
      start(kase, moment, 'suspension', 'suspension', { limit }),
    ],
  },
];

export const mayLift = (kase: Case): Refusal | undefined =>
  kase.clocks.handle?.paused ? undefined : refuse('notSuspended');

export const lifted = (kase: Case, moment: Moment, endedAt?: Instant): News[] => [
  { type: 'lifted', clocks: [...stop('suspension'), ...goOn(kase, moment, 'handle', endedAt)] },
];

/** A unit asks only about what it handles; the centre about what waits for dispatch. */
export const mayAsk = (kase: Case, actor: Actor): Refusal | undefined =>
  kase.status === 'handling' && !actor.roles.some((role) => role === 'handler' || role === 'unitHead')
    ? refuse('unit')
    : undefined;
