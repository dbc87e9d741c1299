import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Case } from '../domain/case/case.ts';
import type { Command, CommandOf } from '../domain/case/commands.ts';
import { decide } from '../domain/case/decide.ts';
import type { Fact } from '../domain/case/facts.ts';
import { isRefusal, type Moment, type Refusal } from '../domain/case/moment.ts';
import { mayRead, type Actor } from '../domain/people.ts';
import type { World } from '../domain/world.ts';
import { citedArticle } from './articles.ts';
import { newCaller } from './callers.ts';
import type { Database } from './database.ts';
import { phoneHash, sha256, stableJson, type Keys } from './seal.ts';
import { only } from './sql.ts';
import { foundOf } from './terms.ts';
import { prepare, recordCase, type Before } from './write.ts';

export interface Ask {
  /** The client's id of this click: the same id again is the same command. */
  commandId: string;
  actor: Actor;
  /** The seq that the asker saw; a case that has moved on is refused as stale. */
  expectedSeq?: number;
  /** False when the asker is the engine itself, which needs no message about what it did. */
  tellEngine?: boolean;
}
export type Answer =
  | { kase: Case; title: string; facts: readonly Fact[]; repeated: boolean }
  | (Refusal & { kase?: Case })
  | NotFound
  | Reused;
/** There is no such case, or the actor must not know of it. */
interface NotFound {
  notFound: true;
}
/** The command id was used for something else before. */
interface Reused {
  reused: true;
}

export interface LedgerParts {
  database: Database;
  keys: Keys;
  world: () => World;
  /** Stands in for the database's clock, in a simulation. */
  now?: () => string;
}
export interface Ledger {
  register: (command: CommandOf<'register'>, ask: Ask) => Promise<Answer>;
  submit: (caseId: string, command: Exclude<Command, { type: 'register' }>, ask: Ask) => Promise<Answer>;
}

type Registration = CommandOf<'register'>;
interface Locked extends Before {
  title: string;
  address: string | null;
  enterprise_hash: Buffer | null;
  changed_at: Date;
}
interface Fresh {
  serial: number;
  caller_id: string | null;
  repeats: number;
}
interface Logged {
  at: Date;
  case_id: string | null;
  digest: Buffer | null;
}

const lockCase = {
  name: 'lock-case',
  text: 'select state, head_hash, title, address, enterprise_hash, changed_at from case_row where id = $1 for update',
};
// sent after the lock, so that the clock is read while it is held
const readClock = {
  name: 'read-clock',
  text: 'select clock_timestamp() as at, case_id, digest from (select 1) one left join command_log on id = $1',
};
const readState = { name: 'read-state', text: 'select state, title from case_row where id = $1' };
const freshCase = {
  name: 'fresh-case',
  text: `select nextval('case_number')::int as serial, c.id as caller_id,
    (select count(*)::int from (select 1 from case_row k where k.caller_id = c.id
      and k.registered_at > coalesce($2::timestamptz, clock_timestamp()) - interval '30 days' limit 99) earlier) as repeats
    from (select 1) one left join caller c on c.phone_hash = $1`,
};

const numberOf = (at: string, serial: number): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '') +
  String(serial).padStart(6, '0');

const latest = (...instants: string[]): string => instants.reduce((a, b) => (a > b ? a : b));

/** A race with another registration of the same caller or command: worth another look. */
const lostRace = (error: unknown): boolean =>
  ['23505', '23503', '40001', '40P01'].includes((error as { code?: string }).code ?? '');

/** The only writer of cases: decides, appends facts, folds the row and notes what is owed, in one transaction of two round trips. */
export const createLedger = (parts: LedgerParts): Ledger => ({
  register: (command, ask) => withSecondLook(parts, (client) => register(parts, client, command, ask)),
  submit: (caseId, command, ask) => withSecondLook(parts, (client) => submit(parts, client, caseId, command, ask)),
});

/** Runs the transaction on a connection of its own, and once more when it lost a race. */
async function withSecondLook(parts: LedgerParts, work: (client: pg.PoolClient) => Promise<Answer>): Promise<Answer> {
  try {
    return await transaction(parts.database, work);
  } catch (error) {
    if (lostRace(error)) return transaction(parts.database, work);
    throw error;
  }
}

