import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import type { Browser } from 'playwright-core';
import type { Role } from '../../domain/people.ts';
import { buildConsole } from '../../scripts/console.ts';
import { openPrisma } from '../../store/database.ts';
import { startSystem, type System } from '../chaos/parts.ts';
import { openBrowser } from '../support/browser.ts';
import { seedLeague } from '../support/ledger.ts';

export const password = 'a-quiet-afternoon-2026';

const people: Record<string, [name: string, role: Role, unitId: string]> = {
  saren: ['萨仁', 'operator', 'centre'],
  wuyun: ['乌云', 'dispatcher', 'centre'],
  bayar: ['巴雅尔', 'teamLead', 'centre'],
  batu: ['巴图', 'handler', 'zjj'],
  tuya: ['图雅', 'unitHead', 'zjj'],
  narin: ['娜仁', 'handler', 'heat'],
  gaowa: ['高娃', 'reviewer', 'centre'],
  qiqige: ['其其格', 'callbackAgent', 'centre'],
  hasi: ['哈斯', 'adjudicator', 'centre'],
  erdene: ['额尔德尼', 'knowledgeEditor', 'centre'],
  odon: ['敖登', 'admin', 'centre'],
  oyun: ['敖云', 'dispatcher', 'centre'],
  suren: ['苏仁', 'supervisor', 'centre'],
  sumya: ['苏米雅', 'leader', 'centre'],
  dorji: ['道尔吉', 'auditor', 'centre'],
  temur: ['特木尔', 'unitHead', 'heat'],
  altan: ['阿拉坦', 'unitHead', 'street'],
  nomin: ['诺敏', 'handler', 'gacha'],
};
export type Username = keyof typeof people;

export interface Stage {
  base: string;
  browser: Browser;
  /** Ends or starts one part of the system. */
  kill: System['kill'];
  launch: System['launch'];
  close: () => Promise<void>;
}

async function smallLeague(url: string): Promise<void> {
  const prisma = openPrisma(url);
  await seedLeague(prisma);
  await prisma.unit.create({
    data: {
      ...{ id: 'gacha', name: '巴彦嘎查', short: '巴彦嘎查', parentId: 'street', kind: 'gacha' },
      ...{ divisionCode: '1529', active: true },
    },
  });
  await prisma.category.update({ where: { id: '01.02.04' }, data: { needsEvidence: true } });
  const passwordHash = await hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  await prisma.user.createMany({
    data: Object.entries(people).map(([username, [name, role, unitId]]) => ({
      ...{ id: username, username, name, passwordHash, roles: [role], unitId },
      skills: role === 'operator' ? ['mn'] : [],
    })),
  });
  await prisma.catalogueLine.create({
    data: {
      ...{ categoryId: '01.02.03', divisionCode: '152921', leadUnitId: 'zjj', coUnitIds: ['heat'] },
      basis: '三定规定',
    },
  });
  await prisma.$disconnect();
}

/** The whole system with a league, small unless told, and one person per desk, the console built, a browser open. */
export async function openStage(
  settings: NodeJS.ProcessEnv = {},
  fill: (url: string, dataDir: string) => Promise<void> = smallLeague,
): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yihao-console-'));
  await buildConsole();
  const system = await startSystem(dataDir, (url) => fill(url, dataDir), settings);
  const browser = await openBrowser();
  const close = async (): Promise<void> => {
    await browser.close();
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { base: system.base, browser, kill: system.kill, launch: system.launch, close };
}
