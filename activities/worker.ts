import { fileURLToPath } from 'node:url';
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { type NativeConnection, Worker } from '@temporalio/worker';
import { type Activities, taskQueue, tidyWorkflowType } from '../workflows/messages.ts';

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

const everyMinute = 'tidy';

/** Lets the engine tidy up once a minute; made once, whichever worker comes first. */
export async function scheduleTidying(client: Client): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: everyMinute,
      spec: { intervals: [{ every: '1 minute' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: { type: 'startWorkflow', workflowType: tidyWorkflowType, taskQueue },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
