import { setTimeout as sleep } from 'node:timers/promises';

/** Does some work again and again with a rest of `restMs` in between; answers how to end it, without waiting for the rest. */
export function every(restMs: number, work: () => Promise<unknown>, onError: (error: unknown) => undefined) {
  const over = new AbortController();
  const { signal } = over;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await work().catch(onError);
      await sleep(restMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  return async (): Promise<void> => {
    over.abort();
    await running;
  };
}
