import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { calm } from '../test/chaos/check.ts';
import type { Stage } from '../test/chaos/stage.ts';
import { openDatabase } from '../store/database.ts';
import { createLedger } from '../store/ledger.ts';
import { cast, registration, worldOf } from '../test/support/league.ts';
import { ask } from '../test/support/ledger.ts';
import { startingPolicy, type Policy } from '../domain/policy.ts';
import { workflowIdOf } from '../workflows/messages.ts';
import { clients, liveOne, registerOne, type Crew } from './http.ts';
import { atOnce, percentile, rate, round, type Figure } from './figures.ts';

const items = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

async function historyOf(address: string, caseId: string): Promise<number> {
  const connection = await Connection.connect({ address });
  try {
    const { historyLength } = await new Client({ connection }).workflow.getHandle(workflowIdOf(caseId)).describe();
    return historyLength;
  } finally {
    await connection.close();
  }
}

/** Whole lives over HTTP with the engine, until every workflow has ended and nothing is owed; and their histories. */
export async function benchLives({ system }: Stage, crew: Crew, count: number): Promise<Figure[]> {
  const ids: string[] = [];
  const started = performance.now();
  const run = await atOnce(clients, items(count), async () => ids.push(await liveOne(crew)));
  await calm(system.databaseUrl, 120_000);
  const all = performance.now() - started;
  const simple = await historyOf(system.temporalAddress, ids[0] ?? '');
  const spot = await crew.operator.register({
    ...registered,
    outcome: { kind: 'answered', answer: '已告知办理方式。' },
  });
  await calm(system.databaseUrl, 60_000);
  const short = await historyOf(system.temporalAddress, String(spot.body['id']));
  return [
    { what: `whole lives over HTTP, ${String(count)}, commands only`, value: `${round(rate(count, run.ms), 1)}/s` },
    {
      what: 'the same until the engine owes nothing',
      value: `${round(rate(count, all), 1)}/s`,
      goal: '≥ 20/s',
    },
    {
      what: 'history events of a life answered on the spot / simple',
      value: `${String(short)} / ${String(simple)}`,
      goal: '≤ 12 / ≤ 60',
    },
  ];
}
const { type: _, ...registered } = registration();

/** Intake with the engine and its worker killed, against intake with both up; then how long catching up takes. */
export async function benchOutage({ system }: Stage, crew: Crew, count: number): Promise<Figure[]> {
  const turn = () => atOnce(clients, items(count), () => registerOne(crew));
  const up: number[] = [...(await turn()).durations];
  await calm(system.databaseUrl, 120_000);
  await system.kill('worker');
  await system.kill('temporal');
  const down = (await turn()).durations;
  await system.launch('temporal');
  await system.launch('worker');
  const { ms, left } = await calm(system.databaseUrl, 180_000);
  const [with_, without] = [percentile(up, 95), percentile(down, 95)];
  return [
    {
      what: `intake p95 with the engine / without, ${String(count)} cases each`,
      value: `${round(with_)} / ${round(without)} ms (${round((100 * without) / with_ - 100)} %)`,
      goal: 'within 10 %',
    },
    { what: 'accepted without the engine', value: `${String(down.length)} of ${String(count)}`, goal: '100 %' },
    {
      what: 'caught up after the engine is back',
      value: `${round(ms / 1000, 1)} s, left ${JSON.stringify(left)}`,
      goal: '≤ 60 s',
    },
  ];
}

/** One strike per case after `seconds`, nothing else. */
export const oneStrikeAfter = (seconds: number): Policy => ({
  ...startingPolicy,
  base: {
    ...startingPolicy.base,
    dispatch: {
      limit: { amount: seconds, unit: 'seconds' },
      ladder: [{ offset: { amount: 0, unit: 'seconds' }, acts: ['red'] }],
    },
  },
});

/** Registers cases in process whose one strike is due at one instant, or spread over `spreadMs`, and waits for all of them. */
export async function benchStrikes(stage: Stage, policy: Policy, count: number, spreadMs: number): Promise<Figure[]> {
  const { databaseUrl } = stage.system;
  const world = worldOf(policy);
  const base = Date.now();
  const database = openDatabase(databaseUrl, clients, () => undefined);
  const ids: string[] = [];
  await atOnce(clients, items(count), async (nth) => {
    const at = new Date(base + Math.floor((nth / count) * spreadMs)).toISOString();
    const ledger = createLedger({ database, keys: stage.keys, world: () => world, now: () => at });
    const answer = await ledger.register(registration({ caller: undefined }), ask(cast.operator));
    if ('facts' in answer) ids.push(answer.kase.id);
  });
  await database.end();
  const limitMs = policy.base.dispatch.limit.amount * 1000;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, base + limitMs + spreadMs + 2_500 - Date.now())));
  await calm(databaseUrl, 240_000);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const { rows } = await pool.query<{ ms: number }>(
    `select (extract(epoch from at - (fact->>'dueAt')::timestamptz) * 1000)::float as ms from case_event where type = 'struck' and case_id = any($1)`,
    [ids],
  );
  await pool.end();
  const late = rows.map((row) => row.ms);
  const what =
    spreadMs === 0
      ? `${String(count)} strikes due at one instant`
      : `${String(count)} strikes over ${String(spreadMs / 1000)} s`;
  return [
    {
      what: `${what}: after their instant p50 / p99 / last`,
      value: [50, 99, 100].map((p) => `${round(percentile(late, p) / 1000, 1)} s`).join(' / '),
      goal: spreadMs === 0 ? '10,000 ≤ 60 s' : 'p99 ≤ 2 s',
    },
    {
      what: `${what}: struck, early, twice`,
      value: `${String(rows.length)}, ${String(late.filter((ms) => ms < 0).length)}, ${String(rows.length - count)}`,
      goal: 'all, 0, 0',
    },
  ];
}
