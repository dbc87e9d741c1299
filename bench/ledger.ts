import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Command } from '../domain/case/commands.ts';
import { openDatabase, openPrisma } from '../store/database.ts';
import { createLedger, type Ledger } from '../store/ledger.ts';
import { columns } from '../store/row.ts';
import { cast, registration, steps, world } from '../test/support/league.ts';
import { ask, keys, seedLeague } from '../test/support/ledger.ts';
import { atOnce, percentile, rate, round, type Figure } from './figures.ts';

const clients = 20;
const casesPerTurn = 3_000;
const turns = 3;

type Row = Record<string, unknown>;

const tables = ['case_event', 'effect', 'outbox', 'command_log', 'case_words'] as const;
type Sample = Record<(typeof tables)[number] | 'case_row', Row[]>;

/** The rows of one dispatch as the ledger wrote them, to be written again by plain statements. */
async function sampleRows(pool: pg.Pool, id: string): Promise<Sample> {
  const rowsOf = async (sql: string) => (await pool.query<Row>(sql, [id])).rows;
  const sample: Sample = { case_event: [], effect: [], outbox: [], command_log: [], case_words: [], case_row: [] };
  for (const table of tables) sample[table] = await rowsOf(`select * from ${table} where case_id = $1 and seq = 2`);
  sample.outbox = sample.outbox.map(({ id: _, ...row }) => row);
  return { ...sample, case_row: await rowsOf('select * from case_row where id = $1') };
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

/** The statements that write the same rows plainly: what an ordinary careful program would send. */
function statements(id: string, sample: Sample): { text: string; values?: unknown[]; name?: string }[] {
  const commandId = randomUUID();
  const row = sample.case_row[0] ?? {};
  const names = columns.map(([name]) => name).filter((name) => name !== 'number');
  const sets = names.map((n, i) => `${n} = $${String(i + 2)}`).join(', ');
  const of = (table: keyof Sample, more: Row = {}) =>
    sample[table].map((old) => insert(table, { ...old, case_id: id, ...more }));
  return [
    {
      name: 'p-lock',
      text: 'select state, head_hash, title, address from case_row where id = $1 for update',
      values: [id],
    },
    {
      name: 'p-command',
      text: 'select clock_timestamp(), (select digest from command_log where id = $1)',
      values: [commandId],
    },
    ...of('case_event'),
    ...of('case_words'),
    ...of('effect', { id: randomUUID() }),
    ...of('outbox'),
    ...of('command_log', { id: commandId }),
    {
      name: 'p-update',
      text: `update case_row set ${sets} where id = $1`,
      values: [id, ...names.map((n) => json(row[n]))],
    },
  ];
}

async function plainly(pool: pg.Pool, id: string, sample: Sample): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const statement of statements(id, sample)) await client.query(statement);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const dispatch: Exclude<Command, { type: 'register' }> = {
  ...steps.dispatch[1],
  note: '请按时办理并先行联系来电人。',
};

async function registered(ledger: Ledger): Promise<string> {
  const answer = await ledger.register(registration(), ask(cast.operator));
  if (!('facts' in answer)) throw new Error('not registered');
  return answer.kase.id;
}

/** Plain transactions and the ledger's in turns on one server, so that both see the same weather. */
async function inTurns(pool: pg.Pool, ledger: Ledger, sample: Sample) {
  const found = { ours: [] as number[], plain: [] as number[], durations: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    const ids: string[] = [];
    await atOnce(clients, Array.from({ length: 2 * casesPerTurn }), async () => ids.push(await registered(ledger)));
    const plain = await atOnce(clients, ids.slice(0, casesPerTurn), (id) => plainly(pool, id, sample));
    const ours = await atOnce(clients, ids.slice(casesPerTurn), (id) =>
      ledger.submit(id, dispatch, ask(cast.dispatcher)),
    );
    found.plain.push(rate(casesPerTurn, plain.ms));
    found.ours.push(rate(casesPerTurn, ours.ms));
    found.durations.push(...ours.durations);
  }
  return found;
}

/** `ledger.submit` in process against plain transactions that write the same rows. */
export async function benchLedger(url: string): Promise<{ figures: Figure[]; plainRate: number }> {
  const prisma = openPrisma(url);
  await seedLeague(prisma);
  await prisma.$disconnect();
  const database = openDatabase(url, clients, () => undefined);
  const pool = new pg.Pool({ connectionString: url, max: clients });
  const ledger = createLedger({ database, keys, world: () => world });
  const first = await registered(ledger);
  await ledger.submit(first, dispatch, ask(cast.dispatcher));
  const { ours, plain, durations } = await inTurns(pool, ledger, await sampleRows(pool, first));
  await database.end();
  await pool.end();
  const [plainRate, ourRate] = [percentile(plain, 50), percentile(ours, 50)];
  const [p50, p95] = [percentile(durations, 50), percentile(durations, 95)];
  return {
    plainRate,
    figures: [
      { what: 'plain transactions writing the same rows, 20 clients', value: `${round(plainRate)}/s` },
      {
        what: 'ledger.submit in process, 20 clients',
        value: `${round(ourRate)}/s = ${round((100 * ourRate) / plainRate)} % of plain`,
        goal: '≥ 100 %',
      },
      { what: 'ledger.submit p50 / p95', value: `${round(p50, 1)} / ${round(p95, 1)} ms` },
    ],
  };
}
