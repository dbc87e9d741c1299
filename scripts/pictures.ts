import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { readConfig } from '../config.ts';
import { findChromium } from './chromium.ts';
import { indexed } from './indexed.ts';

// Pictures of the main pages, as docs/pictures/*.png, from the demo league that `npm start` runs.

interface Account {
  username: string;
  password: string;
  role: string;
  unit: string;
}
interface Picture {
  name: string;
  role?: string;
  unit?: string;
  page: string;
  isDark?: true;
  isPhone?: true;
  language?: 'mn' | 'en';
  pose?: (page: Page) => Promise<void>;
}

const complaint =
  '锡林北路祥和小区四号楼从二十一号开始家里暖气不热，只有十四度，老人和孩子都冻感冒了，希望尽快恢复供热。';

const thirtyDays = (page: Page): Promise<void> => page.getByRole('button', { name: /30 天/ }).click();

async function openRow(page: Page, nth = 1): Promise<void> {
  await page.locator('.queue .item').first().waitFor();
  for (let i = 0; i < nth; i++) {
    await page.keyboard.press('j');
    await page.locator('.story .now').waitFor();
    await page.waitForTimeout(400);
  }
}

/** The number of somebody with an open case, asked for as an operator would. */
async function knownNumber(page: Page): Promise<string> {
  const { request } = page.context();
  const { csrf } = (await (await request.get(`${base}/api/session`)).json()) as { csrf: string };
  const filter = encodeURIComponent(JSON.stringify({ open: true, mine: true }));
  const [row] = (await (await request.get(`${base}/api/cases?filter=${filter}`)).json()) as { id: string }[];
  const headers = { 'X-CSRF-Token': csrf };
  const answer = await request.post(`${base}/api/cases/${row?.id ?? ''}/reveal`, { headers, data: { reason: '演示' } });
  return ((await answer.json()) as { phone?: string | null }).phone ?? '139 0483 0001';
}

async function callIn(page: Page): Promise<void> {
  await page.locator('.phone').fill(await knownNumber(page));
  await page.getByRole('textbox', { name: '诉求' }).fill(complaint);
  await page.getByRole('combobox', { name: '地点' }).fill('左旗 巴彦浩特');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '详细地址' }).fill('锡林北路祥和小区 4 号楼');
  await page.getByRole('textbox', { name: '蒙古语原文' }).fill('ᠮᠠᠨ ᠤ ᠭᠡᠷ ᠲᠦ ᠭᠤᠷᠪᠠᠨ ᠡᠳᠦᠷ ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ ᠪᠠᠶᠢᠨ᠎ᠠ');
  await page.getByRole('combobox', { name: '类别' }).focus();
  await page.getByRole('option').first().waitFor();
}

async function hear(page: Page): Promise<void> {
  await openRow(page);
  await page.getByRole('button', { name: '接通' }).waitFor();
  for (const key of '1qesfx') await page.keyboard.press(key);
}

