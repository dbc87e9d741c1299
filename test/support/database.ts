import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { urlOf } from './template.ts';

export interface FreshDatabase {
  url: string;
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** The test run's PostgreSQL server, started by jest's set-up or given as TEST_DATABASE_URL. */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('No test database: put the test under a folder of the project "database" or "engine".');
  return url;
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of one's own: empty tables with every migration applied, or a copy of the database `template`. */
export async function freshDatabase(template = process.env['TEST_TEMPLATE'] ?? 'template1'): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  return {
    url: urlOf(serverUrl(), name),
    drop: () => administer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}
