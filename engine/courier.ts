import type { Client } from '@temporalio/client';
import type { CaseRun } from '../workflows/messages.ts';
import { caseWorkflowType, taskQueue, told, workflowIdOf } from '../workflows/messages.ts';
import type { Database } from '../store/database.ts';
import { forgetTold, untoldFor, untoldOf, type Untold } from '../store/outbox.ts';
import type { Engine } from './connect.ts';

export interface Courier {
  /** Hears that a case has changed; returns at once. */
  wake: (caseId: string) => void;
  stop: () => Promise<void>;
}
interface Options {
  /** Also delivers what others left behind: messages older than these seconds. */
  pollAfterSeconds?: number;
  onError: (error: unknown) => void;
  taskQueue?: string;
}

const atOnce = 16;
const batch = 200;
const mergeMs = 40; // commands that follow each other closely make one message
const pollMs = 1_000;
const awayMs = 2_000;
const deadlineMs = 10_000;

/** Tells a case's workflow how the case now stands, starting or restarting it if need be. */
export async function tell(client: Client, { thin, facts, owed }: Untold, queue = taskQueue): Promise<void> {
  await client.workflow.signalWithStart(caseWorkflowType, {
    ...{ workflowId: workflowIdOf(thin.caseId), taskQueue: queue, args: [{} satisfies CaseRun] },
    ...{ signal: told, signalArgs: [{ thin, facts, owed }] },
    staticSummary: `工单 ${thin.number}`,
  });
}

/** Delivers outbox rows to the engine, the newest state of each case; with the engine away it waits and loses nothing. */
export function createCourier(database: Database, engine: Engine, options: Options): Courier {
  let dirty = new Set<string>();
  let stopped = false;
  let awayUntil = 0;
  let ring: () => void = () => undefined;

  async function deliver(news: readonly Untold[]): Promise<void> {
    const delivered: Untold[] = [];
    let next = 0;
    const carry = async (): Promise<void> => {
      for (let one = news[next++]; one; one = news[next++]) {
        const letter = one;
        await engine.within(deadlineMs, () => tell(engine.client, letter, options.taskQueue));
        delivered.push(letter);
      }
    };
    const runs = await Promise.allSettled(Array.from({ length: Math.min(atOnce, news.length) }, carry));
    if (delivered.length > 0) await forgetTold(database, delivered);
    const failed = runs.find((run) => run.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async function round(): Promise<boolean> {
    const ids = [...dirty].slice(0, batch);
    for (const id of ids) dirty.delete(id);
    if (ids.length > 0) await deliver(await untoldOf(database, ids));
    if (options.pollAfterSeconds === undefined) return dirty.size > 0;
    const left = await untoldFor(database, options.pollAfterSeconds, batch);
    await deliver(left);
    return dirty.size > 0 || left.length === batch;
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    let more = false;
    while (!stopped) {
      if (!more) await pause(dirty.size > 0 ? mergeMs : pollMs);
      try {
        more = await round();
      } catch (error) {
        // what could not be delivered waits in the outbox, for whoever polls
        dirty = new Set();
        more = false;
        awayUntil = Date.now() + awayMs;
        options.onError(error);
        await pause(awayMs);
      }
    }
  }

  const running = run();
  return {
    wake(caseId) {
      if (Date.now() < awayUntil) return;
      dirty.add(caseId);
      if (dirty.size === 1) ring();
    },
    async stop() {
      stopped = true;
      ring();
      await running;
    },
  };
}
