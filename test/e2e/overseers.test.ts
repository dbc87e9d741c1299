import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { type Desk, seriousFindings, sitDown, phone } from './desk.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;
const as = (username: Username) => signIn(stage.base, { username, password });
let number = '';

async function fill(): Promise<void> {
  const [operator, dispatcher, head] = [await as('saren'), await as('wuyun'), await as('tuya')];
  for (const title of ['祥和小区暖气不热', '腾飞路暖气管漏水', '锡林北路路灯不亮']) {
    const { type: _, ...call } = registration({ title });
    const { body } = await operator.register(call);
    if (title.includes('路灯')) continue;
    const id = String(body['id']);
    number ||= String(body['number']);
    await dispatcher.submit(id, { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 6, unit: 'hours' } });
    await head.submit(id, { type: 'sign' });
  }
  const [{ id } = { id: '' }] = await dispatcher.rows('/api/cases?filter={"status":"triage"}');
  await (await as('sumya')).submit(id, { type: 'instruct', text: '三日内解决' });
}

beforeAll(async () => {
  stage = await openStage();
  await fill();
}, 180_000);
afterAll(async () => {
  await stage.close();
});

/** Where somebody lands, does a step, and leaves a page without a serious finding and without a sin. */
async function at(username: Username, page: string, step: (desk: Desk) => Promise<void>, size?: typeof phone) {
  const desk = await sitDown(stage, username, size);
  desk.page.setDefaultTimeout(15_000);
  await desk.page.waitForURL(new RegExp(`#/${page}`));
  await step(desk);
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
}
const sound = async ({ page }: Desk): Promise<void> => expect(await seriousFindings(page)).toEqual([]);

test('the supervisor opens what turns red from its number, and supervises it in bulk by keyboard', async () => {
  await at('suren', 'ahead', async (desk) => {
    const { page } = desk;
    const all = page.getByRole('row', { name: /^合计/ });
    await all.waitFor();
    await sound(desk);
    await all.getByRole('link', { name: /^2 看 合计 将超期（红灯） 2–8 小时/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/cases\?/);
    await page.locator('.cases .main-cell').first().waitFor();
    expect(await page.locator('.cases .main-cell').count()).toBe(2);
    for (const key of ['a', 's']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '二级 书面督办' }).click();
    await dialog.getByLabel('理由').fill('多次反映，请尽快办理');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('已办 2 / 2').first().waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(`location.hash = '#/ahead'`);
    await page.getByRole('region', { name: '待答复的督办单' }).getByRole('row').nth(2).waitFor();
    expect(await page.getByRole('link', { name: '2 看 二级 书面督办 的清单' }).count()).toBe(1);
    await page.keyboard.press('2');
    await page.waitForURL(/#\/cases\?/);
  });
});

test('the team lead sees who is here and the oldest case of a queue', async () => {
  await at('bayar', 'shift', async (desk) => {
    const { page } = desk;
    const triage = page.getByRole('row', { name: /^待派单/ });
    await triage.getByRole('link', { name: /锡林北路路灯不亮/ }).waitFor();
    await page.getByRole('row', { name: /巴雅尔.*班长.*在线/ }).waitFor();
    await sound(desk);
    await until('a beat is planted', async () => {
      await page.reload();
      await page.getByText('最近一次自检').waitFor();
      return !(await page.getByText('没有回音').isVisible());
    });
    await page.getByRole('button', { name: /\d \/ \d 看 近 24 小时的自检/ }).click();
    await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
    await sound(desk);
    await page.keyboard.press('Escape');
    await triage.getByRole('link', { name: /锡林北路路灯不亮/ }).click();
    await page.waitForURL(/#\/cases\/[\w-]+\/show/);
  });
});

test('the auditor finds the reveal that was just made, and verifies the chain', async () => {
  await at('saren', 'intake', async ({ page }) => {
    await page.evaluate(`location.hash = '#/cases?filter=${JSON.stringify({ q: number })}'`);
    await page.locator('.cases tbody a').first().click();
    await page.getByRole('button', { name: /查看需填理由/ }).click();
    await page.getByRole('dialog').getByLabel('理由（会记录在案）').fill('核对门牌');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已记录本次查看').waitFor();
  });
  await at('dorji', 'audit', async (desk) => {
    const { page } = desk;
    await page.getByLabel('行为').selectOption('reveal');
    const row = page.getByRole('row', { name: /萨仁.*查看来电人.*核对门牌/ });
    await row.waitFor();
    await page.getByLabel('工单号', { exact: true }).fill(number);
    await page.waitForURL(/number=\d{14}/);
    await row.waitFor();
    await sound(desk);
    await page.getByRole('button', { name: /链校验/ }).click();
    await page.getByLabel('工单号', { exact: true }).fill(number);
    await page.keyboard.press('Enter');
    await page.getByText(/^完整：1 件/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^完整：3 件/).waitFor();
    await sound(desk);
  });
});

test('the leader opens the denominator of a rate, and what carries an instruction', async () => {
  await at('sumya', 'overview', async (desk) => {
    const { page } = desk;
    await page.getByRole('link', { name: '3 看 直接解答率 分母 的清单' }).waitFor();
    await page.getByRole('region', { name: '有批示的工单' }).getByText('锡林北路路灯不亮').waitFor();
    await page.getByText('怎么算').first().click();
    await sound(desk);
    await page.keyboard.press('1');
    await page.waitForURL(/days=1/);
    await page.getByRole('link', { name: '3 看 直接解答率 分母 的清单' }).click();
    await page.waitForURL(/#\/cases\?/);
    await page.getByText('直接解答率 · 分母').waitFor();
    await page.locator('.cases .main-cell').nth(2).waitFor();
    expect(await page.locator('.cases .main-cell').count()).toBe(3);
  });
});

test.each<[Username, string]>([
  ['suren', 'ahead'],
  ['bayar', 'shift'],
  ['dorji', 'audit'],
  ['sumya', 'overview'],
])('%s reads %s on a phone', async (username, page) => {
  await at(
    username,
    page,
    async (desk) => {
      await desk.page.locator('table').first().waitFor();
      await sound(desk);
      const wide = await desk.page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(phone.width);
    },
    phone,
  );
});
