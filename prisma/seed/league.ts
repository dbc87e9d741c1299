import { calendarAt } from '../../domain/calendar.ts';
import { loadWorld } from '../../store/world.ts';
import type { Database, Prisma } from '../../store/database.ts';
import type { Keys } from '../../store/seal.ts';
import { noteMissed } from '../../store/missed.ts';
import { seedArticles } from './articles.ts';
import { seedAccounts, type DemoAccount } from './accounts.ts';
import { tellLives } from './lives.ts';
import { people } from './people.ts';
import { seedReference } from './reference.ts';
import { submitLives } from './submit.ts';

export interface Seeding {
  database: Database;
  prisma: Prisma;
  keys: Keys;
  days: number;
  perDay: number;
  say: (line: string) => void;
}

/** Who was not answered in the last hour: a number, and how many minutes ago it rang, each time. */
const unanswered: readonly (readonly [phone: string, minutesAgo: readonly number[]])[] = [
  ['13848301726', [52, 44]],
  ['0483-8336150', [31]],
  ['15149330482', [9]],
];

async function seedMissed({ database, keys }: Pick<Seeding, 'database' | 'keys'>, until: string): Promise<void> {
  for (const [phone, minutesAgo] of unanswered)
    for (const minutes of minutesAgo)
      await noteMissed(database, keys, phone, new Date(Date.parse(until) - minutes * 60_000).toISOString());
}

const tellingMargin = "interval '1 minute'";

/** Refuses a database in which somebody works already. */
async function refuseForeign(prisma: Prisma): Promise<void> {
  const demo = new Set(people.map(({ username }) => username));
  const users = await prisma.user.findMany({ select: { id: true } });
  const cases = await prisma.caseRow.count();
  if (users.some(({ id }) => !demo.has(id)) || (cases > 0 && users.length === 0))
    throw new Error('the database holds accounts or cases of its own; the demo league needs an empty one');
}

// What history owed to people needs no sending any more; what the last day owes is left to the engine.
const settleHistory = `update effect set performed_at = created_at, receipt = 'history'
  where performed_at is null and created_at < clock_timestamp() - interval '1 day'`;

/** Fills an empty database with the demo league and its last weeks. Interrupted, it continues where it stood, on the same day. */
export async function seedLeague({ database, prisma, keys, days, perDay, say }: Seeding): Promise<DemoAccount[]> {
  await refuseForeign(prisma);
  await seedReference(prisma);
  const accounts = await seedAccounts(prisma);
  say(`${accounts.length} 个账号 accounts`);
  const world = await loadWorld(prisma);
  const { rows } = await database.query<{ until: Date }>(`select clock_timestamp() - ${tellingMargin} as until`);
  const until = rows[0]?.until.toISOString() ?? '';
  const book = world.calendars.get(world.current.calendar);
  const policy = world.policies.get(world.current.policy);
  if (!book || !policy) throw new Error('the calendar or the policy is missing');
  const articles = await seedArticles({ database, world }, until);
  say(`${articles.size} 条知识 articles`);
  const lives = tellLives({ world, calendar: calendarAt(book, '1529'), policy, until, days, perDay, articles });
  await submitLives(lives, { database, keys, world, abreast: 12 });
  await database.query(settleHistory);
  await seedMissed({ database, keys }, until);
  await database.query('analyze');
  say(`${lives.length} 件工单 cases of the last ${days} days`);
  return accounts;
}
