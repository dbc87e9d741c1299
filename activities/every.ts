import { setTimeout as sleep } from 'node:timers/promises';

/** Does some work again and again with a rest of `restMs` in between; answers how to end it. */
export function every(restMs: number, work: () => Promise<unknown>, onError: (error: unknown) => undefined) {
  let stopped = false;
  const run = async (): Promise<void> => {
    while (!stopped) {
      await work().catch(onError);
      await sleep(restMs);
    }
  };
  const running = run();
  return async (): Promise<void> => {
    stopped = true;
    await running;
  };
}
