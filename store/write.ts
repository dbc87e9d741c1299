import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Case } from '../domain/case/case.ts';
import { effectsOf } from '../domain/case/effects.ts';
import { schemaOf, type Command } from '../domain/case/commands.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { Fact } from '../domain/case/facts.ts';
import type { Actor } from '../domain/people.ts';
import type { World } from '../domain/world.ts';
import { wordsIn } from '../domain/text.ts';
import type { CallerRow } from './callers.ts';
import type { Answer, Ask } from './ledger.ts';
import { columns, valuesOf } from './row.ts';
import { enterpriseHash, seal, sha256, stableJson, type Keys } from './seal.ts';
import { changedTerms, foundOf, type Found } from './terms.ts';

interface WordsRow {
  seq: number;
  field: string;
  keyId: string;
  salt: Buffer;
  sealed: Buffer;
}
interface EventRow {
  fact: string;
  hash: Buffer;
}
/** All that one command writes about a case. `stages` are the case after each fact; `first` is the seq before them. */
export interface Written {
  facts: readonly Fact[];
  events: readonly EventRow[];
  stages: readonly Case[];
  words: readonly WordsRow[];
  title: string | undefined;
  address: string | undefined;
  enterpriseHash: Buffer | undefined;
  first: number;
}

export const wordsPlace = (caseId: string, seq: number, field: string): string => `${caseId}/${String(seq)}/${field}`;

/** The digest of words that a fact carries: salted, so that short words can't be guessed from it once the salt is erased. */
export const digestWords = (salt: Buffer, text: string): string => sha256(salt, text).toString('base64url');

/** Seals the words of one fact. */
function sealWords(keys: Keys, caseId: string, seq: number, words: Record<string, string>) {
  const rows: WordsRow[] = [];
  const digests: Record<string, string> = {};
  for (const [field, text] of Object.entries(words)) {
    const salt = randomBytes(16);
    digests[field] = digestWords(salt, text);
    rows.push({ seq, field, keyId: keys.current, salt, sealed: seal(keys, wordsPlace(caseId, seq, field), text) });
  }
  return { rows, digests };
}

/** The hash of a fact, chained to the one before it. */
export const link = (before: Buffer, fact: unknown): Buffer => sha256(before, stableJson(fact));

/** Facts as rows of the hash chain that continues from `head`. */
function chain(head: Buffer | undefined, facts: readonly Fact[]): EventRow[] {
  let before = head ?? Buffer.alloc(32);
  return facts.map((fact) => ({ fact: JSON.stringify(fact), hash: (before = link(before, fact)) }));
}

/** The case as it was locked: its fold and the head of its chain. */
export interface Before {
  state: Case;
  head_hash: Buffer;
}

/** Facts with digests and hashes, sealed words, the case after each fact: everything one command writes. */
export function prepare(
  keys: Keys,
  caseId: string,
  before: Before | undefined,
  facts: readonly Fact[],
  command: Command,
  who: Actor,
): Written {
  const words = wordsIn(schemaOf(command.type), command);
  const first = before?.state.seq ?? 0;
  const own = facts.findIndex((fact) => fact.by.id === who.id);
  const said = sealWords(keys, caseId, first + 1 + Math.max(own, 0), words);
  const worded = facts.map((fact, i) => (i === own && said.rows.length > 0 ? { ...fact, words: said.digests } : fact));
  const stages: Case[] = [];
  let kase = before?.state ?? null;
  for (const fact of worded) stages.push((kase = evolve(kase, fact, caseId)));
  return {
    ...{ facts: worded, events: chain(before?.head_hash, worded), stages, words: said.rows, first },
    ...{ title: words['title'], address: words['address'] },
    enterpriseHash: words['creditCode'] === undefined ? undefined : enterpriseHash(keys, words['creditCode']),
  };
}

interface Recording {
  id: string;
  at: string;
  ask: Ask;
  digest: Buffer;
  caller?: CallerRow | undefined;
  written: Written;
  beside: { title: string; address: string | null; enterprise_hash: Buffer | null };
  /** Of the case before, what it was found by; undefined for a new one. */
  before?: Found | undefined;
  world: World;
}

interface OwedRow {
  id: string;
  seq: number;
  template: string;
  recipient: string;
}

const owedBy = ({ facts, stages, first }: Written): OwedRow[] =>
  facts.flatMap((fact, i) => {
    const kase = stages[i];
    const owed = kase ? effectsOf(kase, fact) : [];
    return owed.map(({ template, to }) => ({ id: randomUUID(), seq: first + 1 + i, template, recipient: to }));
  });

