import pg from 'pg';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { migrate, migrations } from '../../scripts/migrate.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let database: FreshDatabase;

const change = async (sql: string) => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
};

beforeEach(async () => {
  database = await freshDatabase();
});

afterEach(() => database.drop());

test('a migrated database has nothing to apply', async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test('two at once apply each migration once', async () => {
  const empty = await freshDatabase('template0');
  try {
    const applied = await Promise.all([migrate(empty.url), migrate(empty.url)]);
    expect(applied.flat()).toEqual((await migrations()).map(({ name }) => name));
  } finally {
    await empty.drop();
  }
});

test('a migration that was edited after it had been applied is refused', async () => {
  await change("UPDATE _prisma_migrations SET checksum = 'another'");
  await expect(migrate(database.url)).rejects.toThrow('was edited');
});

test('a migration that failed earlier is refused until somebody has looked', async () => {
  await change('UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(database.url)).rejects.toThrow('failed earlier');
});
