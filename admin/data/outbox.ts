import { useMemo, useSyncExternalStore } from 'react';
import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import { clickAnswered } from '../commands/clicks.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';
import { mayPass, type Problem, problemOf } from './http.ts';
import { dataProvider } from './provider.ts';
import type { CaseView } from './types.ts';

/** A command that was pressed while the network was gone; it waits on the device and is sent once. */
export interface Waiting {
  person: string;
  caseId: string;
  /** The number of the case, to name it by. */
  number: string;
  command: CommandInput & { type: OfferedCommand };
  commandId: string;
  expectedSeq?: number | undefined;
  /** Why the server did not take it; it is sent no more, and stays until the person has seen that. */
  problem?: Problem;
}

const storedAs = 'yihao.outbox';

const stored = (): readonly Waiting[] => {
  try {
    return JSON.parse(localStorage.getItem(storedAs) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
};

const watchers = new Set<() => void>();
let waiting = stored();

/** Reads anew what waits: another tab of this device may have sent it. */
export function lookAgain(): void {
  waiting = stored();
  for (const watcher of watchers) watcher();
}

const change = (to: (now: readonly Waiting[]) => readonly Waiting[]): void => {
  localStorage.setItem(storedAs, JSON.stringify(to(stored())));
  lookAgain();
};

const several: readonly OfferedCommand[] = ['logContact', 'addNote'];
/** Whether one may give the command again before the first is sent; of every other the last word counts. */
export const isRepeatable = (type: OfferedCommand): boolean => several.includes(type);

const isOf = (one: Waiting, person: string, caseId: string, type: OfferedCommand): boolean =>
  one.person === person && one.caseId === caseId && one.command.type === type;

/** Keeps a command for later; the same click is kept once, and a new word of a command that is given once replaces the one before. */
export function sendLater(kept: Waiting): void {
  const { person, caseId, command, commandId } = kept;
  const isReplaced = (one: Waiting) =>
    one.commandId === commandId || (!isRepeatable(command.type) && isOf(one, person, caseId, command.type));
  change((now) => [...now.filter((one) => !isReplaced(one)), kept]);
}

/** Takes a command back that was not sent yet, or one that was refused and seen. */
export const takeBack = (commandId: string): void => change((now) => now.filter((one) => one.commandId !== commandId));

/** What became of a command that had waited. */
export type Outcome = { answer: CaseView } | { problem: Problem };
type Told = (sent: Waiting, outcome: Outcome) => void;
const listeners = new Set<Told>();

/** Tells what becomes of the commands that waited. */
export function watchOutcomes(told: Told): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

const taken = (sent: Waiting, answer: CaseView): void => {
  const { person, caseId, command, commandId, expectedSeq } = sent;
  // what was given after it on the same screen has seen no fact but those of this command
  const follows = (one: Waiting) =>
    one.person === person && one.caseId === caseId && one.expectedSeq !== undefined && one.expectedSeq === expectedSeq;
  change((now) =>
    now
      .filter((one) => one.commandId !== commandId)
      .map((one) => (follows(one) ? { ...one, expectedSeq: answer.seq } : one)),
  );
  if (!isRepeatable(command.type)) dropDraft(person, `${caseId}.${command.type}`);
};

const refused = (sent: Waiting, problem: Problem): void => {
  const { person, caseId, command, commandId } = sent;
  const { type, ...value } = command;
  const about = `${caseId}.${type}`;
  change((now) => now.map((one) => (one.commandId === commandId ? { ...one, problem } : one)));
  if (!readDraft(person, about)) keepDraft(person, about, { value, savedAt: Date.now() });
};

async function send(next: Waiting): Promise<'done' | 'wait'> {
  const { person, caseId, command, commandId, expectedSeq } = next;
  const outcome: Outcome = await dataProvider
    .submit(caseId, command, { commandId, expectedSeq })
    .then((answer) => ({ answer }))
    .catch((error: unknown) => ({ problem: problemOf(error) }));
  if ('problem' in outcome && (mayPass(outcome.problem) || outcome.problem.status >= 500)) return 'wait';
  if (!stored().some((one) => one.commandId === commandId)) return 'done'; // taken back while it was under way
  clickAnswered(`${person}.${caseId}.${command.type}`);
  if ('answer' in outcome) taken(next, outcome.answer);
  else refused(next, outcome.problem);
  for (const told of listeners) told(next, outcome);
  return 'done';
}

let flushing: Promise<void> | undefined;

async function flushAll(person: string): Promise<void> {
  for (;;) {
    const next = stored().find((one) => one.person === person && !one.problem);
    if (!next || (await send(next)) === 'wait') return;
  }
}

/** Sends what waits, oldest first, for this person only; stops when the network is still gone. */
export function flushOutbox(person: string): Promise<void> {
  flushing ??= flushAll(person).finally(() => {
    flushing = undefined;
  });
  return flushing;
}

export const watchOutbox = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** The commands of this person that wait on the device, those that were refused among them. */
export function useOutbox(person: string): readonly Waiting[] {
  const all = useSyncExternalStore(watchOutbox, () => waiting);
  return useMemo(() => all.filter((one) => one.person === person), [all, person]);
}
