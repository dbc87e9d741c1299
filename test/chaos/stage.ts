import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { readConfig } from '../../config.ts';
import type { Policy } from '../../domain/policy.ts';
import { openPrisma } from '../../store/database.ts';
import type { Keys } from '../../store/seal.ts';
import { hasty } from '../support/hasty.ts';
import { seedLeague } from '../support/ledger.ts';
import { startSystem, type System } from './parts.ts';
import type { Cast } from './storm.ts';

const places = {
  operator: ['operator', 'centre'],
  dispatcher: ['dispatcher', 'centre'],
  handler: ['handler', 'zjj'],
  head: ['unitHead', 'zjj'],
  reviewer: ['reviewer', 'centre'],
  callbackAgent: ['callbackAgent', 'centre'],
  adjudicator: ['adjudicator', 'centre'],
} as const;

const password = 'storm-and-calm-2026';

export interface Stage {
  system: System;
  cast: Cast;
  keys: Keys;
  dataDir: string;
  close: () => Promise<void>;
}

/** A system of its own with the small league, hasty limits and one person per desk. */
export async function openStage(policy: Policy = hasty): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yihao-storm-'));
  const passwordHash = await hash(password);
  const system = await startSystem(dataDir, async (url) => {
    const prisma = openPrisma(url);
    await seedLeague(prisma, policy);
    await prisma.user.createMany({
      data: Object.entries(places).map(([username, [role, unitId]]) => ({
        ...{ id: username, username, name: username, passwordHash, roles: [role], unitId },
      })),
    });
    await prisma.$disconnect();
  });
  const { keys } = readConfig({ YIHAO_KEYS: path.join(dataDir, 'keys.json') });
  if (!keys) throw new Error('no keys were made');
  const cast = Object.fromEntries(Object.keys(places).map((username) => [username, { username, password }])) as Cast;
  const close = async (): Promise<void> => {
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { system, cast, keys, dataDir, close };
}
