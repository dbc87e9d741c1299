import { fileURLToPath } from 'node:url';
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { type NativeConnection, Worker } from '@temporalio/worker';
import { canaryEveryMs, canaryWaitMs } from '../domain/canary.ts';
import { type Activities, canaryWorkflowType, taskQueue, tidyWorkflowType } from '../workflows/messages.ts';

/** A worker for the engine: takes the cases' tasks from the queue until it is shut down. */
export const createWorker = (
  connection: NativeConnection,
  namespace: string,
  activities: Activities,
  { queue = taskQueue, bundle }: { queue?: string; bundle?: string | undefined } = {},
): Promise<Worker> =>
  Worker.create({
    ...{ connection, namespace, activities, taskQueue: queue },
    ...(bundle === undefined
      ? { workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)) }
      : { workflowBundle: { codePath: bundle } }),
    maxConcurrentLocalActivityExecutions: 20,
    maxConcurrentWorkflowTaskExecutions: 20,
    maxCachedWorkflows: 40,
    shutdownGraceTime: '5 seconds',
  });

interface Plan {
  id: string;
  everyMs: number;
  workflow: string;
  args?: readonly object[];
  queue?: string;
}
/** What the engine does by itself, again and again. */
export const plans: readonly Plan[] = [
  { id: 'tidy', everyMs: 60_000, workflow: tidyWorkflowType },
  { id: 'canary', everyMs: canaryEveryMs, workflow: canaryWorkflowType, args: [{ waitMs: canaryWaitMs }] },
];

/** Lets the engine carry out a plan, the first time at once; made once, whichever worker comes first. */
export async function schedule(client: Client, plan: Plan): Promise<void> {
  const { id: scheduleId, everyMs, workflow: workflowType, args = [], queue = taskQueue } = plan;
  try {
    await client.schedule.create({
      scheduleId,
      spec: { intervals: [{ every: everyMs }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: { type: 'startWorkflow', workflowType, taskQueue: queue, args: [...args] },
      state: { triggerImmediately: true },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
