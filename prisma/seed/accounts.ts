import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import type { Prisma } from '../../store/database.ts';
import { people } from './people.ts';
import { unitById } from './units.ts';

export interface DemoAccount {
  username: string;
  password: string;
  role: string;
  unit: string;
  name: string;
}

// The passwords are random, so the hash need not be slow to guess; 800 slow ones would take a minute.
const cheap = { memoryCost: 1024, timeCost: 1, parallelism: 1 };

/** Gives everybody in the demo league an account with a new random password. */
export async function seedAccounts(prisma: Prisma): Promise<DemoAccount[]> {
  const accounts = people.map(({ username, name, role, unitId }) => ({
    username,
    password: randomBytes(9).toString('base64url'),
    role,
    unit: unitById(unitId)?.name ?? unitId,
    name,
  }));
  const hashes = await Promise.all(accounts.map(({ password }) => hash(password, cheap)));
  const rows = people.map(({ username, name, role, unitId, skills }, at) => ({
    ...{ id: username, username, name, unitId },
    ...{ roles: [role], skills: [...skills], passwordHash: hashes[at] ?? '' },
  }));
  await prisma.$transaction([
    prisma.user.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } }),
    prisma.user.createMany({ data: rows }),
  ]);
  return accounts;
}

/** Keeps the accounts where the start and the sign-in page look for them, readable by the owner alone. */
export function keepAccounts(dataDir: string, accounts: readonly DemoAccount[]): void {
  const file = path.join(dataDir, 'demo-accounts.json');
  writeFileSync(`${file}.new`, JSON.stringify(accounts, null, 1), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
