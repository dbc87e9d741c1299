import type { Actor } from '../../people.ts';
import { callableFrom } from '../../policy.ts';
import { codeOf } from '../../text.ts';
import type { Case } from '../case.ts';
import { SendBackReason } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import { refuse, resume, rulesOf, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';

/** A note of a contact with the citizen, reached or not. */
export const logContact = (command: CommandOf<'logContact'>): Verdict => [
  { type: 'contacted', reached: command.reached },
];

/** A co-handler answers the lead once. */
export const mayCoReply = (kase: Case, actor: Actor): Refusal | undefined =>
  kase.coHandlers.find((co) => co.unitId === actor.unitId)?.repliedAt ? refuse('alreadyReplied') : undefined;

export const submitCoReply = (moment: Moment): Verdict => [
  { type: 'coReplied', unitId: moment.actor.unitId, clocks: stop(`co:${moment.actor.unitId}`) },
];

/** The lead cannot finish before its co-handlers (北京 Art. 14: the others reply to the first unit in time). */
export const mayReply = (kase: Case): Refusal | undefined =>
  kase.clocks.handle?.paused
    ? refuse('suspended')
    : kase.coHandlers.every((co) => co.repliedAt)
      ? undefined
      : refuse('coHandlersOpen');

/** The lead unit replies; the handling clock stops here. A head who replies himself needs no approval of his own. */
export function reply(kase: Case, command: CommandOf<'reply'>, moment: Moment): Verdict {
  const { result, contacted, substantiated } = command;
  const late = moment.at >= (kase.clocks.handle?.dueAt ?? moment.at);
  return [
    {
      type: 'replied',
      result,
      contacted,
      late,
      ...(substantiated !== undefined && { substantiated }),
      stage: moment.actor.roles.includes('unitHead') ? 'centre' : 'unitHead',
      clocks: [...stop('handle', 'sign'), start(kase, moment, 'review', 'review')],
    },
  ];
}

/** First the unit's head has the say on a reply, then the centre's reviewer. */
export const isTheirTurn = (kase: Case, actor: Actor): Refusal | undefined =>
  actor.roles.includes(kase.reply?.stage === 'unitHead' ? 'unitHead' : 'reviewer') ? undefined : refuse('notYourTurn');

/** The head endorses, the centre passes. A passed reply goes to callback, or ends the case when nobody can be called. */
export function approveReply(kase: Case, moment: Moment): Verdict {
  if (kase.reply?.stage === 'unitHead') return [{ type: 'replyEndorsed' }];
  const callFrom = callableFrom(rulesOf(moment.world, kase.rules).policy, moment.at);
  if (!kase.reachable)
    return [
      { type: 'replyPassed', callFrom, clocks: stop('review') },
      { type: 'closed', how: 'noCaller' },
    ];
  return [{ type: 'replyPassed', callFrom, clocks: [...stop('review'), start(kase, moment, 'callback', 'callback')] }];
}

/** Back to the unit with quality reasons (济南 Art. 27); its handling clock runs on to the same due instant. */
export const sendBackReply = (kase: Case, { reasons }: CommandOf<'sendBackReply'>): Verdict => [
  {
    type: 'replySentBack',
    reasons: reasons.map((reason) => codeOf(SendBackReason, reason)),
    stage: kase.reply?.stage === 'unitHead' ? 'unitHead' : 'centre',
    clocks: [...stop('review'), resume('handle')],
  },
];
