import { Client, Connection } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../store/database.ts';
import { rebuild } from '../../store/rebuild.ts';
import type { Keys } from '../../store/seal.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import type { Accepted } from './storm.ts';
import type { System } from './parts.ts';

const count = async (pool: pg.Pool, sql: string): Promise<number> =>
  Number((await pool.query<{ n: string }>(`select count(*) n ${sql}`)).rows[0]?.n);

/** Waits until nothing is owed any more: no message to the engine, no notice, no strike that is due; ms it took. */
export async function calm(
  databaseUrl: string,
  patienceMs: number,
): Promise<{ ms: number; left: Record<string, number> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const started = Date.now();
  try {
    for (;;) {
      const left = {
        outbox: await count(pool, 'from outbox'),
        effects: await count(pool, 'from effect where performed_at is null'),
        strikes: await count(
          pool,
          `from case_row where ended_at is null and next_strike_at < now() - interval '2 seconds'`,
        ),
      };
      const ms = Date.now() - started;
      if (Object.values(left).every((n) => n === 0) || ms > patienceMs) return { ms, left };
      await sleep(200);
    }
  } finally {
    await pool.end();
  }
}

const twice = {
  strikes: `from (select 1 from case_event where type = 'struck'
    group by case_id, fact->>'clock', fact->>'rung', fact->>'dueAt' having count(*) > 1) t`,
  notices: `from (select 1 from effect e group by case_id, seq, template, recipient having count(*) > 1) t`,
};

/** Everything that must hold after a storm, as a list of what does not. */
export async function faults(system: System, keys: Keys, accepted: readonly Accepted[]): Promise<string[]> {
  const found: string[] = [];
  const pool = new pg.Pool({ connectionString: system.databaseUrl, max: 4 });
  const { rows } = await pool.query<{ id: string; case_id: string }>('select id, case_id from command_log');
  const logged = new Map(rows.map((row) => [row.id, row.case_id]));
  for (const { commandId, caseId, type } of accepted)
    if (logged.get(commandId) !== caseId) found.push(`${type} ${commandId} was accepted and is gone`);
  const registrations = await count(pool, `from case_event where type = 'registered'`);
  const clicks = await count(pool, 'from command_log where seq = 1');
  if (registrations !== clicks) found.push(`${String(clicks)} clicks registered ${String(registrations)} cases`);
  for (const [what, sql] of Object.entries(twice))
    if ((await count(pool, sql)) > 0) found.push(`${what} happened twice`);
  const database = openDatabase(system.databaseUrl, 2, () => undefined);
  const { different, broken } = await rebuild(database, keys, false);
  for (const id of different) found.push(`the row of ${id} is not the fold of its facts`);
  for (const id of broken) found.push(`the chain of ${id} is broken`);
  await database.end();
  found.push(...(await withoutWorkflow(pool, system.temporalAddress)));
  await pool.end();
  return found;
}

async function withoutWorkflow(pool: pg.Pool, address: string): Promise<string[]> {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const found: string[] = [];
  const { rows } = await pool.query<{ id: string }>('select id from case_row where ended_at is null');
  for (const { id } of rows) {
    const status = await client.workflow
      .getHandle(workflowIdOf(id))
      .describe()
      .then((d) => d.status.name)
      .catch(() => 'missing');
    if (status !== 'RUNNING') found.push(`open case ${id} has no running workflow: ${status}`);
  }
  await connection.close();
  return found;
}
