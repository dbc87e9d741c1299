import type { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createSend, type Send } from '../../activities/channels.ts';
import { createCanary } from '../../activities/canary.ts';
import { createActivities } from '../../activities/index.ts';
import { createTidy } from '../../activities/tidy.ts';
import { createWorker } from '../../activities/worker.ts';
import { connectEngine } from '../../engine/connect.ts';
import { createCourier, type Courier } from '../../engine/courier.ts';
import { createEffects, type Effects } from '../../store/effects.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { keys, type Hall } from './ledger.ts';
import { freshTaskQueue, temporalAddress } from './temporal.ts';
import { until } from './until.ts';

export interface Bench {
  client: Client;
  effects: Effects;
  courier: Courier;
  tidy: ReturnType<typeof createTidy>;
  /** Starts a worker; answers how to end it. */
  work: (send?: Send) => Promise<() => Promise<void>>;
  /** Ends every worker that still runs. */
  rest: () => Promise<void>;
  taskQueue: string;
  close: () => Promise<void>;
}

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Courier and workers between a hall's database and the test's Temporal server, on a task queue of their own. */
export async function openEngine(hall: Hall): Promise<Bench> {
  const taskQueue = freshTaskQueue();
  const engine = connectEngine(temporalAddress(), 'default');
  const effects = createEffects(hall.database, keys);
  const courier = createCourier(hall.database, engine, { onError: () => undefined, taskQueue });
  const tidy = createTidy(hall.database, hall.ledger, engine);
  const canary = createCanary(hall.database);
  const connection = await NativeConnection.connect({ address: temporalAddress() });
  const ends: (() => Promise<void>)[] = [];
  const work = async (send: Send = createSend(effects, hall.ledger, {})): Promise<() => Promise<void>> => {
    const activities = createActivities({ ledger: hall.ledger, effects, send, tidy, canary });
    const worker = await createWorker(connection, 'default', activities, { queue: taskQueue });
    const running = worker.run();
    const end = async (): Promise<void> => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    };
    ends.push(end);
    return end;
  };
  const rest = async (): Promise<void> => {
    for (const end of ends.splice(0)) await end();
  };
  const close = async (): Promise<void> => {
    await courier.stop();
    await rest();
    await connection.close();
    await engine.close();
  };
  return { client: engine.client, effects, courier, tidy, work, rest, taskQueue, close };
}

export const handleOf = (bench: Bench, caseId: string) => bench.client.workflow.getHandle(workflowIdOf(caseId));

/** How a case's workflow stands: its status, or `missing`. */
export const statusOf = (bench: Bench, caseId: string): Promise<string> =>
  handleOf(bench, caseId)
    .describe()
    .then((d) => d.status.name)
    .catch(() => 'missing');

/** A registration that is answered within the call, and so owes its rating message alone. */
export const spot = { outcome: { kind: 'answered', answer: '已告知' } } as const;

/** Waits until a case owes nothing to anybody. */
export const untilOwedNothing = (bench: Bench, caseId: string): Promise<void> =>
  until('nothing is owed', async () => (await bench.effects.owedBy(caseId)).length === 0);

/** With which receipts the messages of a case left the house. */
export async function receiptsIn({ database }: Hall, caseId: string): Promise<string[]> {
  const { rows } = await database.query<{ receipt: string }>('select receipt from effect where case_id = $1', [caseId]);
  return rows.map(({ receipt }) => receipt);
}
