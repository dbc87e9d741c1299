import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { remember, start, type Running } from './processes.ts';

type Say = (line: string) => void;

/** A part of the system that is started again whenever it ends by itself. */
export interface Part {
  name: string;
  stop(): Promise<void>;
}

const longLog = 50_000_000;
const calmMs = 60_000;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/** Opens a log for appending; one that has grown long is set aside first. */
export function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > longLog) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, for a message about why its program ended. */
export const lastLines = (file: string, count = 8): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';

/** Native threads share two heaps instead of eight per core: a worker stays 40 MB smaller (`npm run bench -- memory`). */
const thrift = { MALLOC_ARENA_MAX: '2' };

/** Starts a Node program whose output goes to DATA_DIR/<name>.log, and notes it for the next start to find. */
export function startProgram(name: string, args: string[], env: NodeJS.ProcessEnv, dataDir: string): Running {
  const log = openLog(path.join(dataDir, `${name}.log`));
  const running = start(process.execPath, args, { env: { ...thrift, ...env }, stdio: ['ignore', log, log] });
  remember(dataDir, name, running.pid);
  return running;
}

const aborter = () => {
  const controller = new AbortController();
  return { signal: controller.signal, isAborted: () => controller.signal.aborted, abort: () => controller.abort() };
};

/** Launches a part and launches it again after it ended by itself, at first after 1 s, then after up to 30 s. */
export async function keepAlive(name: string, launch: () => Running | Promise<Running>, say: Say): Promise<Part> {
  const { signal, isAborted, abort } = aborter();
  let current = await launch();
  let waitMs = firstWaitMs;
  const again = async () => {
    const since = Date.now();
    const words = await current.ended;
    if (isAborted()) return;
    if (Date.now() - since > calmMs) waitMs = firstWaitMs;
    say(`${name} ${words}; 重新启动 it starts again in ${waitMs / 1_000} s`);
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    if (isAborted()) return;
    waitMs = Math.min(waitMs * 2, longestWaitMs);
    try {
      current = await launch();
    } catch (error) {
      say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const watching = (async () => {
    while (!isAborted()) await again();
  })();
  return {
    name,
    async stop() {
      abort();
      await current.stop();
      await watching;
      await current.stop();
    },
  };
}
