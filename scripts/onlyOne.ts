import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, recall, remember } from './processes.ts';

const patienceMs = 15_000;

/**
 * Makes this process the only start of `dataDir`, and ends the services that a killed start left behind. Refuses while
 * another start is alive.
 */
export async function takeOver(dataDir: string, say: (line: string) => void): Promise<void> {
  const { running } = recall(dataDir, 'start');
  if (running) {
    say(`等待另一个实例停止 waiting for another start of this folder to stop (process ${running.pid}) …`);
    const still = await Promise.race([running.ended, sleep(patienceMs, true)]);
    if (still === true) {
      throw new Error(`此目录已在运行 this folder is already running (process ${running.pid}).`);
    }
  }
  remember(dataDir, 'start', process.pid);
  for (const name of ['api', 'worker', 'vite']) {
    const left = recall(dataDir, name).running;
    if (!left) continue;
    say(`${name}: 清理上次遗留的进程 ending what an earlier start left behind`);
    await left.stop();
  }
}

const parentOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

const isNpm = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('npm');
  } catch {
    return false;
  }
};

/** Calls `orphaned` once when the npm that started this process is gone; npm may have put a shell between them. */
export function watchParent(orphaned: () => void): void {
  const npm = [process.ppid, parentOf(process.ppid)].find(isNpm);
  if (npm === undefined) return;
  const identity = identityOf(npm);
  const timer = setInterval(() => {
    if (identityOf(npm) === identity) return;
    clearInterval(timer);
    orphaned();
  }, 1_000);
  timer.unref();
}
