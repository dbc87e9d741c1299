import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Instant } from '../domain/calendar.ts';
import type { Strike } from '../domain/case/clocks.ts';
import type { Activities, Struck } from './messages.ts';

// Quick deeds run within the workflow's own task and cost one event. Where the far side is away, the same deed becomes
// a durable activity that is tried until it is done: the worker may die meanwhile, the deed is not forgotten.
const quickly = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 3, maximumAttempts: 3 },
  localRetryThreshold: '5 seconds',
});
const untilDone = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '2 seconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

async function quicklyOr<T>(quick: () => Promise<T>, durable: () => Promise<T>): Promise<T> {
  try {
    return await quick();
  } catch (error) {
    if (isCancellation(error)) throw error;
    return durable();
  }
}

/** Asks the ledger to strike; answers how the case then stands, or null when there is no such case any more. */
export function strike(caseId: string, { clock, rung, at }: Strike): Promise<Struck | null> {
  const asked = { caseId, clock, rung, at };
  return quicklyOr(
    () => quickly.strike(asked),
    () => untilDone.strike(asked),
  );
}

/** Performs everything that the case owes to people. */
export function performOwed(caseId: string): Promise<void> {
  return quicklyOr(
    () => quickly.performOwed({ caseId }),
    () => untilDone.performOwed({ caseId }),
  );
}

/** Plants a beat of the canary by way of the task queue; answers when it is due. */
export const plantCanary = (id: string, waitMs: number): Promise<Instant> => untilDone.plantCanary({ id, waitMs });

/** Strikes a beat of the canary as a case is struck; answers how many ms are left, 0 when it is struck or gone. */
export const strikeCanary = (id: string): Promise<number> =>
  quicklyOr(
    () => quickly.strikeCanary({ id }),
    () => untilDone.strikeCanary({ id }),
  );
