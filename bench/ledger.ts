import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Command } from '../domain/case/commands.ts';
import { openDatabase } from '../store/database.ts';
import { createLedger } from '../store/ledger.ts';
import { columns } from '../store/row.ts';
import { cast, registration, steps, world } from '../test/support/league.ts';
import { ask, keys, seedLeague } from '../test/support/ledger.ts';
import { openPrisma } from '../store/database.ts';
import { atOnce, percentile, rate, round, type Figure } from './figures.ts';

const clients = 20;
const casesPerTurn = 3_000;
const turns = 3;

type Row = Record<string, unknown>;

/** The rows of one dispatch as the ledger wrote them, to be written again by plain statements. */
async function sampleRows(pool: pg.Pool, id: string): Promise<Record<string, Row[]>> {
  const tables = ['case_event', 'effect', 'outbox', 'command_log', 'case_words'];
  const found: Record<string, Row[]> = {};
  for (const table of tables)
    found[table] = (await pool.query<Row>(`select * from ${table} where case_id = $1 and seq = 2`, [id])).rows;
  found['case_row'] = (await pool.query<Row>('select * from case_row where id = $1', [id])).rows;
  return found;
}

const json = (value: unknown): unknown =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Date) &&
  !Buffer.isBuffer(value) &&
  !Array.isArray(value)
    ? JSON.stringify(value)
    : value;

function insert(table: string, row: Row): { text: string; values: unknown[]; name: string } {
  const names = Object.keys(row);
  return {
    name: `plain-${table}`,
    text: `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${String(i + 1)}`).join(', ')})`,
    values: names.map((n) => json(row[n])),
  };
}

/** The same rows by plain prepared statements, one after another: what an ordinary careful program would do. */
async function plainly(pool: pg.Pool, id: string, sample: Record<string, Row[]>): Promise<void> {
  const client = await pool.connect();
  const commandId = randomUUID();
  try {
    await client.query('begin');
    await client.query({
      name: 'p-lock',
      text: 'select state, head_hash, title, address from case_row where id = $1 for update',
      values: [id],
    });
    await client.query({
      name: 'p-command',
      text: 'select clock_timestamp(), (select digest from command_log where id = $1)',
      values: [commandId],
    });
    for (const row of sample['case_event'] ?? []) await client.query(insert('case_event', { ...row, case_id: id }));
    for (const row of sample['case_words'] ?? []) await client.query(insert('case_words', { ...row, case_id: id }));
    for (const row of sample['effect'] ?? [])
      await client.query(insert('effect', { ...row, case_id: id, id: randomUUID() }));
    for (const { id: _, ...row } of sample['outbox'] ?? [])
      await client.query(insert('outbox', { ...row, case_id: id }));
    for (const row of sample['command_log'] ?? [])
      await client.query(insert('command_log', { ...row, case_id: id, id: commandId }));
    const row = sample['case_row']?.[0] ?? {};
    const names = columns.map(([name]) => name).filter((name) => name !== 'number');
    const sets = names.map((n, i) => `${n} = $${String(i + 2)}`).join(', ');
    await client.query({
      name: 'p-update',
      text: `update case_row set ${sets} where id = $1`,
      values: [id, ...names.map((n) => json(row[n]))],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** `ledger.submit` in process against plain transactions that write the same rows, in turns on one server. */
export async function benchLedger(url: string): Promise<{ figures: Figure[]; plainRate: number }> {
  const prisma = openPrisma(url);
  await seedLeague(prisma);
  await prisma.$disconnect();
  const database = openDatabase(url, clients, () => undefined);
  const pool = new pg.Pool({ connectionString: url, max: clients });
  const ledger = createLedger({ database, keys, world: () => world });
  const registered = async (): Promise<string> => {
    const answer = await ledger.register(registration(), ask(cast.operator));
    return 'kase' in answer && answer.kase ? answer.kase.id : '';
  };
  const dispatch = { ...steps.dispatch[1], note: '请按时办理并先行联系来电人。' } as Exclude<
    Command,
    { type: 'register' }
  >;
  const first = await registered();
  await ledger.submit(first, dispatch, ask(cast.dispatcher));
  const sample = await sampleRows(pool, first);
  const ours: number[] = [];
  const plain: number[] = [];
  const durations: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const ids: string[] = [];
    await atOnce(
      clients,
      Array.from({ length: 2 * casesPerTurn }, (_, i) => i),
      async () => ids.push(await registered()),
    );
    const a = await atOnce(clients, ids.slice(0, casesPerTurn), (id) => plainly(pool, id, sample));
    const b = await atOnce(clients, ids.slice(casesPerTurn), (id) => ledger.submit(id, dispatch, ask(cast.dispatcher)));
    plain.push(rate(casesPerTurn, a.ms));
    ours.push(rate(casesPerTurn, b.ms));
    durations.push(...b.durations);
  }
  await database.end();
  await pool.end();
  const [plainRate, ourRate] = [percentile(plain, 50), percentile(ours, 50)];
  return {
    plainRate,
    figures: [
      { what: `plain transactions writing the same rows, ${String(clients)} clients`, value: `${round(plainRate)}/s` },
      {
        what: `ledger.submit in process, ${String(clients)} clients`,
        value: `${round(ourRate)}/s = ${round((100 * ourRate) / plainRate)} % of plain`,
        goal: '≥ 100 %',
      },
      {
        what: 'ledger.submit p50 / p95',
        value: `${round(percentile(durations, 50), 1)} / ${round(percentile(durations, 95), 1)} ms`,
      },
    ],
  };
}
