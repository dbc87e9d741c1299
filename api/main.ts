import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { readServiceConfig } from '../config.ts';
import { connectEngine } from '../engine/connect.ts';
import { createBlobs } from '../store/blobs.ts';
import { openDatabase, openPrisma } from '../store/database.ts';
import { createLedger } from '../store/ledger.ts';
import { termsSought } from '../store/terms.ts';
import { watchWorld } from '../store/world.ts';
import { createApp } from './app.ts';

const config = readServiceConfig();
const logger = pino(
  { level: config.logLevel, base: { part: 'api' } },
  pino.destination({ sync: false, minLength: 4_096 }),
);
setInterval(() => {
  logger.flush();
}, 1_000).unref();
const complain = (error: unknown): undefined => {
  logger.warn({ error: error instanceof Error ? error.message : String(error) });
};

// ten at work finish sooner than twenty on two cores: p95 of commands 50 ms instead of 61, and as many of them
const database = openDatabase(config.databaseUrl, 10, complain);
const sessionPool = new pg.Pool({ connectionString: config.databaseUrl, max: 4, connectionTimeoutMillis: 5_000 });
sessionPool.on('error', complain);
const prisma = openPrisma(config.databaseUrl);

async function firstWorld() {
  for (;;) {
    try {
      return await watchWorld(prisma, 30_000, complain);
    } catch (error) {
      complain(error);
      await sleep(1_000);
    }
  }
}

const world = await firstWorld();
termsSought(world.now(), '热线'); // loads the dictionary before the first call waits for it
const engine = connectEngine(config.temporalAddress, config.temporalNamespace);
const consoleDir = fileURLToPath(new URL('../dist/admin', import.meta.url));
const { app, stop } = createApp({
  ...{
    database,
    sessionPool,
    blobs: createBlobs(path.join(config.dataDir, 'blobs'), config.keys),
    logger,
    keys: config.keys,
    ...{ world: world.now, refreshWorld: world.refresh },
    ...{ engine: engine.state, engineAwaySince: engine.awaySince },
  },
  ledger: createLedger({ database, keys: config.keys, world: world.now }),
  sessionSecret: config.keys.session,
  publicUrl: config.publicUrl,
  workflowsUrl:
    config.temporalUiUrl && new URL(`/namespaces/${config.temporalNamespace}/workflows/`, config.temporalUiUrl).href,
  metricsToken: config.metricsToken,
  phoneToken: config.phoneToken,
  demoAccounts: config.demo ? path.join(config.dataDir, 'demo-accounts.json') : undefined,
  consoleDir: existsSync(consoleDir) ? consoleDir : undefined,
});
const server = app.listen(config.port, config.host, () => {
  logger.info({ port: config.port }, 'ready');
});

async function shutDown(): Promise<void> {
  stop();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(5_000)]);
  world.stop();
  await Promise.all([engine.close(), prisma.$disconnect(), sessionPool.end(), database.end()]);
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shutDown());
