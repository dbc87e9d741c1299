import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment, readConfig } from '../../config.ts';
import { bundleWorkflows } from '../../scripts/bundle.ts';
import { keyFile } from '../../scripts/keys.ts';
import { migrate } from '../../scripts/migrate.ts';
import { startPostgres } from '../../scripts/postgres.ts';
import { freePort, standBack, type Running } from '../../scripts/processes.ts';
import { startProgram } from '../../scripts/supervise.ts';
import { startTemporal, temporalPorts } from '../../scripts/temporal.ts';
import { findTemporal } from '../../scripts/temporalProgram.ts';

export const partNames = ['postgres', 'temporal', 'api', 'worker'] as const;
export type PartName = (typeof partNames)[number];

/** A whole system of its own in a folder, whose parts can be killed and started one by one. */
export interface System {
  base: string;
  databaseUrl: string;
  temporalAddress: string;
  env: NodeJS.ProcessEnv;
  kill: (name: PartName) => Promise<void>;
  launch: (name: PartName) => Promise<void>;
  stop: () => Promise<void>;
}

async function untilHealthy(base: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const answer = await fetch(`${base}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('the API does not come up');
}

/** Starts database and engine; `fill` prepares the migrated database before the API and the worker start. */
export async function startSystem(
  dataDir: string,
  fill: (databaseUrl: string) => Promise<void>,
  settings: NodeJS.ProcessEnv = {},
): Promise<System> {
  const { temporalCli, searchPath } = readConfig();
  const program = await findTemporal(temporalCli, searchPath, console.error);
  const postgres = await startPostgres({ dataDir });
  await migrate(postgres.url);
  await fill(postgres.url);
  const running = new Map<PartName, Running>([['postgres', postgres]]);
  const workflowBundle = await bundleWorkflows();
  // a port is free only for the moment: another stage that starts beside this one may take it
  const ports = await temporalPorts(dataDir);
  const port = await freePort();
  const base = `http://127.0.0.1:${String(port)}`;
  const env = childEnvironment({
    WORKFLOW_BUNDLE: workflowBundle,
    ...{ DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: `127.0.0.1:${String(ports.port)}`, DATA_DIR: dataDir },
    ...{
      HOST: '127.0.0.1',
      PORT: String(port),
      YIHAO_KEYS: keyFile(dataDir),
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
    },
    ...settings,
  });
  const run = (name: string, entry: string) => startProgram(name, ['--import', 'tsx', entry], env, dataDir);
  const starters: Record<PartName, () => Promise<Running>> = {
    postgres: () => startPostgres({ dataDir }),
    temporal: () => startTemporal(dataDir, program, ports),
    api: async () => {
      const api = run('api', 'api/main.ts');
      await untilHealthy(base);
      return api;
    },
    worker: () => Promise.resolve(standBack(run('worker', 'activities/main.ts'))),
  };
  const launch = async (name: PartName): Promise<void> => {
    running.set(name, await starters[name]());
  };
  const kill = async (name: PartName): Promise<void> => {
    await running.get(name)?.stop('SIGKILL', 0);
    running.delete(name);
  };
  for (const name of ['temporal', 'api', 'worker'] as const) await launch(name);
  const stop = async (): Promise<void> => {
    for (const name of partNames.toReversed()) await running.get(name)?.stop();
  };
  return {
    base,
    databaseUrl: postgres.url,
    temporalAddress: `127.0.0.1:${String(ports.port)}`,
    env,
    kill,
    launch,
    stop,
  };
}
