import { useSyncExternalStore } from 'react';
import { serverNow } from '../data/http.ts';

const tickMs = 5_000;
const watchers = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = (): void => {
  now = serverNow();
  for (const tell of watchers) tell();
};

const watch = (tell: () => void): (() => void) => {
  watchers.add(tell);
  if (!timer) {
    now = serverNow();
    timer = setInterval(tick, tickMs);
  }
  return () => {
    watchers.delete(tell);
    if (watchers.size > 0 || !timer) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The server's present instant in milliseconds, renewed every few seconds for every component that shows remaining time. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);
