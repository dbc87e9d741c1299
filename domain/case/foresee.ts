import type { Case } from './case.ts';
import type { Command, CommandOf, OfferedCommand } from './commands.ts';
import { by, closedTo, sealed } from './decide.ts';
import { evolve } from './evolve.ts';
import { isRefusal, type Moment, type Verdict } from './moment.ts';
import { addNote } from './rules/ending.ts';
import * as sending from './rules/dispatch.ts';
import * as replying from './rules/reply.ts';
import { submitCoReply } from './rules/tasks.ts';

type Said = Pick<Moment, 'at' | 'actor'>;

/** What happens by the commands of a unit's work, as far as no calendar and no limit is needed to say it. */
const tellings: { [T in OfferedCommand]?: (kase: Case, command: CommandOf<T>, said: Said) => Verdict } = {
  sign: () => sending.sign(),
  logContact: (_, command) => replying.logContact(command),
  addNote: () => addNote(),
  submitCoReply: (_, __, said) => submitCoReply(said),
  reply: (kase, command, said) => [replying.replied(kase, command, said)],
  approveReply: (kase) => (kase.reply?.stage === 'unitHead' ? [{ type: 'replyEndorsed' }] : { refusal: 'notOffered' }),
};

/**
 * The case as it will stand when a command that was given without network is taken: status and what may be done next as the
 * ledger will have them, but no clock that only then begins. Undefined when the command is barred, or of a kind whose outcome
 * takes the rules in force to tell.
 */
export function foresee(kase: Case, command: Command, said: Said): Case | undefined {
  const telling = tellings[command.type] as ((kase: Case, command: Command, said: Said) => Verdict) | undefined;
  if (!telling || closedTo(command.type, kase, said.actor)) return undefined;
  const news = telling(kase, command, said);
  if (isRefusal(news)) return undefined;
  return sealed(news, said.at, by(said.actor, command.type)).reduce<Case>((then, fact) => evolve(then, fact), kase);
}
