import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrate, migrations } from '../../scripts/migrate.ts';

const lock = 12_345;

/** The address of another database on the same server. */
export const urlOf = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
};

/** Makes a database with every migration applied, from which `freshDatabase` copies; returns its name. */
export async function prepareTemplate(serverUrl: string): Promise<string> {
  const checksums = (await migrations()).map(({ checksum }) => checksum).join();
  const name = `yihao_template_${createHash('sha256').update(checksums).digest('hex').slice(0, 12)}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${lock})`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
    await migrate(urlOf(serverUrl, name));
    return name;
  } finally {
    await client.end();
  }
}
