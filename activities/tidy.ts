import { nextStrike } from '../domain/case/clocks.ts';
import type { Case } from '../domain/case/case.ts';
import { theClock } from '../domain/people.ts';
import type { Engine } from '../engine/connect.ts';
import type { Database } from '../store/database.ts';
import type { Ledger } from '../store/ledger.ts';
import { nudge } from '../store/outbox.ts';
import { type Activities, workflowIdOf } from '../workflows/messages.ts';

const setSize = 500;
const mostSets = 40;
/** A strike that nobody made for so long is made by whoever sweeps: a herd due at one instant, or an engine that is away. */
const lateSeconds = 5;
const handsAtOnce = 8;
const listMs = 10_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

const lateStrikes = `select state from case_row where ended_at is null
  and next_strike_at < clock_timestamp() - make_interval(secs => ${String(lateSeconds)})
  order by next_strike_at limit ${String(setSize)}`;

// Both look at a page of cases after $1. A case with a message in the outbox is about to be told anyway.
const openCases = `select id, false as again from case_row k where ended_at is null and id > $1
  and not exists (select 1 from outbox o where o.case_id = k.id) order by id limit ${String(setSize)}`;
// a running workflow may be trying already: it is reminded after 1, 2, 4, 8 … minutes, so that a long outage fills no history
const longOwed = `select case_id as id, bool_or(minutes & (minutes - 1) = 0) as again
  from (select case_id, floor(extract(epoch from clock_timestamp() - created_at) / 60)::int as minutes
    from effect where performed_at is null and case_id > $1) e
  where minutes >= 1 and not exists (select 1 from outbox o where o.case_id = e.case_id)
  group by case_id order by case_id limit ${String(setSize)}`;

async function strikeOne(ledger: Ledger, kase: Case): Promise<void> {
  const due = nextStrike(kase.clocks);
  if (!due) return;
  const { clock, rung, at } = due;
  const commandId = `sweep:${kase.id}:${clock}:${at}:${String(rung)}`;
  await ledger.submit(kase.id, { type: 'strike', clock, rung, at }, { commandId, actor: theClock });
}

/** Which of these cases have a running workflow. Counting costs the engine a tenth of listing, so it is asked first. */
async function runningAmong(engine: Engine, caseIds: readonly string[]): Promise<Set<string>> {
  const ids = caseIds.map(workflowIdOf);
  if (ids.length === 0) return new Set();
  const query = `ExecutionStatus = 'Running' AND WorkflowId IN (${ids.map((id) => `'${id}'`).join(', ')})`;
  return engine.within(listMs, async () => {
    const { count } = await engine.client.workflow.count(query);
    if (count === ids.length) return new Set(ids);
    const running = new Set<string>();
    for await (const { workflowId } of engine.client.workflow.list({ query })) running.add(workflowId);
    return running;
  });
}

/**
 * Nudges the cases of a query that have no running workflow, or are to be told again: some pages at a time, going on
 * where it stopped and beginning anew after the last. Each call answers how many.
 */
function createRound(database: Database, engine: Engine, query: string): () => Promise<number> {
  let after = beforeAll;
  return async () => {
    let nudged = 0;
    for (let set = 0; set < mostSets; set++) {
      const { rows } = await database.query<{ id: string; again: boolean }>(query, [after]);
      const ids = rows.map((row) => row.id);
      const running = await runningAmong(engine, ids);
      const lost = rows.filter(({ id, again }) => again || !running.has(workflowIdOf(id))).map((row) => row.id);
      if (lost.length > 0) await nudge(database, lost);
      nudged += lost.length;
      after = (rows.length === setSize ? ids.at(-1) : undefined) ?? beforeAll;
      if (after === beforeAll) break;
    }
    return nudged;
  };
}

/** What is done beside the cases' own timers. */
export function createTidy(
  database: Database,
  ledger: Ledger,
  engine: Engine,
): Pick<Activities, 'sweep' | 'reconcile'> {
  const nudgeOpen = createRound(database, engine, openCases);
  const nudgeOwing = createRound(database, engine, longOwed);
  // one case that cannot be struck keeps no other from it
  const sweepSet = async (): Promise<{ struck: number; failures: Error[] }> => {
    const { rows } = await database.query<{ state: Case }>(lateStrikes);
    const waiting = rows.map((row) => row.state);
    const failures: Error[] = [];
    const hand = async (): Promise<void> => {
      for (let kase = waiting.shift(); kase; kase = waiting.shift())
        await strikeOne(ledger, kase).catch((error: unknown) => failures.push(error as Error));
    };
    await Promise.all(Array.from({ length: handsAtOnce }, hand));
    return { struck: rows.length - failures.length, failures };
  };
  return {
    async sweep() {
      let struck = 0;
      for (let set = 0; set < mostSets; set++) {
        const more = await sweepSet();
        struck += more.struck;
        if (more.struck === 0 && more.failures[0] !== undefined) throw more.failures[0];
        if (more.struck < setSize) break;
      }
      return struck;
    },
    reconcile: async () => (await nudgeOwing()) + (await nudgeOpen()),
  };
}
