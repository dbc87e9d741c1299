import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '../config.ts';
import { freePort } from '../scripts/processes.ts';
import { round, type Figure } from './figures.ts';

/** Runs `npm start` until it says that it is ready; answers the seconds it took, and ends it again. */
async function startOnce(dataDir: string, port: number): Promise<number> {
  const started = performance.now();
  const env = childEnvironment({ DATA_DIR: dataDir, PORT: String(port) });
  const child = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const seconds = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('is ready')) resolve((performance.now() - started) / 1000);
    });
    child.once('exit', (code) => {
      reject(new Error(`npm start ended with ${String(code)}`));
    });
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  return seconds;
}

/** The first start on empty data, with packages installed, and the second. */
export async function benchStart(): Promise<Figure[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yihao-start-'));
  const port = await freePort();
  const first = await startOnce(dataDir, port);
  const second = await startOnce(dataDir, port);
  rmSync(dataDir, { recursive: true, force: true });
  return [
    {
      what: 'npm start until ready, first / second time',
      value: `${round(first, 1)} / ${round(second, 1)} s`,
      goal: 'second ≤ 10 s',
    },
  ];
}
