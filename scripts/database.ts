import { readConfig } from '../config.ts';
import { startPostgres } from './postgres.ts';

/** Hands `use` the database of this checkout, DATABASE_URL or the embedded one, which is started when it is not running. */
export async function withDatabase<T>(use: (databaseUrl: string) => Promise<T>): Promise<T> {
  const config = readConfig();
  if (config.databaseUrl !== undefined) return use(config.databaseUrl);
  const postgres = await startPostgres({ dataDir: config.dataDir });
  try {
    return await use(postgres.url);
  } finally {
    if (!postgres.found) await postgres.stop();
  }
}
