import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { phone, sitDown } from './desk.ts';
import { anotherTab, desksOn, replyText, signAndReplyOffline, testMs } from './onPhone.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';

let stage: Stage;
let api: ReturnType<typeof desksOn>;
beforeAll(async () => {
  stage = await openStage();
  api = desksOn(stage);
}, 180_000);
afterAll(async () => {
  await stage.close();
});

interface Form {
  title: string;
  who: Username;
  other: Username;
  typed: string;
  prepare: () => Promise<string>;
  field: (page: Page) => ReturnType<Page['getByLabel']>;
}

const forms: readonly Form[] = [
  {
    ...{ title: 'the operator’s call', who: 'saren', other: 'bayar', typed: '楼道灯坏了三天，老人下楼摔倒。' },
    prepare: () => Promise.resolve('intake'),
    field: (page) => page.getByRole('textbox', { name: '诉求' }),
  },
  {
    ...{ title: 'the unit’s reply', who: 'batu', other: 'tuya', typed: '已更换阀门，复测二十一度。' },
    prepare: async () => `cases/${await api.caseAfter(['dispatch', 'sign', 'contact'])}/show`,
    field: (page) => page.getByLabel('办理情况和答复'),
  },
  {
    ...{ title: 'the callback card', who: 'qiqige', other: 'bayar', typed: '来电人说仍有一间房不热。' },
    prepare: async () =>
      `cases/${await api.caseAfter(['dispatch', 'sign', 'contact', 'reply', 'endorse', 'pass'])}/show`,
    field: (page) => page.getByLabel('来电人原话'),
  },
];

/** Signs somebody in on the page of whoever signed out. */
async function signInHere(page: Page, username: Username): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.top').waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '菜单' }).click();
  await page.locator('.rail').getByRole('button', { name: '退出' }).click();
  await page.getByLabel('用户名').waitFor();
}

async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const devtools = await page.context().newCDPSession(page);
  void devtools.send('Page.crash').catch(() => undefined);
  await gone;
}

describe('nothing typed is lost', () => {
  test.each(forms)(
    '$title: not by a crash, not by signing out; and nobody else sees it',
    async ({ who, other, typed, prepare, field }) => {
      const where = await prepare();
      const desk = await sitDown(stage, who, phone);
      await desk.page.goto(`${stage.base}/#/${where}`);
      await field(desk.page).pressSequentially(typed);
      await crash(desk.page);

      const tab = await anotherTab(desk);
      tab.setDefaultTimeout(15_000);
      await tab.goto(`${stage.base}/#/${where}`);
      await field(tab).waitFor();
      expect(await field(tab).inputValue()).toBe(typed);

      await signOut(tab);
      await signInHere(tab, other);
      await tab.goto(`${stage.base}/#/${where}`);
      await tab.locator('main h1, main input').first().waitFor();
      expect(await tab.getByText(typed).count()).toBe(0);
      for (const area of await tab.locator('textarea, input').all()) expect(await area.inputValue()).not.toBe(typed);

      await signOut(tab);
      await signInHere(tab, who);
      await tab.goto(`${stage.base}/#/${where}`);
      await field(tab).waitFor();
      expect(await field(tab).inputValue()).toBe(typed);
      await desk.leave();
    },
    testMs,
  );
});

test(
  'nothing of the chain is done to a case that was recalled meanwhile, and what was written can still be read',
  async () => {
    const id = await api.caseAfter(['dispatch'], { categoryId: '01.02.04' });
    const desk = await sitDown(stage, 'batu', phone);
    const { page } = desk;
    await api.open(page, `queues/sign/${id}`);
    await signAndReplyOffline(page);
    expect((await (await api.as('wuyun')).submit(id, { type: 'recall', reason: '派错单位' })).status).toBe(200);
    await page.context().setOffline(false);
    const refused = page.locator('.network-bar.refused');
    await refused.nth(2).waitFor();
    expect(await refused.allTextContents()).toEqual([
      expect.stringContaining('“签收”没有办成'),
      ...[1, 2].map((): unknown => expect.stringContaining('前一步没有办成，这一步没有发送')),
    ]);
    await refused.nth(2).getByText('写的内容', { exact: true }).click();
    await refused.nth(2).getByText(replyText).waitFor();
    expect((await api.listed(id, 'events')).map(({ type }) => type)).toEqual(['registered', 'dispatched', 'recalled']);
    expect(await api.listed(id, 'attachments')).toEqual([]);
    await desk.leave();
  },
  testMs,
);

test(
  'a call that is ended without network says that it has no number, and is registered once when the network is back',
  async () => {
    const desk = await sitDown(stage, 'saren');
    const { page } = desk;
    page.setDefaultTimeout(15_000);
    await page.goto(`${stage.base}/#/intake`);
    await page.locator('.phone:focus').waitFor();
    await page.keyboard.type('13904830077');
    await page.keyboard.press('Enter');
    await page.keyboard.type('离线登记：楼道灯坏了三天。');
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type('左旗');
    await page.getByRole('option').first().waitFor();
    for (const key of ['Enter', 'Tab', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.type('温度');
    await page.getByRole('option', { name: /温度不达标/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.context().setOffline(true);
    await page.keyboard.press('F7');
    await page.getByRole('alert').getByText('还没有登记，也没有受理号').waitFor();
    await page.getByRole('button', { name: '网络恢复后自动登记' }).click();
    await page.getByText('网络恢复后会自动登记一件').waitFor();
    await page.getByLabel('标题').fill('楼道灯');
    await page.getByRole('alert').getByText('还没有登记').waitFor(); // what was changed is not sent by itself
    await page.getByRole('button', { name: '网络恢复后自动登记' }).click();
    await page.context().setOffline(false);
    await page.locator('.big-number').waitFor();
    const filter = encodeURIComponent(JSON.stringify({ q: '楼道灯' }));
    const rows = await (await api.as('bayar')).rows(`/api/cases?filter=${filter}`);
    expect(rows).toMatchObject([{ title: '楼道灯', status: 'triage' }]);
    await desk.leave();
  },
  testMs,
);
