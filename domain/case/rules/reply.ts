import type { Actor } from '../../people.ts';
import { callableFrom } from '../../policy.ts';
import { codeOf } from '../../text.ts';
import type { Case } from '../case.ts';
import type { ClockChange, ClockName } from '../clocks.ts';
import { SendBackReason } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, resume, rulesOf, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';
import { supervised } from './supervision.ts';
import { openTasks } from './tasks.ts';

/** A note of a contact with the citizen, reached or not. */
export const logContact = (command: CommandOf<'logContact'>): Verdict => [
  { type: 'contacted', reached: command.reached },
];

/** No reply while the clock is held. */
export const mayReply = (kase: Case): Refusal | undefined =>
  kase.clocks.handle?.paused ? refuse('suspended') : undefined;

// 北京 Art. 14: the others reply to the first unit in time
const unanswered = (kase: Case, { despite }: CommandOf<'reply'>): Refusal | undefined =>
  openTasks(kase).length > 0 && despite === undefined ? refuse('coHandlersOpen', 'despite') : undefined;

/** The files that a reply names must be the case's; some categories ask for one where a matter is solved (domain 2.5). */
function unproved(kase: Case, command: CommandOf<'reply'>, { world, attached }: Moment): Refusal | undefined {
  const { result, evidence = [], noEvidence } = command;
  if (attached && !evidence.every((id) => attached.has(id))) return refuse('unknownEvidence', 'evidence');
  const isAsked = result === 'solved' && world.categories.get(kase.categoryId)?.needsEvidence === true;
  return isAsked && evidence.length === 0 && noEvidence === undefined
    ? refuse('evidenceMissing', 'evidence')
    : undefined;
}

/** What a reply says, and the clocks that stop with it. A head who replies himself needs no approval of his own. */
export function replied(
  kase: Case,
  { result, contacted, substantiated, evidence = [] }: CommandOf<'reply'>,
  { at, actor }: Pick<Moment, 'at' | 'actor'>,
): News<'replied'> & { clocks: readonly ClockChange[] } {
  const late = at >= (kase.clocks.handle?.dueAt ?? at);
  const released = openTasks(kase).map((co) => co.unitId);
  return {
    ...{ type: 'replied', result, contacted, late },
    ...(substantiated !== undefined && { substantiated }),
    ...(evidence.length > 0 && { evidence }),
    ...(released.length > 0 && { released, relieved: released }),
    stage: actor.roles.includes('unitHead') ? 'centre' : 'unitHead',
    clocks: stop('handle', 'sign', ...released.map((id): ClockName => `co:${id}`)),
  };
}

/** The lead unit replies; the handling clock stops here, and that of the review begins. */
export function reply(kase: Case, command: CommandOf<'reply'>, moment: Moment): Verdict {
  const lack = unanswered(kase, command) ?? unproved(kase, command, moment);
  if (lack) return lack;
  const news = replied(kase, command, moment);
  return [{ ...news, clocks: [...news.clocks, start(kase, moment, 'review', 'review', { unitId: kase.leadUnitId })] }];
}

/** First the unit's head has the say on a reply, then the centre's reviewer. */
export const isTheirTurn = (kase: Case, actor: Actor): Refusal | undefined =>
  actor.roles.includes(kase.reply?.stage === 'unitHead' ? 'unitHead' : 'reviewer') ? undefined : refuse('notYourTurn');

/** How an answer goes on to the citizen: a call, a message where that is enough, or the end when nobody can or wants to be asked. */
export function asking(type: 'replyPassed' | 'upperAnswered', kase: Case, moment: Moment): News[] {
  const { policy } = rulesOf(moment.world, kase.rules);
  const callFrom = callableFrom(policy, moment.at);
  const passed = (...clocks: ClockChange[]): News => ({ type, callFrom, clocks: [...stop('review'), ...clocks] });
  if (!kase.reachable) return [passed(), { type: 'closed', how: 'noCaller' }];
  if (kase.noCallback) return [passed(), { type: 'closed', how: 'notWanted' }];
  if (policy.callback.smsFirst.includes(kase.caseType))
    return [passed(), { type: 'ratingInvited', clocks: [start(kase, moment, 'callback', 'rating')] }];
  return [passed(start(kase, moment, 'callback', 'callback'))];
}

/** The head endorses; the centre passes what was said after speaking with the citizen (domain 2.5). */
export function approveReply(kase: Case, moment: Moment): Verdict {
  if (kase.reply?.stage === 'unitHead') return [{ type: 'replyEndorsed' }];
  const spoke = kase.reply?.contacted === true || kase.contactedAt !== undefined;
  return kase.reachable && !kase.noCallback && !spoke ? refuse('notContacted') : asking('replyPassed', kase, moment);
}

/** Back to the unit with quality reasons (济南 Art. 27); its handling clock runs on to the same due instant. A false reply is supervised (domain 2.4). */
export function sendBackReply(kase: Case, command: CommandOf<'sendBackReply'>): Verdict {
  const reasons = command.reasons.map((reason) => codeOf(SendBackReason, reason));
  const stage = kase.reply?.stage === 'unitHead' ? 'unitHead' : 'centre';
  const isFalse = reasons.includes('falseReply') && kase.supervisionLevel < 2;
  return [
    { type: 'replySentBack', reasons, stage, clocks: [...stop('review'), resume('handle')] },
    ...(isFalse ? [supervised(kase, 2, true)] : []),
  ];
}
