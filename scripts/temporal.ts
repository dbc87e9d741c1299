import { openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { freePort, recall, remember, standBack, start, type Running } from './processes.ts';

export interface Temporal extends Running {
  /** host:port for SDK clients. */
  address: string;
  /** Where its own pages are. */
  uiUrl: string;
}

export interface TemporalPorts {
  port: number;
  uiPort: number;
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

/** Ends a server that an earlier start left behind, and gives the ports that it had, or free ones. */
export async function temporalPorts(dataDir: string): Promise<TemporalPorts> {
  const last = recall(dataDir, 'temporal');
  await last.running?.stop();
  const port = await freePort(last.port);
  for (;;) {
    const uiPort = await freePort(last.uiPort);
    if (uiPort !== port) return { port, uiPort };
  }
}

const tries = 3;

/** Starts the Temporal server `program` on its database in `dataDir` and returns once it answers. */
export async function startTemporal(dataDir: string, program: string, ports?: TemporalPorts): Promise<Temporal> {
  const chosen = ports ?? (await temporalPorts(dataDir));
  // the server takes ports of its own for its parts, and ends when another program is quicker
  for (let nth = 1; ; nth++) {
    const outcome = await tryToStart(dataDir, program, chosen);
    if (typeof outcome !== 'string') return outcome;
    if (nth === tries)
      throw new Error(`The Temporal server ${outcome}:\n${tailOf(path.join(dataDir, 'temporal.log'))}`);
  }
}

async function tryToStart(dataDir: string, program: string, ports: TemporalPorts): Promise<Temporal | string> {
  const { port, uiPort } = ports;
  const log = openSync(path.join(dataDir, 'temporal.log'), 'a');
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
  const store = ['--db-filename', path.join(dataDir, 'temporal.db')];
  const pragmas = ['journal_mode=wal', 'synchronous=normal'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const running = start(program, [...args, ...store, ...pragmas, '--log-level', 'error'], {
    stdio: ['ignore', log, log],
  });
  standBack(running);
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
  return reason ?? 'does not answer';
}
