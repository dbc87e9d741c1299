import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../config.ts';
import { startPostgres } from './postgres.ts';
import type { Running } from './processes.ts';
import { startTemporal } from './temporal.ts';
import { findTemporal } from './temporalProgram.ts';

// Servers for one test or bench run: `servers.ts postgres temporal` starts them in a folder of their own, writes their
// addresses as one line of JSON, and ends and removes everything when its standard input closes.

const wanted = process.argv.slice(2);
const dataDir = mkdtempSync(path.join(tmpdir(), 'yihao-'));
const running: Running[] = [];

// What a test writes need not survive a power cut.
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

async function stopAll(): Promise<never> {
  for (const server of running.toReversed()) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit();
}

async function startAll(): Promise<Record<string, string>> {
  const addresses: Record<string, string> = {};
  if (wanted.includes('postgres')) {
    const postgres = await startPostgres({ dataDir, settings: wanted.includes('--durable') ? {} : hasty });
    running.push(postgres);
    addresses['TEST_DATABASE_URL'] = postgres.url;
  }
  if (wanted.includes('temporal')) {
    const { temporalCli, searchPath } = readConfig();
    const program = await findTemporal(temporalCli, searchPath, console.error);
    const temporal = await startTemporal(dataDir, program);
    running.push(temporal);
    addresses['TEST_TEMPORAL_ADDRESS'] = temporal.address;
  }
  return addresses;
}

process.stdin.resume().once('close', () => void stopAll());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll());
try {
  process.stdout.write(JSON.stringify(await startAll()) + '\n');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  await stopAll();
}
