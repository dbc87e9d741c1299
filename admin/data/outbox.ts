import { useMemo, useSyncExternalStore } from 'react';
import { clickAnswered } from '../commands/clicks.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';
import { mayPass, type Problem, problemOf } from './http.ts';
import { dataProvider } from './provider.ts';
import type { CaseView } from './types.ts';
import { afterRefused, afterTaken, isRepeatable, movedByClock, movedTo, type Waiting, withOne } from './waiting.ts';

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

export const watchOutbox = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

const change = (to: (now: readonly Waiting[]) => readonly Waiting[]): void => {
  localStorage.setItem(storedAs, JSON.stringify(to(stored())));
  lookAgain();
};

/** Keeps a command for later. */
export const sendLater = (kept: Waiting): void => change((now) => withOne(now, kept));

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

const answers = new Map<string, CaseView>();
const aboutCase = ({ person, caseId }: Pick<Waiting, 'person' | 'caseId'>): string => `${person}/${caseId}`;

/** The case as the server last answered a command of this person that had waited. */
export const useAnswered = (person: string, caseId: string): CaseView | undefined =>
  useSyncExternalStore(watchOutbox, () => answers.get(aboutCase({ person, caseId })));

const taken = (sent: Waiting, answer: CaseView): void => {
  const { person, caseId, command } = sent;
  answers.set(aboutCase(sent), answer); // before what waits changes, so that no page sees the one without the other
  change((now) => afterTaken(now, sent, answer.seq));
  if (!isRepeatable(command.type)) dropDraft(person, `${caseId}.${command.type}`);
};

/** The words of a command that will not be sent, into its form again unless something else was typed there. */
function keepWords({ person, caseId, command: { type, ...value } }: Waiting): void {
  const about = `${caseId}.${type}`;
  if (!readDraft(person, about)) keepDraft(person, about, { value, savedAt: Date.now() });
}

/** Takes a command back that was not sent yet; its words stand in its form again. */
export function takeBackWords(kept: Waiting): void {
  keepWords(kept);
  takeBack(kept.commandId);
}

const refused = (sent: Waiting, problem: Problem): void => {
  const before = stored();
  change((now) => afterRefused(now, sent, problem));
  const isNew = (one: Waiting) => one.problem && before.some((old) => old.commandId === one.commandId && !old.problem);
  stored().filter(isNew).forEach(keepWords);
};

const strikesUpTo = async (sent: Waiting): Promise<number | undefined> =>
  movedByClock(sent, await dataProvider.events(sent.caseId).catch(() => []));

async function send(next: Waiting): Promise<'done' | 'wait'> {
  const { person, caseId, command, commandId, expectedSeq } = next;
  const outcome: Outcome = await dataProvider
    .submit(caseId, command, { commandId, expectedSeq })
    .then((answer) => ({ answer }))
    .catch((error: unknown) => ({ problem: problemOf(error) }));
  if ('problem' in outcome && (mayPass(outcome.problem) || outcome.problem.status >= 500)) return 'wait';
  const seq = 'problem' in outcome && outcome.problem.code === 'stale' ? await strikesUpTo(next) : undefined;
  if (!stored().some((one) => one.commandId === commandId)) return 'done'; // taken back while it was under way
  if (seq !== undefined) {
    change((now) => movedTo(now, next, seq));
    return 'done';
  }
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

/** The commands of this person that wait on the device, those that were refused among them. */
export function useOutbox(person: string): readonly Waiting[] {
  const all = useSyncExternalStore(watchOutbox, () => waiting);
  return useMemo(() => all.filter((one) => one.person === person), [all, person]);
}
