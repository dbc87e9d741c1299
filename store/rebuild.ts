import type { Case } from '../domain/case/case.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { Database } from './database.ts';
import { columns, valuesOf, type Beside } from './row.ts';
import { enterpriseHash, unseal, type Keys } from './seal.ts';
import { firstBreak, type Linked, type SealedWords } from './verify.ts';
import { wordsPlace } from './write.ts';

type EventRow = Linked & { case_id: string };
type WordsRow = SealedWords & { case_id: string };

/** What a rebuild found: how many cases were folded, which rows differed from their facts, which chains do not verify. */
export interface Rebuilt {
  cases: number;
  different: string[];
  broken: string[];
}

const batchSize = 500;

const group = <T extends { case_id: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.case_id, [...(groups.get(row.case_id) ?? []), row]);
  return groups;
};

/** Folds the facts of one case and checks its chain and the digests of the words that are still there. */
function refold(id: string, events: readonly EventRow[], words: readonly WordsRow[], keys: Keys) {
  let kase: Case | null = null;
  for (const event of events) kase = evolve(kase, event.fact, id);
  const open = (w: WordsRow): string => unseal(keys, w.key_id, wordsPlace(id, w.seq, w.field), w.sealed);
  const intact = firstBreak(id, events, words, undefined, keys) === undefined;
  return { kase, beside: besideOf(keys, events, words, open), intact };
}

/** The latest title, place and credit code said of a case, the code as its hash, and the head of its chain. */
function besideOf(
  keys: Keys,
  events: readonly EventRow[],
  words: readonly WordsRow[],
  open: (w: WordsRow) => string,
): Beside {
  const last = (field: string): string | undefined => {
    const row = words.findLast((w) => w.field === field);
    return row && open(row);
  };
  const [event] = events.slice(-1);
  if (!event) throw new Error('no events');
  const { hash: headHash, at } = event;
  const code = last('creditCode');
  return {
    ...{ title: last('title') ?? '', address: last('address') ?? null, headHash, changedAt: at.toISOString() },
    enterpriseHash: code === undefined ? null : enterpriseHash(keys, code),
  };
}

const names = columns.map(([name]) => name);
const holes = columns.map(([, type], i) => `$${String(i + 2)}::${type}`);
const same = `select 1 from case_row where id = $1::uuid and row(${names.join(', ')}) is not distinct from row(${holes.join(', ')})`;
const mend = `update case_row set (${names.join(', ')}) = row(${holes.join(', ')}) where id = $1::uuid`;

/** Folds every case anew from its facts, in batches; with `repair` the rows that differ are written anew. */
export async function rebuild(database: Database, keys: Keys, repair: boolean): Promise<Rebuilt> {
  const found: Rebuilt = { cases: 0, different: [], broken: [] };
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows: ids } = await database.query<{ id: string }>(
      'select id from case_row where id > $1 order by id limit $2',
      [after, batchSize],
    );
    if (ids.length === 0) return found;
    await rebuildSet(
      database,
      keys,
      repair,
      ids.map((row) => row.id),
      found,
    );
    after = ids.at(-1)?.id ?? after;
  }
}

// one snapshot per set, so that commands that come in meanwhile are neither missed nor taken for a difference
async function rebuildSet(
  database: Database,
  keys: Keys,
  repair: boolean,
  ids: string[],
  found: Rebuilt,
): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const events = await client.query<EventRow>(
      'select * from case_event where case_id = any($1) order by case_id, seq',
      [ids],
    );
    const words = await client.query<WordsRow>(
      'select * from case_words where case_id = any($1) order by case_id, seq',
      [ids],
    );
    const wordsOf = group(words.rows);
    for (const [id, facts] of group(events.rows)) {
      const { kase, beside, intact } = refold(id, facts, wordsOf.get(id) ?? [], keys);
      found.cases++;
      if (!intact) found.broken.push(id);
      const values = kase ? [id, ...valuesOf(kase, beside)] : [];
      if (!kase || (await client.query(same, values)).rowCount === 1) continue;
      found.different.push(id);
      if (repair) await client.query(mend, values);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
