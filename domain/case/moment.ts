import type { Calendar, Instant, LimitAmount } from '../calendar.ts';
import type { Actor } from '../people.ts';
import type { Policy, RuleName } from '../policy.ts';
import { ruleOf, startClock } from '../policy.ts';
import type { World } from '../world.ts';
import type { Case, RuleVersions } from './case.ts';
import type { ClockChange, ClockName } from './clocks.ts';
import type { Barred } from './machine.ts';
import type { News } from './facts.ts';
import type { Status, Urgency } from './codes.ts';

/** Everything a decision may depend on beside the case and the command: nothing is read from anywhere else. */
export interface Moment {
  at: Instant;
  actor: Actor;
  world: World;
  /** What the ledger prepared for a case that is about to be registered. */
  fresh?: { number: string; callerId?: string; reachable: boolean; repeatCount: number };
}

export type RefusalCode =
  | Barred
  | 'moved'
  | 'stale'
  | 'notOffered'
  | 'unknownCategory'
  | 'unknownDivision'
  | 'unknownUnit'
  | 'leadIsCoHandler'
  | 'unknownHandler'
  | 'nothingToCorrect'
  | 'notYours'
  | 'coHandlersOpen'
  | 'alreadyReplied'
  | 'notYourTurn'
  | 'answersMissing'
  | 'answersTooMany'
  | 'sameUnitCalls'
  | 'limitMissing';

/** A refusal is a value with a code, never an exception; `field` names what of the command it is about. */
export interface Refusal {
  refusal: RefusalCode;
  field?: string;
  status?: Status;
}
export const refuse = (refusal: RefusalCode, field?: string): Refusal =>
  field === undefined ? { refusal } : { refusal, field };

/** What a rule answers: what has happened, or why not. */
export type Verdict = readonly News[] | Refusal;
export const isRefusal = (verdict: object): verdict is Refusal => 'refusal' in verdict;

export interface Rules {
  calendar: Calendar;
  policy: Policy;
}

/** The versions of the rules that a case runs under. A version that the world lacks is a fault of the store, not of the command. */
export function rulesOf(world: World, { calendar, policy }: RuleVersions): Rules {
  const found = { calendar: world.calendars.get(calendar), policy: world.policies.get(policy) };
  if (!found.calendar || !found.policy) throw new Error(`rules ${String(calendar)}/${String(policy)} are not loaded`);
  return { calendar: found.calendar, policy: found.policy };
}

type Ruled = Pick<Case, 'rules' | 'profile'> & { urgency: Urgency };

/** The change that starts a clock of the case now, by its own versions of the rules; `limit` overrides the rule's. */
export function start(
  kase: Ruled,
  moment: Moment,
  clock: ClockName,
  name: RuleName,
  options: { limit?: LimitAmount | undefined; notAfter?: Instant } = {},
): Extract<ClockChange, { do: 'start' }> {
  const { calendar, policy } = rulesOf(moment.world, kase.rules);
  const rule = ruleOf(policy, kase.profile, kase.urgency, name);
  const limit = options.limit ?? rule.limit;
  return startClock(calendar, policy.counting, clock, { ...rule, limit }, moment.at, options.notAfter);
}

export const stop = (...clocks: ClockName[]): ClockChange[] => clocks.map((clock) => ({ do: 'stop', clock }));
export const resume = (clock: ClockName): ClockChange => ({ do: 'resume', clock });
