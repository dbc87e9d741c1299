import type { Fact } from '../domain/case/facts.ts';
import type { Database } from './database.ts';
import { unseal, type Keys } from './seal.ts';
import { digestWords, link, wordsPlace } from './write.ts';

/** A fact as it is stored, with its link in the chain. */
export interface Linked {
  seq: number;
  type: string;
  at: Date;
  fact: Fact;
  hash: Buffer;
}
/** Sealed words beside a fact. */
export interface SealedWords {
  seq: number;
  field: string;
  key_id: string;
  salt: Buffer;
  sealed: Buffer;
}
/** Where a chain breaks: a fact that is not what was hashed, one that is missing, a row that ends elsewhere, words that are others. */
export interface Break {
  seq: number;
  why: 'hash' | 'missing' | 'columns' | 'head' | 'words';
}

const isAsSaid = ({ type, at, fact }: Linked): boolean => fact.type === type && Date.parse(fact.at) === at.getTime();

function firstBadLink(events: readonly Linked[], head: Buffer | undefined): Break | undefined {
  let before: Buffer = Buffer.alloc(32);
  for (const [i, event] of events.entries()) {
    if (event.seq !== i + 1) return { seq: i + 1, why: 'missing' };
    if (!link(before, event.fact).equals(event.hash)) return { seq: event.seq, why: 'hash' };
    if (!isAsSaid(event)) return { seq: event.seq, why: 'columns' };
    before = event.hash;
  }
  return head && !head.equals(before) ? { seq: events.length + 1, why: 'head' } : undefined;
}

/** The words that are still there and are not those whose digest the fact carries; erased ones are missed by nobody. */
function firstOtherWords(
  id: string,
  events: readonly Linked[],
  words: readonly SealedWords[],
  keys: Keys,
): Break | undefined {
  const facts = new Map(events.map(({ seq, fact }) => [seq, fact]));
  const isTrue = ({ seq, field, key_id, salt, sealed }: SealedWords): boolean => {
    try {
      const text = unseal(keys, key_id, wordsPlace(id, seq, field), sealed);
      return facts.get(seq)?.words?.[field] === digestWords(salt, text);
    } catch {
      return false;
    }
  };
  const other = words.find((one) => !isTrue(one));
  return other && { seq: other.seq, why: 'words' };
}

/** The first place at which the chain of a case does not hold; undefined when all of it does. */
export const firstBreak = (
  id: string,
  events: readonly Linked[],
  words: readonly SealedWords[],
  head: Buffer | undefined,
  keys: Keys,
): Break | undefined => firstBadLink(events, head) ?? firstOtherWords(id, events, words, keys);

/** Which chains are verified: those of the cases with these ids. */
interface Chain {
  id: string;
  number: string;
  head: Buffer;
}
/** What was verified of a page of cases. */
export interface Verified {
  cases: number;
  events: number;
  words: number;
  broken: (Break & { caseId: string; number: string })[];
}

const group = <T extends { case_id: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const those = groups.get(row.case_id);
    if (those) those.push(row);
    else groups.set(row.case_id, [row]);
  }
  return groups;
};

// one statement each at one snapshot, so that a command that comes in meanwhile is not taken for a break
async function verifyChains(database: Database, keys: Keys, find: string, values: unknown[]) {
  const client = await database.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: chains } = await client.query<Chain & { at: Date }>(find, values);
    const ids = [chains.map(({ id }) => id)];
    const { rows: events } = await client.query<Linked & { case_id: string }>(
      'select * from case_event where case_id = any($1::uuid[]) order by case_id, seq',
      ids,
    );
    const { rows: words } = await client.query<SealedWords & { case_id: string }>(
      'select * from case_words where case_id = any($1::uuid[]) order by case_id, seq',
      ids,
    );
    const [eventsOf, wordsOf] = [group(events), group(words)];
    const broken = chains.flatMap(({ id, number, head }) => {
      const found = firstBreak(id, eventsOf.get(id) ?? [], wordsOf.get(id) ?? [], head, keys);
      return found ? [{ caseId: id, number, ...found }] : [];
    });
    const last = chains.at(-1);
    return { cases: chains.length, events: events.length, words: words.length, broken, last };
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

const shown = 'id, number, head_hash as head, registered_at as at';

/** Verifies the chain of the case with this number; undefined when there is none. */
export async function verifyCase(database: Database, keys: Keys, number: string): Promise<Verified | undefined> {
  const { last, ...found } = await verifyChains(database, keys, `select ${shown} from case_row where number = $1`, [
    number,
  ]);
  return last && found;
}

const pageSize = 200;
/** Where a page ended, to go on from. */
export interface Place {
  at: string;
  id: string;
}
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Verifies a page of the cases that were registered between two instants; `next` says where the following one begins. */
export async function verifyPage(
  database: Database,
  keys: Keys,
  { from, to, after }: { from: string; to: string; after?: Place | undefined },
): Promise<Verified & { next: Place | null }> {
  const { last, ...found } = await verifyChains(
    database,
    keys,
    `select ${shown} from case_row where registered_at < $2 and (registered_at, id) > ($3::timestamptz, $4::uuid)
       and registered_at >= $1 order by registered_at, id limit ${String(pageSize)}`,
    [from, to, after?.at ?? from, after?.id ?? beforeAll],
  );
  const goesOn = last && found.cases === pageSize;
  return { ...found, next: goesOn ? { at: last.at.toISOString(), id: last.id } : null };
}

/** How many cases were registered between two instants. */
export async function countRegistered(database: Database, from: string, to: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    'select count(*)::int as n from case_row where registered_at >= $1 and registered_at < $2',
    [from, to],
  );
  return rows[0]?.n ?? 0;
}
