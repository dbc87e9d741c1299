import type { Actor } from '../people.ts';
import { theClock } from '../people.ts';
import type { Case } from './case.ts';
import { nextStrike } from './clocks.ts';
import type { Command, OfferedCommand } from './commands.ts';
import { offeredCommands } from './commands.ts';
import { isEnded } from './codes.ts';
import { evolve } from './evolve.ts';
import type { By, Fact, News } from './facts.ts';
import { actingRole, barred, type CommandType } from './machine.ts';
import { isRefusal, type Moment, type Refusal, type RefusalCode, type Verdict } from './moment.ts';
import * as callback from './rules/callback.ts';
import * as change from './rules/change.ts';
import * as sending from './rules/dispatch.ts';
import * as ending from './rules/ending.ts';
import * as extension from './rules/extension.ts';
import * as information from './rules/information.ts';
import * as intake from './rules/intake.ts';
import * as replying from './rules/reply.ts';
import * as supervision from './rules/supervision.ts';

export type Decision = { facts: readonly Fact[] } | Refusal;

/** What the tables can't say, as far as it can be known before the command is written: also hides buttons. */
const guards: Partial<Record<CommandType, (kase: Case, actor: Actor) => Refusal | undefined>> = {
  correct: intake.mayCorrect,
  submitCoReply: replying.mayCoReply,
  reply: replying.mayReply,
  approveReply: replying.isTheirTurn,
  sendBackReply: replying.isTheirTurn,
  recordCallback: callback.mayCall,
  askInfo: information.mayAsk,
  suspend: information.maySuspend,
  lift: information.mayLift,
  requestExtension: extension.mayRequest,
  ruleOnExtension: extension.mayRule,
};

function rule(kase: Case, command: Exclude<Command, { type: 'register' }>, moment: Moment): Verdict {
  switch (command.type) {
    case 'correct':
      return intake.correct(kase, command, moment);
    case 'dispatch':
      return sending.dispatch(kase, command, moment);
    case 'sign':
      return sending.sign();
    case 'assignHandler':
      return sending.assignHandler(kase, command, moment);
    case 'logContact':
      return replying.logContact(command);
    case 'addNote':
      return ending.addNote();
    case 'askInfo':
      return information.askInfo(kase, moment);
    case 'supplyInfo':
      return information.supplyInfo(kase, moment);
    case 'suspend':
      return information.suspend(kase, command, moment);
    case 'lift':
      return information.lifted(kase, moment);
    case 'requestExtension':
      return extension.requestExtension(kase, command, moment);
    case 'ruleOnExtension':
      return extension.ruleOnExtension(kase, command, moment);
    case 'setUrgency':
      return change.setUrgency(kase, command, moment);
    case 'adoptRules':
      return change.adoptRules(kase, command, moment);
    case 'submitCoReply':
      return replying.submitCoReply(moment);
    case 'reply':
      return replying.reply(kase, command, moment);
    case 'approveReply':
      return replying.approveReply(kase, moment);
    case 'sendBackReply':
      return replying.sendBackReply(kase, command);
    case 'recordCallback':
      return callback.recordCallback(kase, command, moment);
    case 'adjudicate':
      return callback.adjudicate(kase, command, moment);
    case 'urge':
      return ending.urge();
    case 'withdraw':
      return ending.withdraw();
    case 'strike':
      return supervision.strike(kase, command);
  }
}

const by = (actor: Actor, type: CommandType): By => ({
  id: actor.id,
  role: actingRole(type, actor),
  unitId: actor.unitId,
});

const sealed = (news: readonly News[], at: string, who: By): Fact[] => news.map((n) => ({ ...n, at, by: who }));

/** Why this command is barred now, by the tables and the guards; undefined when it may be tried. */
export function closedTo(type: CommandType, kase: Case | null, actor: Actor): Refusal | undefined {
  const bar = barred(type, kase, actor);
  if (bar) return kase ? { refusal: bar, status: kase.status } : { refusal: bar };
  return kase ? guards[type]?.(kase, actor) : undefined;
}

/** The commands that the actor may try on this case now, in the order of the table. */
export const permitted = (kase: Case, actor: Actor): OfferedCommand[] =>
  offeredCommands.filter((type) => !closedTo(type, kase, actor));

/** The facts of every strike that is due at the instant, in order, and the case after them. */
export function settle(
  kase: Case,
  { at, world }: Pick<Moment, 'at' | 'world'>,
): { facts: readonly Fact[]; kase: Case } {
  const facts: Fact[] = [];
  let now = kase;
  for (;;) {
    const strike = isEnded(now.status) ? undefined : nextStrike(now.clocks);
    if (!strike || strike.at > at) return { facts, kase: now };
    const moment = { at, world, actor: theClock };
    const struck = sealed(supervision.strikeNews(now, strike, moment), at, by(theClock, 'strike'));
    facts.push(...struck);
    now = struck.reduce<Case>((k, fact) => evolve(k, fact), now);
  }
}

/**
 * Decides a command: the facts it makes, or a refusal. Strikes already due at the moment's instant come first, so a reply
 * one millisecond late always finds itself overdue, and one in time always finds the strike gone.
 */
export function decide(kase: Case | null, command: Command, moment: Moment): Decision {
  const who = by(moment.actor, command.type);
  if (!kase || command.type === 'register') {
    if (kase || command.type !== 'register') return { refusal: 'status', ...(kase && { status: kase.status }) };
    const bar = closedTo('register', null, moment.actor);
    const verdict = bar ?? intake.register(command, moment);
    return isRefusal(verdict) ? verdict : { facts: sealed(verdict, moment.at, who) };
  }
  const settled = settle(kase, moment);
  if (command.type === 'strike' && settled.facts.length > 0 && moment.actor.roles.includes('clock'))
    return { facts: settled.facts };
  const bar = closedTo(command.type, settled.kase, moment.actor);
  const verdict = bar ?? rule(settled.kase, command, moment);
  return isRefusal(verdict) ? verdict : { facts: [...settled.facts, ...sealed(verdict, moment.at, who)] };
}

/** Which refusals mean that the command itself is wrong, rather than the state of the case. */
const aboutTheCommand: readonly RefusalCode[] = [
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
];
export const isAboutTheCommand = ({ refusal }: Refusal): boolean => aboutTheCommand.includes(refusal);
