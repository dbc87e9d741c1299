import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { type Desk, phone, seriousFindings, sitDown } from './desk.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';

const [warm, light, firm] = ['祥和小区暖气不热', '锡林北路路灯不亮', '许可审批超过承诺时限'];
const enterprise = { creditCode: '91350100M000100Y43' };
let stage: Stage;

async function fill(): Promise<void> {
  const as = (username: Username) => signIn(stage.base, { username, password });
  const [operator, dispatcher] = [await as('saren'), await as('wuyun')];
  const calls = [
    { title: warm, urgency: 'urgent' },
    { title: light },
    { title: firm, enterprise, businessEnvironment: true },
  ] as const;
  for (const change of calls) {
    const { type: _, ...call } = registration(change);
    const { body } = await operator.register(call);
    if (change.title !== light) await dispatcher.submit(String(body['id']), { type: 'dispatch', leadUnitId: 'zjj' });
  }
}

beforeAll(async () => {
  stage = await openStage();
  await fill();
}, 180_000);
afterAll(async () => {
  await stage.close();
});

async function atCases(step: (desk: Desk) => Promise<void>, size?: typeof phone) {
  const desk = await sitDown(stage, 'bayar', size);
  await desk.page.evaluate(`location.hash = '#/cases'`);
  await shows(desk, [warm, light, firm]);
  await step(desk);
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
}

/** Waits until the list shows exactly these titles; a chip beside a title is not one. */
async function shows({ page }: Desk, expected: readonly string[]): Promise<void> {
  const titles = async () =>
    (await page.locator('.cases .main-cell').allInnerTexts())
      .map((text) => text.replace(/\s*营商环境$/, ''))
      .toSorted();
  const isThere = async () => JSON.stringify(await titles()) === JSON.stringify(expected.toSorted());
  for (const end = Date.now() + 10_000; Date.now() < end && !(await isThere());) await page.waitForTimeout(60);
  expect(await titles()).toEqual(expected.toSorted());
}

const filterIn = ({ page }: Desk): unknown =>
  JSON.parse(new URLSearchParams(page.url().split('?')[1] ?? '').get('filter') ?? '{}');
const press = async ({ page }: Desk, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

test('several statuses are chosen on the keyboard; their button says how many, and a stage takes their place', async () => {
  await atCases(async (desk) => {
    const { page } = desk;
    await page.getByRole('button', { name: '状态', exact: true }).focus();
    await press(desk, 'ArrowDown');
    await page.getByRole('checkbox', { name: '在办' }).and(page.locator(':focus')).waitFor();
    await press(desk, 'End', 'Home', 'ArrowDown', 'ArrowDown', 'Space');
    await shows(desk, [light]);
    expect(filterIn(desk)).toEqual({ status: 'triage' });
    await press(desk, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space');
    await shows(desk, [warm, light, firm]);
    expect(filterIn(desk)).toEqual({ status: ['triage', 'dispatched'] });
    expect(await seriousFindings(page)).toEqual([]);
    await press(desk, 'Escape');
    await page.getByRole('button', { name: '状态 已选 2 项' }).and(page.locator(':focus')).waitFor();
    await page.reload();
    await page.getByRole('button', { name: '状态 已选 2 项' }).click();
    await page.getByRole('checkbox', { name: '已结束' }).click();
    await page.getByText('按这些条件没有工单').waitFor();
    expect(filterIn(desk)).toEqual({ open: false });
    await page.getByRole('heading', { name: '全部工单' }).click();
    await page.getByRole('checkbox', { name: '已结束' }).waitFor({ state: 'detached' });
  });
});

test('several urgencies are chosen under the thumb, and the sheet is put away', async () => {
  await atCases(async (desk) => {
    const { page } = desk;
    await page.getByRole('button', { name: '紧急程度' }).click();
    const sheet = page.getByRole('group', { name: '紧急程度' });
    for (const label of await sheet.locator('label').all())
      expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    await sheet.getByText('紧急', { exact: true }).click();
    await shows(desk, [warm]);
    await sheet.getByText('特急').click();
    await sheet.getByRole('button', { name: '完成' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(filterIn(desk)).toEqual({ urgency: ['urgent', 'critical'] });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
  }, phone);
});

test('a list is narrowed to enterprises and to the business environment, and a view keeps that', async () => {
  await atCases(async (desk) => {
    const { page } = desk;
    await press(desk, 'f');
    await page.getByRole('button', { name: '涉企' }).click();
    await shows(desk, [firm]);
    await page.getByRole('button', { name: '营商环境', exact: true }).click();
    await shows(desk, [firm]);
    expect(filterIn(desk)).toEqual({ enterprise: true, businessEnvironment: true });
    await page.locator('.cases .chip', { hasText: '营商环境' }).waitFor();
    await press(desk, 'v');
    await page.getByLabel('名称').fill('营商环境投诉');
    await press(desk, 'Control+Enter');
    await page.getByRole('button', { name: '营商环境投诉', pressed: true }).waitFor();
    await page.getByRole('button', { name: '清除全部' }).click();
    await shows(desk, [warm, light, firm]);
    await page.getByRole('button', { name: '营商环境投诉' }).click();
    await shows(desk, [firm]);
  });
});
