import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { phone, sitDown } from './desk.ts';
import { anotherTab, desksOn, testMs } from './onPhone.ts';
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
