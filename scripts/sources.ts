import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** A hash over every file in these folders and the lock file: what was built from them is stale when it differs. */
export function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  const files = folders.filter((folder) => existsSync(folder)).flatMap(filesOf);
  for (const file of [...files, 'package-lock.json'].toSorted()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** Whether `stamp` holds this very hash. */
export const isBuiltFrom = (stamp: string, hash: string): boolean =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
