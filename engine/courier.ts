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
  onError: (error: unknown) => undefined;
  taskQueue?: string;
}

const atOnce = 16;
const batch = 200;
const mergeMs = 40; // commands that follow each other closely make one message
const pollMs = 1_000;
const deadlineMs = 5_000;

/** Tells a case's workflow how the case now stands, starting or restarting it if need be. */
export async function tell(client: Client, { thin, facts, owed }: Untold, queue = taskQueue): Promise<void> {
  await client.workflow.signalWithStart(caseWorkflowType, {
    ...{ workflowId: workflowIdOf(thin.caseId), taskQueue: queue, args: [{} satisfies CaseRun] },
    ...{ signal: told, signalArgs: [{ thin, facts, owed }] },
    staticSummary: `工单 ${thin.number}`,
  });
}

/** Carries letters to the engine, some at once; what arrived is forgotten, then the first failure is thrown. */
async function deliver(database: Database, engine: Engine, letters: readonly Untold[], queue?: string): Promise<void> {
  const arrived: Untold[] = [];
  const waiting = [...letters];
  const carry = async (): Promise<void> => {
    for (let letter = waiting.shift(); letter; letter = waiting.shift()) {
      const news = letter;
      await engine.within(deadlineMs, () => tell(engine.client, news, queue));
      arrived.push(news);
    }
  };
  const carriers = await Promise.allSettled(Array.from({ length: Math.min(atOnce, letters.length) }, carry));
  if (arrived.length > 0) await forgetTold(database, arrived);
  const failed = carriers.find((carrier) => carrier.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A wait that can be cut short. */
function createPause() {
  let ring: () => void = () => undefined;
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    wait,
    ring: (): void => {
      ring();
    },
  };
}

/** Delivers outbox rows to the engine, the newest state of each case; with the engine away it waits and loses nothing. */
export function createCourier(database: Database, engine: Engine, options: Options): Courier {
  const { pollAfterSeconds: poll } = options;
  const dirty = new Set<string>();
  const { wait, ring } = createPause();
  let stopped = false;

  async function round(): Promise<boolean> {
    const ids = [...dirty].slice(0, batch);
    for (const id of ids) dirty.delete(id);
    const fresh = ids.length > 0 ? await untoldOf(database, ids) : [];
    await deliver(database, engine, fresh, options.taskQueue);
    const left = poll === undefined ? [] : await untoldFor(database, poll, batch);
    await deliver(database, engine, left, options.taskQueue);
    return dirty.size > 0 || left.length > 0;
  }

  async function run(): Promise<void> {
    let more = false;
    while (!stopped) {
      if (!more) await wait(dirty.size > 0 ? mergeMs : pollMs);
      // with the engine away everything waits in the outbox, for whoever polls
      more = engine.state() === 'ok' && (await round().catch(options.onError)) === true;
    }
  }

  const running = run();
  return {
    wake(caseId) {
      if (engine.state() === 'down') return;
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
