import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { password, type Stage, type Username } from './stage.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page did that no page of ours may do. */
export interface Sins {
  errors: string[];
  strangers: string[];
}

/** Somebody at his desk in a browser of his own. */
export interface Desk {
  page: Page;
  sins: Sins;
  leave: () => Promise<void>;
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

function watched(page: Page, base: string): Sins {
  const sins: Sins = { errors: [], strangers: [] };
  page.on('pageerror', (error) => sins.errors.push(error.message));
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) sins.errors.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== base) sins.strangers.push(request.url());
  });
  return sins;
}

/** A browser of one's own. */
async function newDesk({ browser, base }: Stage, viewport: typeof desktop): Promise<Desk> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', colorScheme: 'light' });
  const page = await context.newPage();
  return { page, sins: watched(page, base), leave: () => context.close() };
}

/** Opens a browser for somebody who has signed in already. */
export async function comeBackTo(stage: Stage, username: Username, viewport = desktop): Promise<Desk> {
  const desk = await newDesk(stage, viewport);
  await desk.page.context().request.post(`${stage.base}/api/session`, { data: { username, password } });
  return desk;
}

/** Opens a browser for somebody and signs in by keyboard. */
export async function sitDown(stage: Stage, username: Username, viewport = desktop): Promise<Desk> {
  const desk = await newDesk(stage, viewport);
  const { page } = desk;
  await page.goto(stage.base);
  await page.getByLabel('用户名').waitFor();
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/(queues|intake|cases|ahead|shift|overview|audit|articles)/);
  return desk;
}

/** Goes to a queue and opens its first case with the keyboard. */
export async function openFirst({ page }: Desk, queue: string): Promise<void> {
  await page.evaluate(`location.hash = '#/queues/${queue}'`);
  await page.locator('.queue .item').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('.case-title').waitFor();
}

/** Waits for the short message that a command was taken. */
export async function taken({ page }: Desk): Promise<void> {
  await page.locator('.toast', { hasText: '已提交' }).first().waitFor();
}

interface Finding {
  id: string;
  impact: string | null;
  nodes: { target: string[] }[];
}

// colours are judged when they have arrived, not while a change of theme fades them over
const stillness = `(async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const passing = document.getAnimations().filter((a) => a.effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(passing.map((a) => a.finished.catch(() => undefined)));
})()`;

/** The serious findings of an axe run on the page, each with where. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(stillness);
  await page.evaluate(axeSource);
  const findings = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Finding[] }> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
    return (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations;
  });
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    );
}
