import { mkdirSync } from 'node:fs';
import { childEnvironment, readConfig } from '../../config.ts';
import { withDatabase } from '../../scripts/database.ts';
import { keyFile } from '../../scripts/keys.ts';
import { migrate } from '../../scripts/migrate.ts';
import { openDatabase, openPrisma } from '../../store/database.ts';
import { keepAccounts } from './accounts.ts';
import { seedLeague } from './league.ts';

const began = Date.now();
const say = (line: string) => console.log(`          ${line} (${((Date.now() - began) / 1000).toFixed(1)} s)`);

await withDatabase(async (databaseUrl) => {
  const { dataDir, keys: given } = readConfig();
  mkdirSync(dataDir, { recursive: true });
  const keys = given ?? readConfig(childEnvironment({ YIHAO_KEYS: keyFile(dataDir) })).keys;
  if (!keys) throw new Error('YIHAO_KEYS is missing');
  await migrate(databaseUrl);
  let isDone = false;
  const database = openDatabase(databaseUrl, 12, ({ message }) => isDone || console.error(message));
  const prisma = openPrisma(databaseUrl);
  try {
    keepAccounts(dataDir, await seedLeague({ database, prisma, keys, days: 60, perDay: 110, say }));
  } finally {
    isDone = true;
    await prisma.$disconnect();
    await database.end();
  }
});
