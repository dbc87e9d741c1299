import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { openDatabase, openPrisma, type Database, type Prisma } from '../../store/database.ts';
import { rebuild } from '../../store/rebuild.ts';
import type { DemoAccount } from '../../prisma/seed/accounts.ts';
import { seedLeague } from '../../prisma/seed/league.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { keys } from '../support/ledger.ts';

let fresh: FreshDatabase;
let database: Database;
let prisma: Prisma;
let accounts: DemoAccount[];
const seed = () => seedLeague({ database, prisma, keys, days: 12, perDay: 25, say: () => undefined });
const count = async (sql: string): Promise<number> =>
  Number((await database.query<{ n: string }>(`select count(*) n from ${sql}`)).rows[0]?.n);
const ended = "('answered', 'redirected', 'invalid', 'closed', 'terminated', 'merged')";

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, 12, () => undefined);
  prisma = openPrisma(fresh.url);
  accounts = await seed();
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.end();
  await fresh.drop();
});

describe('the demo league in an empty database', () => {
  test('holds cases that ended and cases that are open, and none of the future', async () => {
    expect(await count('case_row')).toBeGreaterThan(200);
    expect(await count("case_row where status = 'closed'")).toBeGreaterThan(3);
    expect(await count(`case_row where status not in ${ended}`)).toBeGreaterThan(8);
    expect(await count('case_event where at > now()')).toBe(0);
  });

  test('has every strike that was due struck', async () => {
    expect(await count(`case_row where next_strike_at < now() - interval '3 minutes' and ended_at is null`)).toBe(0);
    expect(await count("case_event where type = 'struck' and (fact ->> 'late')::boolean")).toBeLessThan(5);
  });

  test('tells the engine of each open case once, and of no other', async () => {
    const open = await count(`case_row where status not in ${ended}`);
    expect(await count('outbox')).toBe(open);
    expect(await count(`outbox join case_row on case_row.id = case_id where status in ${ended}`)).toBe(0);
  });

  test('folds anew to the rows that it has', async () => {
    expect(await rebuild(database, keys, false)).toMatchObject({ different: [], broken: [] });
  });

  test('gives accounts whose passwords are random and fit', async () => {
    const operator = accounts.find(({ username }) => username === 'operator1');
    const row = await prisma.user.findUniqueOrThrow({ where: { username: 'operator1' } });
    expect(await verify(row.passwordHash, operator?.password ?? '')).toBe(true);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
  });

  test('told again on the same day, continues and repeats nothing', async () => {
    const before = await count('case_row');
    await seed();
    expect(await count('case_row')).toBeLessThan(before + 5);
  });

  test('is kept out of a database in which others have accounts', async () => {
    const stranger = {
      id: 'wang',
      username: 'wang',
      name: '王',
      passwordHash: '-',
      roles: ['admin'],
      unitId: 'centre',
    };
    await prisma.user.create({ data: stranger });
    await expect(seed()).rejects.toThrow('needs an empty one');
  });
});
