import type { Actor } from '../people.ts';
import { theClock } from '../people.ts';
import type { Case } from './case.ts';
import { nextStrike } from './clocks.ts';
import type { Command, CommandOf, OfferedCommand } from './commands.ts';
import { offeredCommands } from './commands.ts';
import { isEnded } from './codes.ts';
import { evolve } from './evolve.ts';
import type { By, Fact, News } from './facts.ts';
import { actingRole, barred, type CommandType } from './machine.ts';
import { isRefusal, type Moment, type Refusal, type Verdict } from './moment.ts';
import * as callback from './rules/callback.ts';
import * as change from './rules/change.ts';
import * as sending from './rules/dispatch.ts';
import * as elsewhere from './rules/elsewhere.ts';
import * as ending from './rules/ending.ts';
import * as extension from './rules/extension.ts';
import * as information from './rules/information.ts';
import * as intake from './rules/intake.ts';
import * as objection from './rules/objection.ts';
import * as pending from './rules/pending.ts';
import * as replying from './rules/reply.ts';
import * as supervision from './rules/supervision.ts';
import * as tasks from './rules/tasks.ts';

export type Decision = { facts: readonly Fact[] } | Refusal;

/** What the tables can't say, as far as it can be known before the command is written: also hides buttons. */
const guards: Partial<Record<CommandType, (kase: Case, actor: Actor) => Refusal | undefined>> = {
  correct: intake.mayCorrect,
  submitCoReply: tasks.mayCoReply,
  reviewCoReply: tasks.mayReviewCoReply,
  returnCase: objection.mayReturn,
  answerSupervision: supervision.mayAnswerSupervision,
  exclude: ending.mayExclude,
  appeal: ending.mayAppeal,
  ruleOnAppeal: ending.mayRuleOnAppeal,
  reply: replying.mayReply,
  approveReply: replying.isTheirTurn,
  sendBackReply: replying.isTheirTurn,
  park: replying.isTheirTurn,
  terminate: replying.isTheirTurn,
  recordCallback: callback.mayCall,
  askInfo: information.mayAsk,
  suspend: information.maySuspend,
  lift: information.mayLift,
  requestExtension: extension.mayRequest,
  ruleOnExtension: extension.mayRule,
};

type Ruling<T extends OfferedCommand> = (kase: Case, command: CommandOf<T>, moment: Moment) => Verdict;

/** The rule of every command that is asked of a case. */
const rules: { [T in Exclude<OfferedCommand, 'register'>]: Ruling<T> } = {
  correct: intake.correct,
  setConfidential: intake.setConfidential,
  dispatch: sending.dispatch,
  recall: (kase, _, moment) => sending.recall(kase, moment),
  sign: sending.sign,
  assignHandler: sending.assignHandler,
  confer: objection.confer,
  returnCase: objection.returnCase,
  ruleOnReturn: objection.ruleOnReturn,
  merge: elsewhere.merge,
  unmerge: (kase, _, moment) => elsewhere.unmerge(kase, moment),
  join: elsewhere.join,
  part: elsewhere.part,
  masterEnded: (_, command) => elsewhere.masterEnded(command),
  sendUp: elsewhere.sendUp,
  comeBack: elsewhere.comeBack,
  sendDown: tasks.sendDown,
  submitCoReply: (_, __, moment) => tasks.submitCoReply(moment),
  reviewCoReply: tasks.reviewCoReply,
  logContact: (_, command) => replying.logContact(command),
  reply: replying.reply,
  approveReply: (kase, _, moment) => replying.approveReply(kase, moment),
  sendBackReply: replying.sendBackReply,
  askInfo: (kase, _, moment) => information.askInfo(kase, moment),
  supplyInfo: (kase, _, moment) => information.supplyInfo(kase, moment),
  suspend: information.suspend,
  lift: (kase, _, moment) => information.lifted(kase, moment),
  requestExtension: extension.requestExtension,
  ruleOnExtension: extension.ruleOnExtension,
  setUrgency: change.setUrgency,
  adoptRules: change.adoptRules,
  recordCallback: callback.recordCallback,
  rate: callback.rate,
  adjudicate: callback.adjudicate,
  park: pending.park,
  resume: (kase, _, moment) => pending.resumed(kase, moment),
  terminate: (_, command) => pending.terminate(command),
  withdraw: ending.withdraw,
  reopen: (kase, _, moment) => ending.reopen(kase, moment),
  exclude: ending.exclude,
  appeal: ending.appeal,
  ruleOnAppeal: ending.ruleOnAppeal,
  urge: ending.urge,
  addNote: ending.addNote,
  supervise: supervision.supervise,
  answerSupervision: supervision.answerSupervision,
  instruct: supervision.instruct,
  strike: supervision.strike,
};

const rule = (kase: Case, command: Exclude<Command, { type: 'register' }>, moment: Moment): Verdict =>
  (rules[command.type] as Ruling<OfferedCommand>)(kase, command, moment);

/** Who acts, as a fact says it. */
export const by = (actor: Actor, type: CommandType): By => ({
  id: actor.id,
  role: actingRole(type, actor),
  unitId: actor.unitId,
});

/** News as facts: when, and by whom. */
export const sealed = (news: readonly News[], at: string, who: By): Fact[] => news.map((n) => ({ ...n, at, by: who }));

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
