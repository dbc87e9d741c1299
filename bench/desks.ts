import { hash } from '@node-rs/argon2';
import { readConfig, childEnvironment } from '../config.ts';
import { seedLeague } from '../prisma/seed/league.ts';
import { keyFile } from '../scripts/keys.ts';
import { openDatabase, openPrisma } from '../store/database.ts';
import { type Desk, sitDown } from '../test/e2e/desk.ts';
import { openStage, password, type Stage } from '../test/e2e/stage.ts';
import * as walks from '../test/e2e/walks.ts';
import { percentile, round, type Figure } from './figures.ts';

const figureOf = ({ act, keys, seconds }: walks.Walked): Figure => ({
  what: `desk: ${act}`,
  value: `${String(keys)} keys beyond the text, ${round(seconds, 1)} s`,
  ...(act === '登记转派单' && { goal: '≤ 12 keys' }),
});

async function eachOpen<T>(
  stage: Stage,
  [username, queue]: [Parameters<typeof walks.openQueue>[1], string],
  choices: readonly T[],
  by: (desk: Desk, choice: T) => Promise<walks.Walked>,
): Promise<walks.Walked[]> {
  const desk = await walks.openQueue(stage, username, queue, choices.length);
  const walked: walks.Walked[] = [];
  for (const choice of choices) {
    const title = await walks.titleAt(desk);
    walked.push(await by(desk, choice));
    if (choice !== choices.at(-1)) await walks.nextAfter(desk, title);
  }
  await desk.leave();
  return walked;
}

/** Keys and seconds of each desk's main acts, driven as fast as the console answers. */
export async function benchDesks(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    await walks.prepare(stage, 3);
    const sent = await eachOpen(stage, ['wuyun', 'triage'], [undefined, '1'], walks.dispatchOpen);
    await walks.prepare(stage, 5, 'callback');
    const called = await eachOpen(stage, ['qiqige', 'callbacks'], walks.callbacks, walks.callBackOpen);
    await walks.prepare(stage, 4, 'adjudication');
    const ruled = await eachOpen(stage, ['hasi', 'adjudication'], ['1', '2', '3', '4'], walks.adjudicateOpen);
    const operator = await sitDown(stage, 'saren');
    const taken: walks.Walked[] = [];
    for (const call of walks.calls) taken.push(await walks.takeCall(operator, call));
    return [...taken, ...sent, ...called, ...ruled].map(figureOf);
  } finally {
    await stage.close();
  }
}

async function demoLeague(url: string, dataDir: string): Promise<void> {
  const { keys } = readConfig(childEnvironment({ YIHAO_KEYS: keyFile(dataDir) }));
  if (!keys) throw new Error('no keys were made');
  const database = openDatabase(url, 12, () => undefined);
  const prisma = openPrisma(url);
  await seedLeague({ database, prisma, keys, days: 60, perDay: 110, say: () => undefined });
  const centre = await prisma.unit.findFirstOrThrow({ where: { kind: 'centre' } });
  await prisma.user.create({
    data: {
      ...{ id: 'wuyun', username: 'wuyun', name: '乌云', roles: ['teamLead'], unitId: centre.id },
      passwordHash: await hash(password),
    },
  });
  await prisma.$disconnect();
  await database.end();
}

const openNext = `(async () => {
  const title = () => document.querySelector('.case-title')?.textContent;
  const before = title();
  const began = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  while (title() === before || !document.querySelector('.story .now')) await new Promise(requestAnimationFrame);
  return performance.now() - began;
})()`;

/** How long a case takes to open after the key press, its line and its future included, in the demo league. */
export async function benchOpening(): Promise<Figure[]> {
  const stage = await openStage({}, demoLeague);
  try {
    const desk = await sitDown(stage, 'wuyun');
    await desk.page.evaluate(`location.hash = '#/queues/overdue'`);
    await desk.page.locator('.queue .item').nth(20).waitFor();
    const times: number[] = [];
    for (let nth = 0; nth < 30; nth++) {
      times.push(await desk.page.evaluate<number>(openNext));
      await desk.page.waitForTimeout(150);
    }
    return [
      {
        what: 'a case opens after the key press, demo league, p50 / p95',
        value: `${round(percentile(times, 50))} / ${round(percentile(times, 95))} ms`,
        goal: '≤ 200 ms',
      },
    ];
  } finally {
    await stage.close();
  }
}
