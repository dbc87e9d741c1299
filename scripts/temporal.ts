import { openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { freePort, recall, remember, start, type Running } from './processes.ts';

export interface Temporal extends Running {
  /** host:port for SDK clients. */
  address: string;
  /** Where its own pages are. */
  uiUrl: string;
}

const patienceMs = 60_000;

const tailOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');

/** True when a server answers at this address and knows the namespace. */
export async function isTemporalUp(address: string, namespace = 'default'): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: '2 seconds' });
    try {
      await connection.withDeadline(Date.now() + 2_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

/** The ports that the Temporal server of `dataDir` had last time where they are free, else others. */
export async function temporalPorts(dataDir: string): Promise<{ port: number; uiPort: number }> {
  const last = recall(dataDir, 'temporal');
  await last.running?.stop();
  const port = await freePort(last.port);
  for (;;) {
    const uiPort = await freePort(last.uiPort);
    if (uiPort !== port) return { port, uiPort };
  }
}

/**
 * Starts the Temporal server `program` on its database in `dataDir` and returns once it answers. A server that an
 * earlier start left behind is ended first.
 */
export async function startTemporal(options: { dataDir: string; program: string }): Promise<Temporal> {
  const { dataDir, program } = options;
  const { port, uiPort } = await temporalPorts(dataDir);
  const logFile = path.join(dataDir, 'temporal.log');
  const log = openSync(logFile, 'a');
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
  const store = ['--db-filename', path.join(dataDir, 'temporal.db')];
  const pragmas = ['journal_mode=wal', 'synchronous=normal'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const running = start(program, [...args, ...store, ...pragmas, '--log-level', 'error'], {
    stdio: ['ignore', log, log],
  });
  running.child.unref();
  remember(dataDir, 'temporal', running.pid, { port, uiPort });
  let reason: string | undefined;
  void running.ended.then((words) => (reason = words));
  const address = `127.0.0.1:${port}`;
  const until = Date.now() + patienceMs;
  while (Date.now() < until && reason === undefined) {
    if (await isTemporalUp(address)) return { ...running, address, uiUrl: `http://127.0.0.1:${uiPort}` };
    await sleep(100);
  }
  await running.stop();
  throw new Error(`The Temporal server ${reason ?? 'does not answer'}:\n${tailOf(logFile)}`);
}
