import { theClock } from '../domain/people.ts';
import type { Database } from './database.ts';
import type { Ledger } from './ledger.ts';
import type { Part } from './rules.ts';
import type { WorldWatch } from './world.ts';
import { transaction } from './transaction.ts';

interface Change {
  id: string;
  part: Part;
  version: number;
  reason: string;
  cursor: string | null;
  age: number;
}

const pageSize = 200;
const handsAtOnce = 4;
/** So long another process may still register cases under the old version: it reads the rules anew every 30 s. */
const settledAfterSeconds = 60;

const oldest = `select id, part, version, reason, cursor, extract(epoch from clock_timestamp() - at)::float as age
  from rule_change where running and finished_at is null order by at limit 1 for update skip locked`;
const waiting = (part: Part): string => `select id from case_row where ended_at is null
  and id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000') and (state->'rules'->>'${part}')::int < $2
  order by id limit ${String(pageSize)}`;

/** Moves these cases to the version, each once however often it is tried; answers how many took it. */
async function adopt(ledger: Ledger, { id: change, part, version, reason }: Change, ids: string[]): Promise<number> {
  const left = [...ids];
  let adopted = 0;
  const hand = async (): Promise<void> => {
    for (let caseId = left.shift(); caseId !== undefined; caseId = left.shift()) {
      const command = { type: 'adoptRules', [part]: version, change, reason } as const;
      const answer = await ledger.submit(caseId, command, { commandId: `adopt:${change}:${caseId}`, actor: theClock });
      if ('facts' in answer) adopted++;
    }
  };
  await Promise.all(Array.from({ length: handsAtOnce }, hand));
  return adopted;
}

/**
 * Moves one page of running cases to the oldest change of rules that is not finished; false when there is nothing to do.
 * Killed halfway, the next call does the page again. Leafs through all open cases until none is left under an older version.
 */
export async function adoptPage(database: Database, ledger: Ledger, world: WorldWatch): Promise<boolean> {
  return transaction(database, async (client) => {
    const [change] = (await client.query<Change>(oldest)).rows;
    if (!change) return false;
    const known = change.part === 'calendar' ? world.now().calendars : world.now().policies;
    if (!known.has(change.version)) await world.refresh();
    const { rows } = await client.query<{ id: string }>(waiting(change.part), [change.cursor, change.version]);
    const adopted = await adopt(
      ledger,
      change,
      rows.map((row) => row.id),
    );
    const isLast = rows.length < pageSize;
    const isDone = isLast && change.cursor === null && adopted === 0 && change.age > settledAfterSeconds;
    // at the end of a round the cases are counted, since a page that was cut off has counted none
    await client.query(
      `update rule_change set cursor = $2, finished_at = case when $4 then clock_timestamp() end,
        adopted = case when $5 then (select count(*) from command_log where id >= 'adopt:' || $1::text || ':'
          and id < 'adopt:' || $1::text || ';') else adopted + $3 end
        where id = $1::uuid`,
      [change.id, isLast ? null : rows.at(-1)?.id, adopted, isDone, isLast],
    );
    return rows.length > 0;
  });
}