/** `work` ends the transaction itself; whatever it throws rolls back, and a connection that can't is thrown away. */
async function transaction<T>(database: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.connect();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    await client.query('rollback').catch((e: unknown) => (broken = e as Error));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function finish(client: pg.PoolClient, answer: Answer): Promise<Answer> {
  await client.query('rollback');
  return answer;
}

async function again(client: pg.PoolClient, digest: Buffer, logged: Logged): Promise<Answer> {
  if (!logged.digest?.equals(digest)) return finish(client, { reused: true });
  const { rows } = await client.query<{ state: Case; title: string }>({ ...readState, values: [logged.case_id] });
  if (!rows[0]) throw new Error(`a command has lost its case ${String(logged.case_id)}`);
  return finish(client, { kase: rows[0].state, title: rows[0].title, facts: [], repeated: true });
}

/** What a decision must know beside the case: where a reply names files, which the case has. */
async function lookUp(client: pg.PoolClient, caseId: string, command: Command): Promise<Pick<Moment, 'attached'>> {
  if (command.type !== 'reply' || command.evidence === undefined) return {};
  const { rows } = await client.query<{ id: string }>(
    "select id from attachment where case_id = $1 and scan <> 'refused'",
    [caseId],
  );
  return { attached: new Set(rows.map(({ id }) => id)) };
}

/** The article that an answer on the spot cites. */
async function citedBy(client: pg.PoolClient, { outcome }: Registration): Promise<Pick<Moment, 'cited'>> {
  if (outcome.kind !== 'answered' || outcome.articleId === undefined) return {};
  return { cited: await citedArticle(client, outcome.articleId) };
}

const digestOf = (caseId: string, command: Command, actor: Actor): Buffer =>
  sha256(stableJson([caseId, actor.id, command]));

async function register(parts: LedgerParts, client: pg.PoolClient, command: Registration, ask: Ask): Promise<Answer> {
  const { keys, now, world } = parts;
  const digest = digestOf('', command, ask.actor);
  const hash = command.caller?.phone === undefined ? null : phoneHash(keys, command.caller.phone);
  const [, logged, fresh] = await Promise.all([
    client.query('begin'),
    client.query<Logged>({ ...readClock, values: [ask.commandId] }),
    client.query<Fresh>({ ...freshCase, values: [hash, now?.() ?? null] }),
  ]);
  const [clock, row] = [only(logged.rows), only(fresh.rows)];
  if (clock.digest) return again(client, digest, clock);
  const at = now?.() ?? clock.at.toISOString();
  const caller = newCaller(keys, command, hash, row.caller_id);
  const number = numberOf(at, row.serial);
  const decision = decide(null, command, {
    ...{ at, actor: ask.actor, world: world(), ...(await citedBy(client, command)) },
    fresh: {
      ...{ number, reachable: hash !== null, repeatCount: row.repeats },
      ...(caller && { callerId: caller.id }),
    },
  });
  if (isRefusal(decision)) return finish(client, decision);
  const id = randomUUID();
  const written = prepare(keys, id, undefined, decision.facts, command, ask.actor);
  const beside = { title: command.title, address: null, enterprise_hash: null };
  return recordCase(client, { id, at, ask, digest, caller, written, beside, world: world() });
}

async function submit(
  { keys, now, world }: LedgerParts,
  client: pg.PoolClient,
  caseId: string,
  command: Exclude<Command, Registration>,
  ask: Ask,
): Promise<Answer> {
  const digest = digestOf(caseId, command, ask.actor);
  const [, locked, logged] = await Promise.all([
    client.query('begin'),
    client.query<Locked>({ ...lockCase, values: [caseId] }),
    client.query<Logged>({ ...readClock, values: [ask.commandId] }),
  ]);
  const [before, clock] = [locked.rows[0], only(logged.rows)];
  if (!before || !mayRead(ask.actor, before.state)) return finish(client, { notFound: true });
  if (clock.digest) return again(client, digest, clock);
  const kase = before.state;
  if (ask.expectedSeq !== undefined && ask.expectedSeq !== kase.seq)
    return finish(client, { refusal: 'stale', status: kase.status, kase });
  // instants never run backwards within a case, even when the database's clock was set back
  const at = latest(now?.() ?? clock.at.toISOString(), before.changed_at.toISOString());
  const moment: Moment = { at, actor: ask.actor, world: world(), ...(await lookUp(client, caseId, command)) };
  const decision = decide(kase, command, moment);
  if (isRefusal(decision)) return finish(client, { ...decision, kase });
  if (decision.facts.length === 0) return finish(client, { kase, title: before.title, facts: [], repeated: true });
  const written = prepare(keys, caseId, before, decision.facts, command, ask.actor);
  const found = foundOf(kase, before.title, before.address);
  return recordCase(client, { id: caseId, at, ask, digest, written, beside: before, before: found, world: world() });
}
