import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setPriority } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that was started, whether or not by this process: how to end it and when it has ended. */
export interface Running {
  pid: number;
  /** Asks the process to end, and ends it by force after `patienceMs`. */
  stop(signal?: NodeJS.Signals, patienceMs?: number): Promise<void>;
  /** Settles, with a few words, once the process has ended. */
  ended: Promise<string>;
}

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
};

/** What tells a process from a later one with the same number: its start, and the boot it belongs to. */
export function identityOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${bootId()} ${fields[19] ?? ''}`;
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}

const signalTo = (pid: number, signal: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};

/** A process that somebody else started: it is watched by its identity, so a reused number is never taken for it. */
export function adopt(pid: number, identity: string): Running {
  const lives = () => identityOf(pid) === identity;
  const gone = async (withinMs: number) => {
    const until = Date.now() + withinMs;
    while (lives() && Date.now() < until) await sleep(25);
    return !lives();
  };
  const ended = (async () => {
    while (lives()) await sleep(500, undefined, { ref: false });
    return 'ended';
  })();
  return {
    pid,
    ended,
    async stop(signal = 'SIGTERM', patienceMs = 10_000) {
      if (!lives() || !signalTo(pid, signal) || (await gone(patienceMs))) return;
      signalTo(pid, 'SIGKILL');
      await gone(5_000);
    },
  };
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches it only through `stop`. */
export function start(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): Running & { child: ChildProcess } {
  const child = spawn(command, args, { detached: true, ...options });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code ?? 0}`));
  });
  return {
    child,
    pid: child.pid ?? 0,
    ended,
    async stop(signal = 'SIGTERM', patienceMs = 10_000) {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

const attempt = (work: () => void): void => {
  try {
    work();
  } catch {
    // the process has ended already, or this system does not allow it
  }
};

/** Lets a process stand back where others need the processors: the engine may be late, a person must not wait. */
export function standBack(running: Running): Running {
  attempt(() => {
    setPriority(running.pid, 15);
  });
  // where Linux groups processes by session, priorities count only inside a group: the group stands back too
  attempt(() => {
    writeFileSync(`/proc/${String(running.pid)}/autogroup`, '15');
  });
  return running;
}

const noteOf = (dataDir: string, name: string) => path.join(dataDir, 'run', `${name}.json`);

/** Notes under DATA_DIR/run which process plays the part `name`, for the next start to find. */
export function remember(dataDir: string, name: string, pid: number, more: Record<string, unknown> = {}): void {
  mkdirSync(path.join(dataDir, 'run'), { recursive: true });
  writeFileSync(noteOf(dataDir, name), JSON.stringify({ ...more, pid, identity: identityOf(pid) }));
}

export const forget = (dataDir: string, name: string): void => rmSync(noteOf(dataDir, name), { force: true });

/** The note about `name`, with `running` set when the process it tells of still lives. */
export function recall(dataDir: string, name: string): { port?: number; uiPort?: number; running?: Running } {
  try {
    const note = JSON.parse(readFileSync(noteOf(dataDir, name), 'utf8')) as {
      pid: number;
      identity?: string;
      port?: number;
      uiPort?: number;
    };
    const { pid, identity } = note;
    const lives = identity !== undefined && identityOf(pid) === identity;
    return lives ? { ...note, running: adopt(pid, identity) } : note;
  } catch {
    return {};
  }
}

/** A port of 127.0.0.1 that is free now: the preferred one if it is, else any. */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  try {
    server.listen(preferred, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if (preferred === 0) throw error;
    return await freePort();
  } finally {
    server.close();
  }
}

/** Whether a server could listen on this address now. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
