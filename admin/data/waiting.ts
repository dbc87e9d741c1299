import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import type { Problem } from './http.ts';
import type { FactRow } from './types.ts';

/** A command that was pressed while the network was gone; it waits on the device and is sent once. */
export interface Waiting {
  person: string;
  caseId: string;
  /** The number of the case, to name it by. */
  number: string;
  command: CommandInput & { type: OfferedCommand };
  commandId: string;
  /** When it was pressed, by the server's clock. */
  at?: string | undefined;
  /** The facts that the person had seen, those of what waits before it not among them. */
  expectedSeq?: number | undefined;
  /** Why the server did not take it, or why it was not sent; it is sent no more, and stays until the person has seen that. */
  problem?: Problem;
}

const several: readonly OfferedCommand[] = ['logContact', 'addNote'];
/** Whether one may give the command again before the first is sent; of every other the last word counts. */
export const isRepeatable = (type: OfferedCommand): boolean => several.includes(type);

const isOfCase = (one: Waiting, { person, caseId }: Waiting): boolean => one.person === person && one.caseId === caseId;

/** What waits after one more was pressed: the same click once, and a new word instead of the one before where the command is given once. */
export function withOne(now: readonly Waiting[], kept: Waiting): readonly Waiting[] {
  const { command, commandId } = kept;
  const isReplaced = (one: Waiting) =>
    one.commandId === commandId ||
    (!isRepeatable(command.type) && isOfCase(one, kept) && one.command.type === command.type);
  return [...now.filter((one) => !isReplaced(one)), kept];
}

/** What waits once the facts that a command had seen are known to reach up to `seq`: what was pressed on the same screen has seen them too. */
export const movedTo = (now: readonly Waiting[], sent: Waiting, seq: number): readonly Waiting[] =>
  now.map((one) =>
    isOfCase(one, sent) && one.expectedSeq !== undefined && one.expectedSeq === sent.expectedSeq
      ? { ...one, expectedSeq: seq }
      : one,
  );

/** What waits after the server has taken one: what was pressed after it has seen no fact but those of this command. */
export const afterTaken = (now: readonly Waiting[], sent: Waiting, seq: number): readonly Waiting[] =>
  movedTo(
    now.filter(({ commandId }) => commandId !== sent.commandId),
    sent,
    seq,
  );

/** Up to which fact the case has come when nobody but the clock has touched it since: a warning that struck is no reason to ask a person again. */
export function movedByClock(
  { expectedSeq }: Waiting,
  facts: readonly Pick<FactRow, 'seq' | 'type' | 'by'>[],
): number | undefined {
  const since = facts.filter(({ seq }) => expectedSeq !== undefined && seq > expectedSeq);
  const byClock = since.every(({ type, by }) => by.role === 'clock' && (type === 'struck' || type === 'supervised'));
  return byClock ? since.at(-1)?.seq : undefined;
}

/** Nothing is sent that rests on a step that failed. */
const notSent: Problem = { status: 409, code: 'stepBefore', title: 'the step before it was refused' };

/** What waits after the server has refused one: of the same case nothing that was pressed after it is sent. */
export function afterRefused(now: readonly Waiting[], sent: Waiting, problem: Problem): readonly Waiting[] {
  const nth = now.findIndex(({ commandId }) => commandId === sent.commandId);
  return now.map((one, i) => {
    if (i === nth) return { ...one, problem };
    return i > nth && isOfCase(one, sent) && !one.problem ? { ...one, problem: notSent } : one;
  });
}
