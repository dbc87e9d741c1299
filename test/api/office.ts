import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp, type App } from '../../api/app.ts';
import type { Parts } from '../../api/parts.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import type { Role } from '../../domain/people.ts';
import { createBlobs, type Blobs } from '../../store/blobs.ts';
import { loadWorld } from '../../store/world.ts';
import { registration } from '../support/league.ts';
import { keys, openHall, type Hall } from '../support/ledger.ts';

export const password = 'a-quiet-afternoon-2026';
const staff = {
  operator: ['operator', 'centre'],
  otherOperator: ['operator', 'centre'],
  teamLead: ['teamLead', 'centre'],
  dispatcher: ['dispatcher', 'centre'],
  handler: ['handler', 'zjj'],
  head: ['unitHead', 'zjj'],
  coHandler: ['handler', 'heat'],
  stranger: ['handler', 'street'],
  reviewer: ['reviewer', 'centre'],
  callbackAgent: ['callbackAgent', 'centre'],
  adjudicator: ['adjudicator', 'centre'],
  supervisor: ['supervisor', 'centre'],
  leader: ['leader', 'centre'],
  auditor: ['auditor', 'centre'],
  admin: ['admin', 'centre'],
  editor: ['knowledgeEditor', 'centre'],
} as const satisfies Record<string, readonly [Role, string]>;
export type Who = keyof typeof staff;

/** Every field of an answer that some test looks at. */
export interface Seen {
  id: string;
  number: string;
  seq: number;
  code: string;
  csrf: string;
  detail: string;
  may: string[];
  user: { id: string };
  issues: { path: (string | number)[]; code: string; message: string }[];
  words: Record<string, string>;
  title: string;
  status: string;
  caller: { name: string; phone: string; revealable: boolean } | null;
  callerId: string;
  total: number;
  cases: { id: string }[];
  dueAt: string;
  provisional: boolean;
  password: string;
  lines: string[];
}
export interface Answer<T> {
  status: number;
  type: string;
  text: string;
  headers: Record<string, string | string[] | undefined>;
  body: T;
}
/** A call under way, as supertest has it, with a body of a known shape. */
export interface Call<T = Seen> extends PromiseLike<Answer<T>> {
  expect: (status: number) => Call<T>;
  set: ((name: string, value: string) => Call<T>) & ((headers: Record<string, string>) => Call<T>);
  send: (body: unknown) => Call<T>;
  serialize: (write: (body: unknown) => unknown) => Call<T>;
  buffer: () => Call<T>;
  parse: <B>(read: (response: NodeJS.ReadableStream, done: (error: Error | null, body: B) => void) => void) => Call<B>;
}
export interface Agent {
  get: <T = Seen>(path: string) => Call<T>;
  post: <T = Seen>(path: string) => Call<T>;
  put: (path: string) => Call;
  delete: (path: string) => Call;
}

/** Somebody signed in, with the token that his writes carry. */
export interface Seat {
  agent: Agent;
  csrf: string;
  get: <T = Seen>(path: string) => Call<T>;
  post: <T = Seen>(path: string, body: unknown, commandId?: string) => Call<T>;
  command: (caseId: string, command: CommandInput, commandId?: string) => Call;
}

export interface Office {
  hall: Hall;
  app: App;
  blobs: Blobs;
  /** Where the blobs lie. */
  folder: string;
  /** Everything that was logged so far. */
  log: () => string;
  as: (who: Who) => Promise<Seat>;
  /** Another API process on the same database. */
  beside: () => App;
  close: () => Promise<void>;
}

export const { type: _, ...aCall } = registration();

async function fill({ prisma }: Hall): Promise<void> {
  const passwordHash = await hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  await prisma.user.createMany({
    data: Object.entries(staff).map(([username, [role, unitId]]) => ({
      ...{ id: username, username, name: `某${username}`, passwordHash, roles: [role], unitId },
    })),
  });
  await prisma.catalogueLine.create({
    data: {
      ...{ categoryId: '01.02.03', divisionCode: '152921', leadUnitId: 'zjj', coUnitIds: ['heat'] },
      basis: '三定规定',
    },
  });
}

/** Somebody who has not signed in; keeps his cookies. */
export const visitor = ({ app }: Pick<Office, 'app'>): Agent => supertest.agent(app.app) as unknown as Agent;

/** Signs somebody in at an API. */
export async function seatOf(app: App, username: string): Promise<Seat> {
  const agent = visitor({ app });
  const { body, status } = await agent.post('/api/session').send({ username, password });
  if (status !== 200) throw new Error(JSON.stringify(body));
  const { csrf } = body;
  const post = <T = Seen>(path: string, sent: unknown, commandId: string = randomUUID()): Call<T> =>
    agent.post<T>(path).set({ 'X-CSRF-Token': csrf, 'Idempotency-Key': commandId }).send(sent);
  return {
    ...{ agent, csrf, post },
    get: (path) => agent.get(path),
    command: (caseId, command, commandId) => post(`/api/cases/${caseId}/commands`, command, commandId),
  };
}

/** The whole API on a database of its own, with one person per desk; every answer is held against its schema. */
export async function openOffice(change: Partial<Parts> | ((hall: Hall) => Partial<Parts>) = {}): Promise<Office> {
  const hall = await openHall();
  await fill(hall);
  let world = await loadWorld(hall.prisma);
  const refreshWorld = async (): Promise<void> => {
    world = await loadWorld(hall.prisma);
  };
  const sessionPool = new pg.Pool({ connectionString: hall.url, max: 2 });
  sessionPool.on('error', () => undefined);
  const folder = mkdtempSync(path.join(tmpdir(), 'yihao-blobs-'));
  const blobs = createBlobs(folder, keys);
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const beside = (): App =>
    createApp({
      ...{
        ledger: hall.ledger,
        database: hall.database,
        blobs,
        sessionPool,
        keys,
        world: () => world,
        refreshWorld,
      },
      ...{ sessionSecret: 's'.repeat(40), logger: pino(sink), engine: () => 'down' },
      engineAwaySince: () => new Date('2026-11-24T02:32:00.000Z'),
      workflowsUrl: 'http://engine.test/namespaces/default/workflows/',
      checkAnswers: true,
      ...(typeof change === 'function' ? change(hall) : change),
    });
  const app = beside();
  const seats = new Map<Who, Promise<Seat>>();
  return {
    ...{ hall, app, blobs, folder, log: () => lines.join(''), beside },
    as(who) {
      const seat = seats.get(who) ?? seatOf(app, who);
      seats.set(who, seat);
      return seat;
    },
    async close() {
      app.stop();
      await sessionPool.end();
      await hall.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Registers a case at the operator's desk and answers it. */
export async function call(office: Office, change: object = {}): Promise<{ id: string; number: string; seq: number }> {
  // an operator sends a case straight to a unit only where the catalogue says so
  const isSent = 'outcome' in change && JSON.stringify(change.outcome).includes('dispatched');
  const desk = await office.as(isSent ? 'dispatcher' : 'operator');
  const { body, status } = await desk.post('/api/cases', { ...aCall, ...change });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}
