import { childEnvironment, readConfig } from '../config.ts';
import { openDatabase } from '../store/database.ts';
import { rebuild } from '../store/rebuild.ts';
import { withDatabase } from './database.ts';
import { keyFile } from './keys.ts';

// Folds every case anew from its facts: `npm run rebuild` reports, `npm run rebuild -- --repair` also writes what differed.
const { dataDir, keys } = readConfig();
const ring = keys ?? readConfig(childEnvironment({ YIHAO_KEYS: keyFile(dataDir) })).keys;
if (!ring) throw new Error('YIHAO_KEYS is missing');
const { cases, different, broken } = await withDatabase(async (url) => {
  const database = openDatabase(url, 2, console.error);
  try {
    return await rebuild(database, ring, process.argv.includes('--repair'));
  } finally {
    await database.end();
  }
});
console.log(
  `${String(cases)} cases folded, ${String(different.length)} differed, ${String(broken.length)} chains broken`,
);
for (const id of different) console.log(`differed: ${id}`);
for (const id of broken) console.log(`chain broken: ${id}`);
process.exitCode = different.length + broken.length === 0 ? 0 : 1;
