import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { hashOf, isBuiltFrom } from './sources.ts';

const stamp = 'dist/admin/.sources';
const vite = ['node_modules/vite/bin/vite.js', 'build', 'admin', '--logLevel', 'warn'];

/** Builds the console into dist/admin unless it was built from these very sources; true when it was built. */
export async function buildConsole(): Promise<boolean> {
  const hash = hashOf(['admin', 'domain', 'portal']);
  if (isBuiltFrom(stamp, hash)) return false;
  await promisify(execFile)(process.execPath, vite);
  writeFileSync(stamp, hash);
  return true;
}
