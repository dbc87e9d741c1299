import { nextStrike } from '../domain/case/clocks.ts';
import type { Case } from '../domain/case/case.ts';
import { theClock } from '../domain/people.ts';
import type { Engine } from '../engine/connect.ts';
import type { Database } from '../store/database.ts';
import type { Ledger } from '../store/ledger.ts';
import { nudge } from '../store/outbox.ts';
import { caseWorkflowType, workflowIdOf } from '../workflows/messages.ts';

const setSize = 500;
const mostSets = 40;
const lateSeconds = 60;

/** What is done once a minute beside the cases' own timers. */
export interface Tidy {
  /** Strikes what is more than a minute late, set by set through the ledger; answers how many cases. */
  sweep: () => Promise<number>;
  /** Nudges open cases without a running workflow, and ended ones that still owe something; answers how many. */
  reconcile: () => Promise<number>;
}

export function createTidy(database: Database, ledger: Ledger, engine: Engine): Tidy {
  const late = `select state from case_row where ended_at is null
    and next_strike_at < clock_timestamp() - make_interval(secs => ${String(lateSeconds)})
    order by next_strike_at limit ${String(setSize)}`;
  const owing = `select distinct case_id as id from effect where performed_at is null
    and created_at < clock_timestamp() - make_interval(secs => ${String(lateSeconds)}) limit ${String(setSize)}`;
  // a case with a message in the outbox is about to be told anyway
  const open = `select id from case_row k where ended_at is null and id > $1
    and not exists (select 1 from outbox o where o.case_id = k.id) order by id limit ${String(setSize)}`;

  async function strikeOne(kase: Case): Promise<void> {
    const due = nextStrike(kase.clocks);
    if (!due) return;
    const { clock, rung, at } = due;
    const commandId = `sweep:${kase.id}:${clock}:${at}:${String(rung)}`;
    await ledger.submit(kase.id, { type: 'strike', clock, rung, at }, { commandId, actor: theClock });
  }

  async function sweep(): Promise<number> {
    let struck = 0;
    for (let set = 0; set < mostSets; set++) {
      const { rows } = await database.query<{ state: Case }>(late);
      for (const { state } of rows) await strikeOne(state);
      struck += rows.length;
      if (rows.length < setSize) break;
    }
    return struck;
  }

  async function runningIds(): Promise<Set<string>> {
    const running = new Set<string>();
    const query = `WorkflowType = '${caseWorkflowType}' AND ExecutionStatus = 'Running'`;
    for await (const { workflowId } of engine.client.workflow.list({ query, pageSize: 1_000 })) running.add(workflowId);
    return running;
  }

  async function reconcile(): Promise<number> {
    const { rows: owed } = await database.query<{ id: string }>(owing);
    if (owed.length > 0)
      await nudge(
        database,
        owed.map((row) => row.id),
      );
    const running = await runningIds();
    let nudged = owed.length;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await database.query<{ id: string }>(open, [after]);
      const missing = rows.map((row) => row.id).filter((id) => !running.has(workflowIdOf(id)));
      if (missing.length > 0) await nudge(database, missing);
      nudged += missing.length;
      const last = rows.at(-1);
      if (!last) return nudged;
      after = last.id;
    }
  }

  return { sweep, reconcile };
}
