import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { phone, seriousFindings, sitDown } from './desk.ts';
import { openStage, password, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(async () => {
  await stage.close();
});

const notice = {
  year: 2027,
  papers: ['国办发明电〔2026〕7号'],
  days: [
    { date: '2027-01-01', name: '元旦', isOffDay: true },
    { date: '2027-02-06', name: '春节', isOffDay: true },
    { date: '2027-02-20', name: '春节', isOffDay: false },
  ],
};
const pages = ['calendars', 'profiles', 'changes', 'what-if', 'limits'];

test('an administrator imports the notice of 2027, previews it and puts it in force', async () => {
  const desk = await sitDown(stage, 'odon');
  const { page } = desk;
  await page.goto(`${stage.base}/#/calendars?date=2027-01-01`);
  await page.getByText('2027 年放假安排通知尚未录入').waitFor();
  await page.getByLabel('或粘贴').fill(JSON.stringify(notice));
  await page.getByText('2027 年：放假 2 天，调休上班 1 天').waitFor();
  await page.keyboard.press('Alt+i');
  await page.getByText('录入 2027 年放假安排（3 天）').first().waitFor();
  await page.reload();
  await page.getByText('录入 2027 年放假安排（3 天）').first().waitFor();
  await page.keyboard.press('Alt+p');
  await page.getByText('没有在办工单的时限会变').waitFor();
  await page.getByRole('button', { name: /在办工单一并适用/ }).click();
  expect(await page.getByLabel('理由').inputValue()).toContain('国办发明电〔2026〕7号');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/#\/changes/);
  await page.getByText('第 2 版').waitFor();
  await page.goto(`${stage.base}/#/calendars?date=2027-02-20`);
  await page.getByRole('button', { name: /2027-02-20 调休上班/ }).waitFor();
  expect(await page.getByText('2027 年放假安排通知尚未录入').count()).toBe(0);
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
});

test('another limit for a clock goes the same way, and what it does to a running case is shown first', async () => {
  const operator = await signIn(stage.base, { username: 'saren', password });
  const { type: _, ...call } = registration();
  const { body } = await operator.register(call, randomUUID());
  const desk = await sitDown(stage, 'odon');
  const { page } = desk;
  await page.goto(`${stage.base}/#/profiles`);
  await page.getByRole('button', { name: /^派单 基本/ }).click();
  await page.getByRole('dialog').getByLabel('数量').first().fill('12');
  await page.keyboard.press('Control+Enter');
  await page.getByText('派单 · 基本：12 小时').first().waitFor();
  await page.keyboard.press('Alt+p');
  await page
    .getByRole('cell', { name: String(body['number']).replace(/(\d{8})/, '$1 ') })
    .first()
    .waitFor();
  await page.getByRole('button', { name: /只用于新工单/ }).click();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/#\/changes/);
  await page.getByText('只用于新工单').waitFor();
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
});

test.each(pages)('%s shows no serious finding and fits a phone', async (path) => {
  const desk = await sitDown(stage, 'bayar');
  const { page } = desk;
  await page.goto(`${stage.base}/#/${path}`);
  await page.locator('main h1').waitFor();
  await page.waitForTimeout(300);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '深色' }).first().click();
  expect(await seriousFindings(page)).toEqual([]);
  await page.setViewportSize(phone);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
});
