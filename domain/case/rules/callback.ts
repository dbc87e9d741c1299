import { dayOf, toMs, type Instant } from '../../calendar.ts';
import type { Actor } from '../../people.ts';
import { callableFrom, type Policy } from '../../policy.ts';
import type { Case, Heard } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, relieved, rulesOf, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';
import { supervised } from './supervision.ts';

type Recorded = CommandOf<'recordCallback'>;

/** Never somebody of the unit that handled the case (domain 4). */
export const mayCall = (kase: Case, actor: Actor): Refusal | undefined =>
  actor.unitId === kase.leadUnitId ? refuse('sameUnitCalls') : undefined;

/** The agent records what the call brought: the citizen's word, or a try that reached nobody. */
export function recordCallback(kase: Case, command: Recorded, moment: Moment): Verdict {
  return command.outcome === 'reached' ? hear(kase, command, moment) : miss(kase, command.outcome, moment);
}

/** What follows from the citizen's word: closed, or judged when it was not solved or not satisfying. */
const after = (kase: Case, solved: boolean, satisfaction: Heard['satisfaction'], moment: Moment): News =>
  solved && !Object.values(satisfaction).includes('dissatisfied')
    ? { type: 'closed', how: 'satisfied' }
    : { type: 'disputed', clocks: [...stop('callback'), start(kase, moment, 'adjudication', 'adjudication')] };

/** The citizen's own rating by link or portal: after an answer on the spot it is kept, at callback it is his word. */
export function rate(kase: Case, { solved, satisfaction }: CommandOf<'rate'>, moment: Moment): Verdict {
  if (kase.rated) return refuse('alreadyRated');
  const rated: News = { type: 'rated', solved, satisfaction };
  return kase.status === 'callback' ? [rated, after(kase, solved, satisfaction, moment)] : [rated];
}

function hear(kase: Case, { solved, contactedFirst, satisfaction }: Recorded, moment: Moment): Verdict {
  if (solved === undefined) return refuse('answersMissing', 'solved');
  if (satisfaction === undefined) return refuse('answersMissing', 'satisfaction');
  const heard: News = {
    type: 'citizenHeard',
    solved,
    satisfaction,
    ...(contactedFirst !== undefined && { contactedFirst }),
  };
  return [heard, after(kase, solved, satisfaction, moment)];
}

const daysOf = (instants: readonly Instant[]): Set<number> => new Set(instants.map((at) => dayOf(toMs(at))));

/** When the next try may be: later the same day after the first, another day once a day has had two (domain 2.2 row 21). */
function nextTry(tries: readonly Instant[], at: Instant, policy: Policy): Instant {
  const today = tries.filter((t) => dayOf(toMs(t)) === dayOf(toMs(at))).length;
  const later = new Date(toMs(at) + 3 * 3_600_000).toISOString();
  return today >= 2 || dayOf(toMs(later)) !== dayOf(toMs(at))
    ? callableFrom(policy, at, 1)
    : callableFrom(policy, later);
}

function miss(kase: Case, outcome: Exclude<Recorded['outcome'], 'reached'>, moment: Moment): Verdict {
  const { policy } = rulesOf(moment.world, kase.rules);
  const tries = [...kase.tries.map((t) => t.at), moment.at];
  const nth = tries.length;
  if (outcome === 'refused')
    return [
      { type: 'callbackTried', outcome, nth },
      { type: 'closed', how: 'refusedCall' },
    ];
  if (kase.clocks.callback?.rule === 'rating') return [{ type: 'callbackTried', outcome, nth }]; // asked in writing already
  if (nth < policy.callback.tries || daysOf(tries).size < policy.callback.onDays)
    return [{ type: 'callbackTried', outcome, nth, callFrom: nextTry(tries, moment.at, policy) }];
  return [
    { type: 'callbackTried', outcome, nth },
    { type: 'ratingInvited', clocks: [start(kase, moment, 'callback', 'rating')] },
  ];
}

/** The third redo of one case makes it a hard one: supervision level 3 (巴彦淖尔). */
const hardAfterRedos = 3;

/** The four ways with a dissatisfied citizen: do it again, stand by the reply, give time, hand to another (锡林郭勒). */
export function adjudicate(kase: Case, { ruling, limit }: CommandOf<'adjudicate'>, moment: Moment): Verdict {
  const over = stop('adjudication');
  // what another platform has answered has no unit here that could do it again
  if (kase.leadUnitId === undefined && (ruling === 'redo' || ruling === 'extend'))
    return refuse('neverDispatched', 'ruling');
  switch (ruling) {
    case 'redo': {
      const clocks = [...over, start(kase, moment, 'handle', 'redo', { unitId: kase.leadUnitId })];
      const redo: News = { type: 'redoOrdered', round: kase.round + 1, clocks };
      // domain 2.4: a second dissatisfied citizen is supervised in writing
      const level = kase.round < hardAfterRedos ? (kase.round > 1 ? 2 : 0) : 3;
      return level > kase.supervisionLevel ? [redo, supervised(kase, level, true)] : [redo];
    }
    case 'uphold':
      return [{ type: 'closed', how: 'upheld' }];
    case 'extend':
      if (!limit) return refuse('limitMissing', 'limit');
      return [
        {
          type: 'timeGranted',
          limit,
          clocks: [...over, start(kase, moment, 'handle', 'redo', { limit, unitId: kase.leadUnitId })],
        },
      ];
    case 'handOver':
      return [
        { type: 'handedOver', ...relieved(kase), clocks: [...over, start(kase, moment, 'dispatch', 'dispatch')] },
      ];
  }
}
