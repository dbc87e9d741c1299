import type { Article } from '../articles.ts';
import type { CalendarBook, Instant } from '../calendar.ts';
import type { LimitAmount } from '../limits.ts';
import type { Actor } from '../people.ts';
import { reckon, ruleOf, type ClockRule, type Policy } from '../policy.ts';
import type { World } from '../world.ts';
import type { Case, RuleVersions } from './case.ts';
import type { Clock, ClockChange, ClockName, RuleName, Setting } from './clocks.ts';
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
  /** The files of the case, where the command names some; a file that was refused is none. */
  attached?: ReadonlySet<string>;
  /** The article of the knowledge base that an answer cites. */
  cited?: Article | undefined;
}

/** The refusals that mean that the command itself is wrong, rather than the state of the case. */
const aboutTheCommand = [
  'unknownCategory',
  'unknownDivision',
  'unknownUnit',
  'leadIsCoHandler',
  'unknownHandler',
  'nothingToCorrect',
  'answersMissing',
  'answersTooMany',
  'limitMissing',
  'tooLong',
  'sameUrgency',
  'unknownRules',
  'suggestsItself',
  'minutesMissing',
  'notSure',
  'worksAlready',
  'notBelow',
  'outsideDuty',
  'levelLower',
  'notAhead',
  'intoItself',
  'evidenceMissing',
  'unknownEvidence',
  'occursLater',
  'transferMissing',
  'sameConfidentiality',
  'unknownArticle',
  'articleExpired',
  'notEnterprise',
] as const;
type AboutTheCommand = (typeof aboutTheCommand)[number];
type AboutTheState =
  | 'moved'
  | 'stale'
  | 'notOffered'
  | 'notYours'
  | 'coHandlersOpen'
  | 'alreadyReplied'
  | 'notYourTurn'
  | 'sameUnitCalls'
  | 'alreadyAsked'
  | 'notAsked'
  | 'tooLate'
  | 'tooOften'
  | 'teamLeadRules'
  | 'pausesUsedUp'
  | 'suspended'
  | 'notSuspended'
  | 'sameRules'
  | 'bound'
  | 'tooLateToReturn'
  | 'ownDispatch'
  | 'tasksOpen'
  | 'nothingToReview'
  | 'nothingToAnswer'
  | 'hasFollowers'
  | 'tooLateToReopen'
  | 'neverDispatched'
  | 'notUpheld'
  | 'alreadySigned'
  | 'signedByYou'
  | 'nothingToAppeal'
  | 'notContacted'
  | 'alreadyRated';
export type RefusalCode = Barred | AboutTheCommand | AboutTheState;

export const isAboutTheCommand = ({ refusal }: Pick<Refusal, 'refusal'>): boolean =>
  (aboutTheCommand as readonly RefusalCode[]).includes(refusal);

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
  book: CalendarBook;
  policy: Policy;
}

/** The versions of the rules that a case runs under. A version that the world lacks is a fault of the store, not of the command. */
export function rulesOf(world: World, { calendar, policy }: RuleVersions): Rules {
  const found = { book: world.calendars.get(calendar), policy: world.policies.get(policy) };
  if (!found.book || !found.policy) throw new Error(`rules ${String(calendar)}/${String(policy)} are not loaded`);
  return { book: found.book, policy: found.policy };
}

export type Ruled = Pick<Case, 'rules' | 'profile'> & { urgency: Urgency };

/** The rule of one clock of a case, by its own versions. */
export const clockRule = (kase: Ruled, world: World, name: RuleName): ClockRule =>
  ruleOf(rulesOf(world, kase.rules).policy, kase.profile, kase.urgency, name);

interface StartOptions {
  limit?: LimitAmount | undefined;
  notAfter?: Instant;
  /** Who works against it, and so whose calendar counts; the centre when absent. */
  unitId?: string | undefined;
}

/** The change that starts a clock of the case now, by its own versions of the rules; `limit` overrides the rule's. */
export function start(
  kase: Ruled,
  moment: Moment,
  clock: ClockName,
  name: RuleName,
  { limit, notAfter, unitId = 'centre' }: StartOptions = {},
): Extract<ClockChange, { do: 'start' }> {
  const { book, policy } = rulesOf(moment.world, kase.rules);
  const rule = ruleOf(policy, kase.profile, kase.urgency, name);
  const setting: Setting = {
    ...{ rule: name, area: moment.world.units.get(unitId)?.divisionCode ?? '', startedAt: moment.at },
    limit: limit ?? rule.limit,
    ...(limit && { given: true as const }),
    ...(notAfter !== undefined && { notAfter }),
  };
  return { do: 'start', clock, ...setting, ...reckon(book, policy, rule, setting) };
}

const sameRung = (a: Clock['rungs'][number], b: Clock['rungs'][number]): boolean =>
  a.offset.amount === b.offset.amount && a.offset.unit === b.offset.unit && a.acts.join() === b.acts.join();

/**
 * The change that sets a clock anew: its due instant moves, its ladder is armed again. A rung that has struck strikes again
 * only when its instant now lies ahead; one that has not and now lies behind strikes at once.
 */
export function moved(
  kase: Ruled & Pick<Case, 'clocks'>,
  moment: Moment,
  name: ClockName,
  patch: Partial<Setting> = {},
): Extract<ClockChange, { do: 'move' }>[] {
  const old = kase.clocks[name];
  if (!old) return [];
  const { rule, area, startedAt, limit, given, notAfter, extensions, pauses } = { ...old, ...patch };
  const setting: Setting = {
    ...{ rule, area, startedAt, limit },
    ...(given && { given }),
    ...(notAfter !== undefined && { notAfter }),
    ...(extensions && { extensions }),
    ...(pauses && { pauses }),
  };
  const { book, policy } = rulesOf(moment.world, kase.rules);
  const next = reckon(book, policy, ruleOf(policy, kase.profile, kase.urgency, rule), setting);
  const struck = old.rungs.slice(0, old.struck);
  const done = next.rungs.filter((rung) => rung.at <= moment.at && struck.some((one) => sameRung(one, rung)));
  const rungs = [...done, ...next.rungs.filter((rung) => !done.includes(rung))];
  return [{ do: 'move', clock: name, was: old.dueAt, struck: done.length, ...setting, ...next, rungs }];
}

/** The change that ends the pause of a clock at `to`, now unless told: its due instant moves by what the pause took. */
export function goOn(kase: Case, moment: Moment, name: ClockName, to: Instant = moment.at): ClockChange[] {
  const clock = kase.clocks[name];
  if (!clock?.paused) return [];
  // reckoned at that instant, so that an engine that was away arms the same rungs as one that was awake
  return moved(kase, { ...moment, at: to }, name, { pauses: [...(clock.pauses ?? []), { ...clock.paused, to }] });
}

/** The units that a fact relieves of the case: lead and co-handlers without those that stay. */
export function relieved({ leadUnitId, coHandlers }: Case, ...stay: readonly string[]): { relieved?: string[] } {
  const units = [leadUnitId, ...coHandlers.map((co) => co.unitId)].flatMap((id) => id ?? []);
  const left = units.filter((id) => !stay.includes(id));
  return left.length > 0 ? { relieved: left } : {};
}

export const stop = (...clocks: ClockName[]): ClockChange[] => clocks.map((clock) => ({ do: 'stop', clock }));
export const resume = (clock: ClockName): ClockChange => ({ do: 'resume', clock });
