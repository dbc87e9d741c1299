import { nextStrike } from '../domain/case/clocks.ts';
import type { Case } from '../domain/case/case.ts';
import { theClock } from '../domain/people.ts';
import type { Engine } from '../engine/connect.ts';
import type { Database } from '../store/database.ts';
import type { Ledger } from '../store/ledger.ts';
import { nudge } from '../store/outbox.ts';
import { type Activities, caseWorkflowType, workflowIdOf } from '../workflows/messages.ts';

const setSize = 500;
const mostSets = 40;
/** A strike that nobody made for so long is made by whoever sweeps: a herd due at one instant, or an engine that is away. */
const lateSeconds = 5;
const owedSeconds = 60;
const handsAtOnce = 8;

const lateStrikes = `select state from case_row where ended_at is null
  and next_strike_at < clock_timestamp() - make_interval(secs => ${String(lateSeconds)})
  order by next_strike_at limit ${String(setSize)}`;
const longOwed = `select distinct case_id as id from effect where performed_at is null
  and created_at < clock_timestamp() - make_interval(secs => ${String(owedSeconds)}) limit ${String(setSize)}`;
// a case with a message in the outbox is about to be told anyway
const openCases = `select id from case_row k where ended_at is null and id > $1
  and not exists (select 1 from outbox o where o.case_id = k.id) order by id limit ${String(setSize)}`;

async function strikeOne(ledger: Ledger, kase: Case): Promise<void> {
  const due = nextStrike(kase.clocks);
  if (!due) return;
  const { clock, rung, at } = due;
  const commandId = `sweep:${kase.id}:${clock}:${at}:${String(rung)}`;
  await ledger.submit(kase.id, { type: 'strike', clock, rung, at }, { commandId, actor: theClock });
}

async function runningWorkflows(engine: Engine): Promise<Set<string>> {
  const running = new Set<string>();
  const query = `WorkflowType = '${caseWorkflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of engine.client.workflow.list({ query, pageSize: 1_000 })) running.add(workflowId);
  return running;
}

/** Nudges every open case that is not among the running workflows, page by page; answers how many. */
async function nudgeMissing(database: Database, running: ReadonlySet<string>): Promise<number> {
  let nudged = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await database.query<{ id: string }>(openCases, [after]);
    const missing = rows.map((row) => row.id).filter((id) => !running.has(workflowIdOf(id)));
    if (missing.length > 0) await nudge(database, missing);
    nudged += missing.length;
    const last = rows.at(-1);
    if (!last) return nudged;
    after = last.id;
  }
}

/** What is done beside the cases' own timers. */
export const createTidy = (
  database: Database,
  ledger: Ledger,
  engine: Engine,
): Pick<Activities, 'sweep' | 'reconcile'> => ({
  async sweep() {
    let struck = 0;
    for (let set = 0; set < mostSets; set++) {
      const { rows } = await database.query<{ state: Case }>(lateStrikes);
      const waiting = rows.map((row) => row.state);
      const hand = async (): Promise<void> => {
        for (let kase = waiting.shift(); kase; kase = waiting.shift()) await strikeOne(ledger, kase);
      };
      await Promise.all(Array.from({ length: handsAtOnce }, hand));
      struck += rows.length;
      if (rows.length < setSize) break;
    }
    return struck;
  },
  async reconcile() {
    const { rows: owing } = await database.query<{ id: string }>(longOwed);
    if (owing.length > 0)
      await nudge(
        database,
        owing.map((row) => row.id),
      );
    return owing.length + (await nudgeMissing(database, await runningWorkflows(engine)));
  },
});
