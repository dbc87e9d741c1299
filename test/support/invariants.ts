import { calendarAt, type Instant } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case/case.ts';
import {
  comingStrikes,
  isAlive,
  isRunning,
  running,
  type ClockName,
  type PlainClock,
} from '../../domain/case/clocks.ts';
import { isEnded, statuses, type Status } from '../../domain/case/codes.ts';
import { effectsOf } from '../../domain/case/effects.ts';
import { evolve } from '../../domain/case/evolve.ts';
import type { Fact } from '../../domain/case/facts.ts';
import { clockRule, rulesOf } from '../../domain/case/moment.ts';
import { openTasks } from '../../domain/case/rules/tasks.ts';
import { measure } from '../../domain/limits.ts';
import type { World } from '../../domain/world.ts';

/** The clocks that must run, and those that may beside the supervision's, by status. */
const clocksOf: Partial<Record<Status, { must: readonly PlainClock[]; may?: readonly (PlainClock | 'co')[] }>> = {
  triage: { must: ['dispatch'] },
  needInfo: { must: ['info'], may: ['co'] },
  conferring: { must: ['conference'], may: ['dispatch', 'handle', 'suspension', 'co'] },
  dispatched: { must: ['sign', 'handle'], may: ['co'] },
  returnReview: { must: ['returnRuling'], may: ['handle', 'suspension', 'co'] },
  handling: { must: [], may: ['handle', 'suspension', 'co'] },
  replyReview: { must: ['review'] },
  callback: { must: ['callback'] },
  adjudication: { must: ['adjudication'] },
  longPending: { must: ['pending'] },
  sentUp: { must: [] },
};
const withLead: readonly Status[] = ['dispatched', 'handling', 'replyReview', 'returnReview', 'longPending'];
const withoutLead: readonly Status[] = ['triage', 'sentUp', 'merged', 'answered', 'redirected', 'invalid'];
const answered: readonly Status[] = ['replyReview', 'callback', 'adjudication', 'longPending', 'closed'];

type Check = (kase: Case, before: Case | null, world: World, facts: readonly Fact[]) => unknown;

const mayRun = (kase: Case, name: ClockName): boolean => {
  const { must = [], may = [] } = clocksOf[kase.status] ?? {};
  return name === 'supervision' || [...must, ...may].some((one) => one === name || name.startsWith(`${one}:`));
};

/** How long questions to the citizen have held a clock, against what its rule allows. */
function overCap(kase: Case, world: World): string[] {
  const { book, policy } = rulesOf(world, kase.rules);
  return (Object.keys(kase.clocks) as ClockName[]).filter((name) => {
    const clock = kase.clocks[name];
    const cap = clock && clockRule(kase, world, clock.rule).pauses;
    if (!cap) return false;
    const asked = (clock.pauses ?? []).filter((pause) => pause.why === 'info');
    const calendar = calendarAt(book, clock.area);
    const lasted = asked.map(({ from, to }) => measure(calendar, from, to, cap.most.unit, policy.counting));
    return asked.length > cap.times || lasted.reduce((sum, one) => sum + one, 0) > cap.most.amount;
  });
}

/** Whether a suspension held the handling longer than its own limit. */
const overSuspended = ({ clocks: { handle, suspension } }: Case): boolean =>
  handle?.pauses?.some(
    ({ why, from, to }) => why !== 'info' && from === suspension?.startedAt && to > suspension.dueAt,
  ) === true;

