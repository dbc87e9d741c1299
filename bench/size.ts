import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { recall } from '../scripts/processes.ts';
import { round, type Figure } from './figures.ts';

const dist = new URL('../dist/admin/', import.meta.url);

/** What the browser loads before a desk's own chunk: the page, and every script and style it names. */
export function benchFirstLoad(): Figure[] {
  const page = readFileSync(new URL('index.html', dist), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  const bytes = [page, ...named.map((file) => readFileSync(new URL(file, dist)))].map((part) => gzipSync(part).length);
  const sum = bytes.reduce((a, b) => a + b, 0);
  return [{ what: "the console's first load, gzip", value: `${round(sum / 1024)} kB`, goal: '≤ 350 kB' }];
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

/** Resident memory of API and worker as they are now. */
export function benchMemory(dataDir: string, openCases: number): Figure[] {
  const [api = NaN, worker = NaN] = (['api', 'worker'] as const).map((name) => {
    const { running } = recall(dataDir, name);
    return running ? residentMb(running.pid) : NaN;
  });
  return [
    {
      what: `memory of API + worker, ${String(openCases)} open cases`,
      value: `${round(api)} + ${round(worker)} MB`,
      goal: '≤ 700 MB at 100,000',
    },
  ];
}
