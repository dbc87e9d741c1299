import { sleep, workflowInfo } from '@temporalio/workflow';
import { plantCanary, strikeCanary } from './deeds.ts';
import { sayCanary } from './story.ts';

/**
 * Every five minutes: one beat that has to be struck at its instant, the way strikes of cases go. It tells of schedule,
 * task queue, timer, worker and database together whether what is due happens on time.
 */
export async function canaryWorkflow({ waitMs }: { waitMs: number }): Promise<void> {
  const { runId: id } = workflowInfo();
  const dueAt = await plantCanary(id, waitMs);
  // the database's clock may be behind the engine's: then some ms are left
  let left = Date.parse(dueAt) - Date.now();
  do {
    await sleep(Math.max(1, left), { summary: sayCanary(dueAt) });
    left = await strikeCanary(id);
  } while (left > 0);
}
