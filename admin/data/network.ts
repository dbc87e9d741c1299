import { useSyncExternalStore } from 'react';
import { presentSession } from './auth.ts';
import { flushOutbox, lookAgain, useOutbox } from './outbox.ts';
import { sendFiles, takeUpFiles, uploadsNow, watchUploads } from './sending.ts';
import type { Waiting } from './waiting.ts';

const retryMs = 15_000;

/** Sends what waits on the device: files first, since a command may name them. */
export async function sendWaiting(person: string): Promise<void> {
  const session = await presentSession().catch(() => undefined);
  if (session?.user.id !== person) return;
  if (await sendFiles(person)) await flushOutbox(person);
}

const hear = (events: readonly string[], listener: () => void): (() => void) => {
  for (const event of events) addEventListener(event, listener);
  return () => {
    for (const event of events) removeEventListener(event, listener);
  };
};

/** Sends what waits now, whenever the network comes back, and every so often; answers how to stop. */
export function watchNetwork(person: string, onSent: () => void): () => void {
  const flush = (): void => {
    lookAgain();
    void sendWaiting(person);
  };
  const back = (): void => void sendWaiting(person).then(onSent);
  const stops = [hear(['online'], back), hear(['storage'], lookAgain)];
  const timer = setInterval(flush, retryMs);
  void takeUpFiles(person).then(flush);
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}

const watchLine = (watcher: () => void): (() => void) => hear(['online', 'offline'], watcher);

/** Whether the device believes that it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(watchLine, () => navigator.onLine);

export interface Network {
  online: boolean;
  /** How many commands and files of this person wait. */
  count: number;
  refused: readonly Waiting[];
}

/** Whether the network is there, and what of this person waits for it. */
export function useNetwork(person: string): Network {
  const online = useOnline();
  const uploads = useSyncExternalStore(watchUploads, uploadsNow);
  const outbox = useOutbox(person);
  const files = uploads.filter((one) => one.person === person && !one.problem);
  const refused = outbox.filter((one) => one.problem);
  return { online, count: outbox.length - refused.length + files.length, refused };
}
