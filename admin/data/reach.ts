import { useSyncExternalStore } from 'react';
import { serverNow } from './http.ts';

/** Since when the server cannot be reached, in ms by the server's clock; undefined while it can. */
let awaySince: number | undefined;
const watchers = new Set<() => void>();

const set = (to: number | undefined): void => {
  if (awaySince === to) return;
  awaySince = to;
  for (const watcher of watchers) watcher();
};

export const serverAnswers = (): void => set(undefined);
export const serverSilent = (): void => set(awaySince ?? serverNow());

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Since when the stream of events has been broken. */
export const useServerAway = (): number | undefined => useSyncExternalStore(watch, () => awaySince);
