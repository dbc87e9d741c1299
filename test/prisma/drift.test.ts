import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { childEnvironment } from '../../config.ts';
import { migrate } from '../../scripts/migrate.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const run = promisify(execFile);
const engine = fileURLToPath(new URL('../../tools/schema-engine.mjs', import.meta.url));

let empty: FreshDatabase;

const prisma = async (...args: string[]) => {
  const env = childEnvironment({ DATABASE_URL: empty.url, PRISMA_SCHEMA_ENGINE_BINARY: engine });
  const { stdout } = await run(process.execPath, ['node_modules/prisma/build/index.js', ...args], { env });
  return stdout;
};

beforeAll(async () => {
  empty = await freshDatabase('template0');
});

afterAll(async () => {
  await empty.drop();
});

test('the migrations lead to what schema.prisma says', async () => {
  const args = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code'];
  expect(await prisma('migrate', 'diff', ...args)).toContain('No difference detected');
});

test('Prisma deploys the migrations, and our own migrate then finds nothing to do', async () => {
  await prisma('migrate', 'deploy');
  expect(await migrate(empty.url)).toEqual([]);
  expect(await prisma('migrate', 'status')).toContain('up to date');
});

test('Prisma finds nothing to do in a database that our own migrate has made', async () => {
  const ours = await freshDatabase('template0');
  try {
    await migrate(ours.url);
    const env = childEnvironment({ DATABASE_URL: ours.url, PRISMA_SCHEMA_ENGINE_BINARY: engine });
    const args = ['node_modules/prisma/build/index.js', 'migrate', 'status'];
    expect((await run(process.execPath, args, { env })).stdout).toContain('up to date');
  } finally {
    await ours.drop();
  }
});
