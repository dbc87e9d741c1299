import { childEnvironment, readConfig } from '../config.ts';
import { openDatabase, openPrisma } from '../store/database.ts';
import { rebuild } from '../store/rebuild.ts';
import { indexTerms } from '../store/terms.ts';
import { loadWorld } from '../store/world.ts';
import { withDatabase } from './database.ts';
import { keyFile } from './keys.ts';

// Folds every case anew from its facts: `npm run rebuild` reports, `npm run rebuild -- --repair` also writes what differed,
// and the words by which cases are found.
const { dataDir, keys } = readConfig();
const ring = keys ?? readConfig(childEnvironment({ YIHAO_KEYS: keyFile(dataDir) })).keys;
if (!ring) throw new Error('YIHAO_KEYS is missing');
const { cases, different, broken, indexed } = await withDatabase(async (url) => {
  const database = openDatabase(url, 2, console.error);
  const prisma = openPrisma(url);
  try {
    const repair = process.argv.includes('--repair');
    const found = await rebuild(database, ring, repair);
    return { ...found, indexed: repair ? await indexTerms(database, await loadWorld(prisma)) : 0 };
  } finally {
    await prisma.$disconnect();
    await database.end();
  }
});
console.log(
  `${String(cases)} cases folded, ${String(different.length)} differed, ${String(broken.length)} chains broken`,
);
if (indexed > 0) console.log(`${String(indexed)} cases indexed by their words`);
for (const id of different) console.log(`differed: ${id}`);
for (const id of broken) console.log(`chain broken: ${id}`);
process.exitCode = different.length + broken.length === 0 ? 0 : 1;