const checks: Record<string, Check> = {
  'a status of the sixteen': (kase) => !statuses.includes(kase.status),
  'one lead while a unit works': (kase) => withLead.includes(kase.status) && kase.leadUnitId === undefined,
  'no lead while nobody has it': (kase) => withoutLead.includes(kase.status) && kase.leadUnitId !== undefined,
  'the lead helps nobody, and nobody helps twice': ({ leadUnitId, coHandlers }) => {
    const ids = [leadUnitId, ...coHandlers.map((co) => co.unitId)];
    return new Set(ids).size < ids.length;
  },
  'ended means an end': (kase) => isEnded(kase.status) !== (kase.endedAt !== undefined),
  'no clock lives in an ended case': (kase) =>
    isEnded(kase.status) && Object.values(kase.clocks).filter((clock) => isAlive(clock)).length,
  'every status runs its clock': (kase) => clocksOf[kase.status]?.must.filter((name) => !isRunning(kase.clocks[name])),
  'no clock of another status runs': (kase) => running(kase.clocks).filter((name) => !mayRun(kase, name)),
  'handling runs or is held': (kase) => kase.status === 'handling' && !isAlive(kase.clocks.handle),
  'what is held has what ends it': ({ clocks }) =>
    isAlive(clocks.handle) && clocks.handle.paused && !isRunning(clocks.info) && !isRunning(clocks.suspension),
  // what the command itself set anew may strike at once, by the next command or the engine
  'nothing due is left': (kase, _, __, facts) => {
    const touched = facts.flatMap((fact) => (fact.clocks ?? []).map((change) => change.clock));
    const due = comingStrikes(kase.clocks).filter(({ at, clock }) => at <= lastAt(facts) && !touched.includes(clock));
    return !isEnded(kase.status) && due;
  },
  'the citizen’s clock begins at registration': (kase, before) =>
    before !== null && (kase.registeredAt !== before.registeredAt || kase.number !== before.number),
  'questions stay within their caps': (kase, _, world) => overCap(kase, world),
  'suspensions stay within their limits': (kase) => overSuspended(kase),
  'a task ends no later than what it stands in': ({ clocks, coHandlers, leadUnitId, status }) =>
    status !== 'conferring' &&
    coHandlers.filter(({ unitId, under = leadUnitId }) => {
      const above = clocks[under === leadUnitId ? 'handle' : (`co:${under ?? ''}` as const)];
      const own = clocks[`co:${unitId}`];
      return isRunning(own) && isRunning(above) && own.dueAt > above.dueAt;
    }),
  'no task is open once the case was answered': (kase) => answered.includes(kase.status) && openTasks(kase).length,
  'two people sign an exclusion, of an upheld closure': ({ exclusion, closedHow }) =>
    exclusion && (exclusion.second?.by === exclusion.by || closedHow !== 'upheld'),
  'letters are counted': ({ letters }) => letters.filter(({ nth }, i) => nth !== i + 1),
  'a supervision that runs waits for an answer': ({ clocks, letters }) =>
    isRunning(clocks.supervision) && letters.every((letter) => letter.answeredAt !== undefined),
  'followers and masters': (kase) => (kase.status === 'merged') !== (kase.mergedInto !== undefined),
};

const lastAt = (facts: readonly Fact[]): Instant => facts.at(-1)?.at ?? '';

const isBroken = (found: unknown): boolean =>
  Array.isArray(found) ? found.length > 0 : found !== undefined && found !== false && found !== 0;

/** A fact and the case after it. */
export interface Stage {
  fact: Fact;
  kase: Case;
}

/** The case after each of these facts. */
export function stagesOf(before: Case | null, facts: readonly Fact[], id: string): Stage[] {
  let kase = before;
  return facts.map((fact) => ({ fact, kase: (kase = evolve(kase, fact, id)) }));
}

/** What the new facts say wrongly: words of a person, or the same notice twice. */
function wrongIn(stages: readonly Stage[]): string[] {
  return stages.flatMap(({ fact, kase }) => {
    const { words: _, clocks: __, ...said } = fact;
    const owed = effectsOf(kase, fact).map(({ template, to }) => `${template} → ${to}`);
    return [
      ...(/[᠀-᢯㐀-鿿]/u.test(JSON.stringify(said)) ? [`words in ${fact.type}`] : []),
      ...(new Set(owed).size < owed.length ? [`${fact.type} owes twice: ${owed.join(', ')}`] : []),
    ];
  });
}

/** Everything that must hold of a case after a command that made these facts; empty when all of it does. */
export function broken(before: Case | null, stages: readonly Stage[], world: World): string[] {
  const kase = stages.at(-1)?.kase ?? before;
  if (!kase) return [];
  const facts = stages.map(({ fact }) => fact);
  const found = Object.entries(checks).flatMap(([name, check]) => {
    const wrong = check(kase, before, world, facts);
    return isBroken(wrong) ? [`${name}: ${JSON.stringify(wrong)}`] : [];
  });
  const counted = kase.seq === (before?.seq ?? 0) + facts.length ? [] : ['seq does not count facts'];
  return [...found, ...counted, ...wrongIn(stages)];
}
