import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CaseFilter, CaseSort } from '../domain/lists.ts';
import type { World } from '../domain/world.ts';
import { leaves } from '../prisma/seed/categories.ts';
import { makeMatter, pickLeaf } from '../prisma/seed/matters.ts';
import { randomFrom, uuid, type Random } from '../prisma/seed/random.ts';
import { seedReference } from '../prisma/seed/reference.ts';
import { towns } from '../prisma/seed/divisions.ts';
import { pickTown } from '../prisma/seed/towns.ts';
import { migrate } from '../scripts/migrate.ts';
import { startPostgres } from '../scripts/postgres.ts';
import { openDatabase, openPrisma, type Database } from '../store/database.ts';
import { everyCase, listCases } from '../store/lists.ts';
import { similarCases } from '../store/similar.ts';
import { indexTerms } from '../store/terms.ts';
import { loadWorld } from '../store/world.ts';
import { percentile, printTable, rate, round, type Figure } from './figures.ts';

// `tsx bench/search.ts [cases]`: lists, words, likeness and export over so many cases (200,000) on a server of its own.

const columns = [
  'id',
  'number',
  'title',
  'address',
  'category_id',
  'division_code',
  'registered_at',
  'ended_at',
] as const;
const arrays = ['uuid', 'text', 'text', 'text', 'text', 'text', 'timestamptz', 'timestamptz'] as const;
const batch = 5_000;
const dayMs = 86_400_000;

function oneRow(random: Random, i: number): unknown[] {
  const leaf = pickLeaf(random, 'byUnit');
  const { title, address, divisionCode } = makeMatter(random, leaf, pickTown(random, leaf.id), 'byUnit');
  const at = Date.now() - Math.floor(random() * 700 * dayMs);
  const ended = random() < 0.96 ? new Date(at + 5 * dayMs).toISOString() : null;
  const number = `20260101${String(i).padStart(6, '0')}`;
  return [...[uuid(random), number, title, address, leaf.id, divisionCode], ...[new Date(at).toISOString(), ended]];
}

/** Cases as rows alone: lists read nothing else. */
async function fill(database: Database, count: number, leads: readonly string[]): Promise<void> {
  const random = randomFrom(12345);
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, i) => oneRow(random, from + i));
    await database.query(
      `insert into case_row (${columns.join(', ')}, seq, status, state, head_hash, changed_at, case_type, urgency, channel,
          language, anonymous, confidential, registered_by, lead_unit_id, co_unit_ids, round, supervision_level,
          repeat_count, urge_count, due_at, yellow_at)
        select t.*, 1, case when ended_at is null then 'handling' else 'closed' end, '{}', '', registered_at, 'help', 'normal',
          'phone', 'zh', false, false, 'nobody', ($9::text[])[1 + floor(random() * cardinality($9::text[]))::int], '{}', 1, 0, 0, 0,
          registered_at + interval '10 days', registered_at + interval '9 days'
        from unnest(${arrays.map((type, i) => `$${String(i + 1)}::${type}[]`).join(', ')}) as t (${columns.join(', ')})`,
      [...columns.map((_, i) => rows.map((row) => row[i])), leads],
    );
  }
}

async function timed(times: number, work: () => Promise<unknown>): Promise<string> {
  const durations: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await work();
    durations.push(performance.now() - started);
  }
  return `${round(percentile(durations, 50), 1)} / ${round(percentile(durations, 95), 1)} ms`;
}

const asked: readonly (readonly [what: string, filter: CaseFilter, by?: CaseSort])[] = [
  ['the newest', {}],
  ['a common word', { q: '小区' }],
  ['a rarer word', { q: '路灯' }],
  ['words of title and place', { q: '左旗 路灯' }],
  ['three words', { q: '巴彦浩特 供热 投诉' }],
  ['a fragment', { q: '灯不亮' }],
  ['a word that nobody said', { q: '外星人' }],
  ['a common word, open ones', { q: '小区', open: true }],
  ['a category and a place', { categoryId: '01', divisionCode: '152921' }],
  ['a tree of units, red, by due instant', { unitId: 'b21', lamp: 'red' }, 'dueAt'],
];

async function measure(database: Database, world: World, count: number): Promise<Figure[]> {
  const asker = { actor: { id: 'bench', roles: ['teamLead'], unitId: 'centre' }, world } as const;
  const figures: Figure[] = [];
  for (const [what, filter, by = 'registeredAt'] of asked) {
    const page = { from: 0, to: 24, sort: { by, descending: by === 'registeredAt' } };
    const { total } = await listCases(database, filter, asker, page);
    const value = await timed(20, () => listCases(database, filter, asker, page));
    figures.push({ what: `${what} (${String(total)} found), p50 / p95`, value, goal: 'p95 ≤ 150 ms' });
  }
  const matter = {
    ...{ text: '锡林北路小区路灯不亮', address: '锡林北路祥和小区4号楼' },
    ...{ categoryId: leaves[0]?.id, divisionCode: towns[0]?.code },
  };
  const alike = await timed(20, () => similarCases(database, world, matter));
  figures.push({ what: 'similar cases, p50 / p95', value: alike, goal: 'p95 ≤ 150 ms' });
  const started = performance.now();
  let rows = 0;
  for await (const page of everyCase(database, {}, asker, { by: 'registeredAt', descending: true }))
    rows += page.length;
  const perSecond = round(rate(rows, performance.now() - started));
  return [...figures, { what: `export of ${String(count)} rows, read`, value: `${perSecond} rows/s` }];
}

/** Lists, searches, likeness and export over `count` cases. */
export async function benchSearch(count: number): Promise<Figure[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yihao-search-'));
  const postgres = await startPostgres({ dataDir });
  await migrate(postgres.url);
  const prisma = openPrisma(postgres.url);
  const database = openDatabase(postgres.url, 4, () => undefined);
  try {
    await seedReference(prisma);
    const world = await loadWorld(prisma);
    await fill(database, count, [...world.units.keys()]);
    const started = performance.now();
    await indexTerms(database, world);
    const indexed = round(rate(count, performance.now() - started));
    await database.query('vacuum analyze');
    return [{ what: 'words of cases made anew', value: `${indexed}/s` }, ...(await measure(database, world, count))];
  } finally {
    await prisma.$disconnect();
    await database.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  printTable(await benchSearch(Number(process.argv[2] ?? 200_000)));