const rowWidth = columns.length;
const holes = columns.map(([, type], i) => `$${String(i + 2)}::${type}`);
const names = columns.map(([name]) => name);
const p = (n: number): string => `$${String(rowWidth + 1 + n)}`;

// the writes that every command makes beside the case row, as parts of one statement
const besideRow = `
  ev as (insert into case_event (case_id, seq, type, at, fact, hash)
    select $1::uuid, * from unnest(${p(1)}::int[], ${p(2)}::text[], ${p(3)}::timestamptz[], ${p(4)}::jsonb[], ${p(5)}::bytea[])),
  wo as (insert into case_words (case_id, seq, field, key_id, salt, sealed)
    select $1::uuid, * from unnest(${p(6)}::int[], ${p(7)}::text[], ${p(8)}::text[], ${p(9)}::bytea[], ${p(10)}::bytea[])),
  ef as (insert into effect (id, case_id, seq, template, recipient, created_at)
    select e.id, $1::uuid, e.seq, e.template, e.recipient, ${p(15)}::timestamptz
    from unnest(${p(11)}::uuid[], ${p(12)}::int[], ${p(13)}::text[], ${p(14)}::text[]) as e (id, seq, template, recipient)),
  ob as (insert into outbox (case_id, seq, facts, at)
    select $1::uuid, ${p(16)}::int, ${p(2)}::text[], ${p(15)}::timestamptz where ${p(17)}::boolean),
  co as (insert into command_log (id, case_id, seq, digest, at)
    values (${p(18)}, $1::uuid, ${p(16)}::int, ${p(19)}::bytea, ${p(15)}::timestamptz))`;

const updateCase = {
  name: 'update-case',
  text: `with ${besideRow} update case_row set (${names.join(', ')}) = row(${holes.join(', ')}) where id = $1::uuid`,
};
const insertCase = {
  name: 'insert-case',
  text: `with ${besideRow} insert into case_row (id, ${names.join(', ')}) values ($1::uuid, ${holes.join(', ')})`,
};
const keepTerms = {
  name: 'keep-terms',
  text: `insert into case_terms (case_id, words) values ($1, array_to_tsvector($2::text[]))
    on conflict (case_id) do update set words = excluded.words`,
};
const keepCaller = {
  name: 'keep-caller',
  text: `insert into caller (id, phone_hash, key_id, sealed) values ($1, $2, $3, $4)
    on conflict (phone_hash) do update set key_id = excluded.key_id, sealed = excluded.sealed`,
};

const keepIfNew = (client: pg.PoolClient, caller: CallerRow | undefined) =>
  caller?.sealed && client.query({ ...keepCaller, values: [caller.id, caller.phoneHash, caller.keyId, caller.sealed] });

/** Writes everything in one round trip together with the commit, and answers with the new case. */
export async function recordCase(client: pg.PoolClient, recording: Recording): Promise<Answer> {
  const { id, at, ask, digest, caller, written, beside } = recording;
  const kase = written.stages.at(-1);
  const headHash = written.events.at(-1)?.hash;
  if (!kase || !headHash) throw new Error('nothing to record');
  const { facts, events, words, first } = written;
  const owed = owedBy(written);
  const title = written.title ?? beside.title;
  const address = written.address ?? beside.address;
  const hash = written.enterpriseHash ?? beside.enterprise_hash;
  const row = valuesOf(kase, { title, address, enterpriseHash: hash, headHash, changedAt: at });
  const terms = changedTerms(recording.world, recording.before, foundOf(kase, title, address));
  const values = [
    ...[id, ...row],
    ...[facts.map((_, i) => first + 1 + i), facts.map((f) => f.type), facts.map((f) => f.at)],
    ...[events.map((e) => e.fact), events.map((e) => e.hash)],
    ...[words.map((w) => w.seq), words.map((w) => w.field), words.map((w) => w.keyId)],
    ...[words.map((w) => w.salt), words.map((w) => w.sealed)],
    ...[owed.map((e) => e.id), owed.map((e) => e.seq), owed.map((e) => e.template), owed.map((e) => e.recipient)],
    ...[at, kase.seq, ask.tellEngine ?? true, ask.commandId, digest],
  ];
  await Promise.all([
    keepIfNew(client, caller),
    client.query({ ...(first === 0 ? insertCase : updateCase), values }),
    ...(terms ? [client.query({ ...keepTerms, values: [id, terms] })] : []),
    client.query('commit'),
  ]);
  return { kase, title, facts, repeated: false };
}
