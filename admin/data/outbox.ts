import { useSyncExternalStore } from 'react';
import type { CommandInput } from '../../domain/case/commands.ts';
import { clickAnswered } from '../commands/clicks.ts';
import { dropDraft } from './drafts.ts';
import { isCallError } from './http.ts';
import { dataProvider } from './provider.ts';

/** A command that was pressed while the network was gone; it waits on the device and is sent once. */
interface Waiting {
  person: string;
  caseId: string;
  command: CommandInput;
  commandId: string;
  expectedSeq?: number | undefined;
}

const storedAs = 'yihao.outbox';
const retryMs = 15_000;
const watchers = new Set<() => void>();

const read = (): Waiting[] => {
  try {
    return JSON.parse(localStorage.getItem(storedAs) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
};

let state = { online: navigator.onLine, count: read().length };
const tell = (): void => {
  state = { online: navigator.onLine, count: read().length };
  for (const watcher of watchers) watcher();
};

const write = (waiting: readonly Waiting[]): void => {
  localStorage.setItem(storedAs, JSON.stringify(waiting));
  tell();
};

/** Keeps a command for later; the same click is kept once. */
export function sendLater(waiting: Waiting): void {
  write([...read().filter((w) => w.commandId !== waiting.commandId), waiting]);
}

let flushing = false;

/** Sends what waits, oldest first, for this person only; stops when the network is still gone. A refused command leaves: its draft is still in its form. */
export async function flushOutbox(person: string): Promise<void> {
  if (flushing) return;
  flushing = true;
  try {
    for (const { caseId, command, commandId, expectedSeq } of read().filter((w) => w.person === person)) {
      const gone = await dataProvider
        .submit(caseId, command, { commandId, expectedSeq })
        .then(() => {
          dropDraft(person, `${caseId}.${command.type}`);
          clickAnswered(`${caseId}.${command.type}`);
          return true;
        })
        .catch(
          (error: unknown) => isCallError(error) && error.status >= 400 && error.status < 500 && error.status !== 401,
        );
      if (!gone) return;
      write(read().filter((w) => w.commandId !== commandId));
    }
  } finally {
    flushing = false;
  }
}

/** Starts to send what waits whenever the network comes back; answers how to stop. */
export function watchNetwork(person: string, onSent: () => void): () => void {
  const flush = (): void => {
    tell();
    if (state.count > 0) void flushOutbox(person).then(onSent);
  };
  addEventListener('online', flush);
  addEventListener('offline', tell);
  const timer = setInterval(flush, retryMs);
  flush();
  return () => {
    removeEventListener('online', flush);
    removeEventListener('offline', tell);
    clearInterval(timer);
  };
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Whether the network is there, and how many commands wait for it. */
export const useWaiting = (): { online: boolean; count: number } => useSyncExternalStore(watch, () => state);
