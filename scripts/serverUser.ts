import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** The account under which PostgreSQL runs, because it refuses to run as root. */
export interface User {
  uid: number;
  gid: number;
}

const account = 'postgres';

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: 'pipe' }));

function lookUp(): User | undefined {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
}

/** Undefined for an ordinary user; as root, the account `postgres`, made when there is none. */
export function serverUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp();
  if (found) return found;
  execFileSync('groupadd', ['--system', '--force', account]);
  execFileSync('useradd', ['--system', '--no-create-home', '-g', account, account]);
  const made = lookUp();
  if (!made) throw new Error('PostgreSQL does not run as root, and the account postgres could not be made.');
  return made;
}

const othersMayEnter = (file: string): boolean => {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
};

interface Command {
  command: string;
  args: string[];
  options: { uid?: number; gid?: number };
}

/**
 * The command as the user runs it. Below a folder closed to others (a checkout in root's home) it keeps root's right to
 * pass folders, and is nevertheless not root.
 */
export function runAs(user: User | undefined, command: string, args: string[], folder: string): Command {
  if (!user) return { command, args, options: {} };
  if (othersMayEnter(command) && othersMayEnter(folder)) return { command, args, options: user };
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  return { command: 'setpriv', args: [...ids, ...rights, command, ...args], options: {} };
}
