import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Database } from '../store/database.ts';
import { carryOutbox, type Untold } from '../store/outbox.ts';
import { type CaseRun, caseWorkflowType, taskQueue, told, workflowIdOf } from '../workflows/messages.ts';
import type { Engine } from './connect.ts';

export interface Courier {
  stop: () => Promise<void>;
}
interface Options {
  onError: (error: unknown) => undefined;
  taskQueue?: string;
}

const atOnce = 6;
const restMs = 200; // commands that follow each other closely make one message
const deadlineMs = 5_000;

/** Tells a case's workflow how the case now stands, starting or restarting it if need be. */
async function tell(client: Client, { thin, facts, owed }: Untold, queue = taskQueue): Promise<void> {
  await client.workflow.signalWithStart(caseWorkflowType, {
    ...{ workflowId: workflowIdOf(thin.caseId), taskQueue: queue, args: [{} satisfies CaseRun] },
    ...{ signal: told, signalArgs: [{ thin, facts, owed }] },
    staticSummary: `工单 ${thin.number}`,
  });
}

/** Delivers outbox rows to the engine, the newest state of each case; with the engine away they wait and none is lost. */
export function createCourier(database: Database, engine: Engine, options: Options): Courier {
  let stopped = false;

  async function deliver(letters: readonly Untold[]): Promise<{ arrived: Untold[]; failure?: Error }> {
    const arrived: Untold[] = [];
    const waiting = [...letters];
    const carry = async (): Promise<void> => {
      for (let letter = waiting.shift(); letter; letter = waiting.shift()) {
        const news = letter;
        await engine.within(deadlineMs, () => tell(engine.client, news, options.taskQueue));
        arrived.push(news);
      }
    };
    const carriers = await Promise.allSettled(Array.from({ length: Math.min(atOnce, letters.length) }, carry));
    const failed = carriers.find((carrier) => carrier.status === 'rejected');
    return failed ? { arrived, failure: failed.reason as Error } : { arrived };
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const carried = engine.state() === 'ok' ? await carryOutbox(database, deliver).catch(options.onError) : undefined;
      if (!carried) await sleep(restMs);
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      await running;
    },
  };
}