const pictures: readonly Picture[] = [
  { name: 'sign-in', page: '' },
  { name: 'dispatch', role: 'dispatcher', page: 'queues/triage', pose: (page) => openRow(page, 8) },
  { name: 'intake', role: 'operator', page: 'intake', pose: callIn },
  { name: 'callback', role: 'callbackAgent', page: 'queues/callbacks', isDark: true, pose: hear },
  { name: 'adjudication', role: 'adjudicator', page: 'queues/adjudication', pose: openRow },
  {
    ...{
      name: 'case',
      role: 'teamLead',
      page: `cases?filter=${encodeURIComponent('{"status":"handling","round":2}')}`,
    },
    pose: async (page) => {
      await page.locator('tbody a').first().click();
      await page.locator('.story .now').waitFor();
    },
  },
  {
    ...{ name: 'unit', role: 'handler', unit: '左旗住房', page: 'queues/handling', isPhone: true },
    pose: openRow,
  },
  { name: 'limits', role: 'dispatcher', page: 'limits' },
  { name: 'cases', role: 'teamLead', page: 'cases' },
  { name: 'calendars', role: 'admin', page: 'calendars' },
  { name: 'profiles', role: 'admin', page: 'profiles' },
  { name: 'changes', role: 'admin', page: 'changes' },
  { name: 'what-if', role: 'supervisor', page: 'what-if' },
  { name: 'supervision', role: 'supervisor', page: 'queues/supervision', pose: (page) => openRow(page) },
  { name: 'catalogue', role: 'admin', page: 'catalogue' },
  { name: 'units', role: 'admin', page: 'units' },
  { name: 'users', role: 'admin', page: 'users' },
  { name: 'categories', role: 'admin', page: 'categories' },
  { name: 'templates', role: 'admin', page: 'templates' },
  { name: 'notices', role: 'teamLead', page: 'notices' },
  { name: 'missed', role: 'operator', page: 'missed' },
  { name: 'ahead', role: 'supervisor', page: 'ahead' },
  { name: 'shift', role: 'teamLead', page: 'shift' },
  { name: 'articles', role: 'knowledgeEditor', page: 'articles' },
  {
    ...{ name: 'article', role: 'knowledgeEditor', page: 'articles?shelf=review' },
    pose: async (page) => {
      await page.locator('.table-box tbody a').first().click();
      await page.locator('.story').waitFor();
    },
  },
  { name: 'overview', role: 'leader', page: 'overview', pose: (page) => thirtyDays(page) },
  { name: 'overview-phone', role: 'leader', page: 'overview', isPhone: true, pose: (page) => thirtyDays(page) },
  { name: 'audit', role: 'auditor', page: 'audit' },
  { name: 'review', role: 'reviewer', page: 'queues/reviews', pose: (page) => openRow(page) },
  {
    ...{ name: 'unit-sign', role: 'handler', unit: '左旗住房', page: 'queues/sign', isPhone: true },
    pose: (page) => openRow(page),
  },
  { name: 'dispatch-mn', role: 'dispatcher', page: 'queues/triage', language: 'mn', pose: (page) => openRow(page, 2) },
];

const { port, dataDir, chromePath, searchPath } = readConfig();
const base = `http://127.0.0.1:${String(port)}`;
const folder = 'docs/pictures';

const accounts = (): Account[] =>
  JSON.parse(readFileSync(path.join(dataDir, 'demo-accounts.json'), 'utf8')) as Account[];

async function signIn(page: Page, { role, unit = '' }: Picture): Promise<void> {
  const account = accounts().find((a) => a.role === role && a.unit.includes(unit));
  if (!account) throw new Error(`no demo account for ${role ?? ''} ${unit}`);
  const { username, password } = account;
  await page.context().request.post(`${base}/api/session`, { data: { username, password } });
}

async function take(browser: Browser, picture: Picture): Promise<void> {
  const viewport = picture.isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const colorScheme = picture.isDark ? 'dark' : 'light';
  const context = await browser.newContext({ viewport, colorScheme, locale: 'zh-CN' });
  const page = await context.newPage();
  const { language = 'zh' } = picture;
  await page.addInitScript(`localStorage.setItem('yihao.locale', '${language}')`);
  if (picture.role !== undefined) await signIn(page, picture);
  await page.goto(`${base}/#/${picture.page}`);
  await picture.pose?.(page);
  await page.waitForTimeout(800);
  writeFileSync(path.join(folder, `${picture.name}.png`), indexed(await page.screenshot()));
  await context.close();
  console.log(path.join(folder, `${picture.name}.png`));
}

if (!(await fetch(`${base}/healthz`).catch(() => undefined))?.ok)
  throw new Error(`Nothing answers at ${base}: run npm start first, with the same PORT and DATA_DIR.`);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: await findChromium(chromePath, searchPath, console.error),
  args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'],
});
try {
  for (const picture of pictures) await take(browser, picture);
} finally {
  await browser.close();
}
