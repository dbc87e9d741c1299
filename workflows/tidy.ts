import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from './messages.ts';

const { sweep, reconcile } = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  retry: { maximumAttempts: 3 },
});

/** Once a minute: strikes that are late are struck, cases whose workflow is missing or owes something are nudged. */
export async function tidyWorkflow(): Promise<{ struck: number; nudged: number }> {
  const struck = await sweep();
  const nudged = await reconcile();
  return { struck, nudged };
}
