import { randomUUID } from 'node:crypto';
import { startingPolicy, type Policy } from '../../domain/policy.ts';
import type { World } from '../../domain/world.ts';
import type { Actor } from '../../domain/people.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CommandInput, CommandOf } from '../../domain/case/commands.ts';
import { openDatabase, openPrisma, type Database, type Prisma } from '../../store/database.ts';
import { createLedger, type Answer, type Ledger } from '../../store/ledger.ts';
import type { Keys } from '../../store/seal.ts';
import { freshDatabase } from './database.ts';
import { asCommand, book, cast, registration, worldOf } from './league.ts';

export const keys: Keys = {
  current: 'k1',
  byId: new Map([['k1', Buffer.alloc(32, 7)]]),
  phoneHash: Buffer.alloc(32, 9),
};

export interface Hall {
  url: string;
  database: Database;
  prisma: Prisma;
  ledger: Ledger;
  /** What the ledger knows of the league; its maps can be exchanged. */
  world: { -readonly [K in keyof World]: World[K] };
  /** Replaces the database's clock from now on; undefined gives it back. */
  setClock: (instant: string | undefined) => void;
  close: () => Promise<void>;
}

/** Fills the small league's reference data in, as rows, or those of another world. */
export async function seedLeague(
  prisma: Prisma,
  policy: Policy = startingPolicy,
  world: World = worldOf(policy),
): Promise<void> {
  const { categories, divisions, catalogue, units, policies } = world;
  await prisma.unit.createMany({ data: [...units.values()] });
  await prisma.division.createMany({
    data: [...divisions.values()].map((d) => ({ ...d, level: 'banner' })),
  });
  await prisma.category.createMany({
    data: [...categories.values()].map(({ id, name, parentId, profile, needsEvidence = false }) => ({
      ...{ id, name, parentId, needsEvidence },
      profile: profile ?? null,
    })),
  });
  await prisma.catalogueLine.createMany({
    data: [...catalogue.values()].flat().map((line) => ({ ...line, coUnitIds: [...line.coUnitIds] })),
  });
  await prisma.calendarVersion.create({
    data: { version: 1, body: book, note: 'official notices 2020–2026' },
  });
  await prisma.policyVersion.createMany({
    data: [...policies].map(([version, body]) => ({ version, body, note: 'test' })),
  });
}

/** A database of its own with the small league, or another world, and a ledger on it. */
export async function openHall(policy: Policy = startingPolicy, world: World = worldOf(policy)): Promise<Hall> {
  const fresh = await freshDatabase();
  const { url } = fresh;
  const database = openDatabase(url, 10, () => undefined);
  const prisma = openPrisma(url);
  await seedLeague(prisma, policy, world);
  let clock: string | undefined;
  const live = createLedger({ database, keys, world: () => world });
  const simulated = createLedger({ database, keys, world: () => world, now: () => clock ?? '' });
  const current = (): Ledger => (clock === undefined ? live : simulated);
  const ledger: Ledger = {
    register: (command, ask) => current().register(command, ask),
    submit: (caseId, command, ask) => current().submit(caseId, command, ask),
  };
  const close = async () => {
    await prisma.$disconnect();
    await database.end();
    await fresh.drop();
  };
  return { url, database, prisma, ledger, world, setClock: (instant) => (clock = instant), close };
}

export const ask = (actor: Actor, commandId: string = randomUUID()) => ({ commandId, actor });

export async function registerCase(ledger: Ledger, change: Parameters<typeof registration>[0] = {}): Promise<Case> {
  const answer = await ledger.register(registration(change), ask(cast.operator));
  if (!('facts' in answer)) throw new Error(JSON.stringify(answer));
  return answer.kase;
}

export const submit = (
  ledger: Ledger,
  kase: Case,
  actor: Actor,
  input: CommandInput,
  commandId?: string,
): Promise<Answer> =>
  ledger.submit(
    kase.id,
    asCommand(input) as Exclude<ReturnType<typeof asCommand>, CommandOf<'register'>>,
    ask(actor, commandId),
  );

/** What an answer says in a word: its facts, its refusal, or that there is no such case. */
export const gist = (answer: Answer): string | string[] => {
  if ('facts' in answer) return answer.facts.map((fact) => fact.type);
  return 'refusal' in answer ? answer.refusal : Object.keys(answer)[0]!;
};
