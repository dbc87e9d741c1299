import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { readServiceConfig } from '../config.ts';
import { connectEngine } from '../engine/connect.ts';
import { createCourier } from '../engine/courier.ts';
import { createBlobs } from '../store/blobs.ts';
import { openDatabase, openPrisma } from '../store/database.ts';
import { createEffects } from '../store/effects.ts';
import { adoptPage } from '../store/adoption.ts';
import { createLedger } from '../store/ledger.ts';
import { applyDue } from '../store/reference.ts';
import { watchWorld } from '../store/world.ts';
import { createSend } from './channels.ts';
import { every } from './every.ts';
import { createCanary } from './canary.ts';
import { createActivities } from './index.ts';
import { createScan, scannerOf } from './scan.ts';
import { createTidy } from './tidy.ts';
import { createWorker, plans, schedule } from './worker.ts';

const config = readServiceConfig();
const logger = pino({ level: config.logLevel, base: { part: 'worker' } });
const complain = (error: unknown): undefined => {
  logger.warn({ error: error instanceof Error ? error.message : String(error) });
};
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => {
    logger.warn({ from: 'engine', level, message });
  }),
});

/** Tries until it works: database and engine may come up after the worker. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      complain(error);
      await sleep(1_000);
    }
  }
}

const database = openDatabase(config.databaseUrl, 20, complain);
const prisma = openPrisma(config.databaseUrl);
const world = await insist(() => watchWorld(prisma, 30_000, complain));
const ledger = createLedger({ database, keys: config.keys, world: world.now });
// sending holds a connection while the far side thinks: these are not the ledger's
const senders = openDatabase(config.databaseUrl, 10, complain);
const effects = createEffects(database, config.keys, senders);
const engine = connectEngine(config.temporalAddress, config.temporalNamespace);
const tidy = createTidy(database, ledger, engine);
const canary = createCanary(database);
const activities = createActivities({ ledger, effects, send: createSend(effects, ledger, config), tidy, canary });
const stopSweeping = every(3_000, tidy.sweep, complain);
const stopAdopting = every(
  2_000,
  async () => {
    while (await adoptPage(database, ledger, world));
  },
  complain,
);
const stopApplying = every(30_000, () => applyDue(database), complain);
const scanner = scannerOf(config.scannerCommand, config.demo);
const blobs = createBlobs(path.join(config.dataDir, 'blobs'), config.keys);
if (!scanner) logger.warn('there is no scanner: attachments stay closed until SCANNER_COMMAND names one');
const stopScanning = scanner && every(1_000, createScan({ database, keys: config.keys, blobs, scanner }), complain);
const courier = createCourier(database, engine, { onError: complain });
const connection = await insist(() => NativeConnection.connect({ address: config.temporalAddress }));
for (const plan of plans) await insist(() => schedule(engine.client, plan));
const worker = await insist(() =>
  createWorker(connection, config.temporalNamespace, activities, { bundle: config.workflowBundle }),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    worker.shutdown();
  });
logger.info('ready');
await worker.run();
await stopSweeping();
await stopAdopting();
await stopApplying();
await stopScanning?.();
await courier.stop();
world.stop();
await engine.close();
await prisma.$disconnect();
await senders.end();
await database.end();
