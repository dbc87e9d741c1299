import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const folders = ['admin', 'domain', 'portal'].filter((folder) => existsSync(folder));
const stamp = 'dist/admin/.sources';

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of [...folders.flatMap(filesOf), 'package-lock.json'].toSorted()) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds the console into dist/admin unless it was built from these very sources; true when it was built. */
export async function buildConsole(): Promise<boolean> {
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await promisify(execFile)(process.execPath, [
    'node_modules/vite/bin/vite.js',
    'build',
    'admin',
    '--logLevel',
    'warn',
  ]);
  writeFileSync(stamp, hash);
  return true;
}
