import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { startingPolicy } from '../domain/policy.ts';
import { recall } from '../scripts/processes.ts';
import { openDatabase } from '../store/database.ts';
import { createLedger } from '../store/ledger.ts';
import { calm } from '../test/chaos/check.ts';
import type { Stage } from '../test/chaos/stage.ts';
import { cast, registration, worldOf } from '../test/support/league.ts';
import { ask } from '../test/support/ledger.ts';
import { atOnce, round, type Figure } from './figures.ts';
import { clients } from './http.ts';

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

/** Resident memory of API and worker when so many cases are open and the engine has been told of all of them. */
export async function benchMemory({ system, dataDir, keys }: Stage, openCases: number): Promise<Figure[]> {
  const database = openDatabase(system.databaseUrl, clients, () => undefined);
  const ledger = createLedger({ database, keys, world: () => worldOf(startingPolicy) });
  const items = Array.from({ length: openCases }, (_, i) => i);
  await atOnce(clients, items, () => ledger.register(registration({ caller: undefined }), ask(cast.operator)));
  await database.end();
  const { ms, left } = await calm(system.databaseUrl, 1_500_000);
  const [api = NaN, worker = NaN] = (['api', 'worker'] as const).map((name) => {
    const { running } = recall(dataDir, name);
    return running ? residentMb(running.pid) : NaN;
  });
  return [
    {
      what: `memory of API + worker, ${String(openCases)} open cases`,
      value: `${round(api)} + ${round(worker)} MB, told in ${round(ms / 1000)} s, left ${JSON.stringify(left)}`,
      goal: '≤ 700 MB at 100,000',
    },
  ];
}
