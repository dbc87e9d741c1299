import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { type Desk, seriousFindings, sitDown } from './desk.ts';
import { tellerOn, type Teller } from './lives.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';
import * as knowing from './knowing.ts';
import * as walks from './walks.ts';

let stage: Stage;
let teller: Teller;
beforeAll(async () => {
  stage = await openStage();
  teller = tellerOn(stage);
}, 180_000);
afterAll(async () => {
  await stage.close();
});

async function leave({ sins, leave: go }: Desk): Promise<void> {
  expect(sins).toEqual({ errors: [], strangers: [] });
  await go();
}
const statuses = async (ids: readonly string[]): Promise<unknown[]> =>
  Promise.all(ids.map(async (id) => (await teller.read(id))['status']));

test('a dispatcher works through a queue of ten: one key sends, and the next case opens by itself', async () => {
  const ids = await walks.prepare(stage, 10);
  const desk = await walks.openQueue(stage, 'wuyun', 'triage', 10);
  for (let nth = 1; nth <= 10; nth++) {
    const title = await walks.titleAt(desk);
    const { keys } = await walks.dispatchOpen(desk, nth % 3 === 0 ? '1' : undefined);
    expect(keys).toBeLessThanOrEqual(2);
    if (nth < 10) await walks.nextAfter(desk, title);
  }
  await leave(desk);
  expect(await statuses(ids)).toEqual(ids.map(() => 'dispatched'));
}, 120_000);

test('whoever turns that off stays with the case that he sent, also after a reload', async () => {
  await walks.prepare(stage, 2);
  const desk = await walks.openQueue(stage, 'wuyun', 'triage', 2);
  await desk.page.keyboard.press('Alt+o');
  await desk.page.reload();
  const title = await walks.titleAt(desk);
  await walks.dispatchOpen(desk);
  await desk.page.locator('.chip.stage', { hasText: '待签收' }).waitFor();
  expect(await walks.titleAt(desk)).toBe(title);
  await leave(desk);
}, 60_000);

test('an adjudicator rules four cases in four ways', async () => {
  const ids = await walks.prepare(stage, 4, 'adjudication');
  const desk = await walks.openQueue(stage, 'hasi', 'adjudication', 4);
  for (const choice of ['1', '2', '3', '4']) {
    const title = await walks.titleAt(desk);
    await walks.adjudicateOpen(desk, choice);
    if (choice !== '4') await walks.nextAfter(desk, title);
  }
  await leave(desk);
  expect((await statuses(ids)).toSorted()).toEqual(['closed', 'handling', 'handling', 'triage']);
}, 120_000);

test('a callback agent makes five calls of five kinds', async () => {
  const ids = await walks.prepare(stage, 5, 'callback');
  const desk = await walks.openQueue(stage, 'qiqige', 'callbacks', 5);
  for (const callback of walks.callbacks) {
    const title = await walks.titleAt(desk);
    await walks.callBackOpen(desk, callback);
    if (callback !== walks.callbacks.at(-1)) await walks.nextAfter(desk, title);
  }
  await leave(desk);
  const after = (await statuses(ids)).toSorted();
  expect(after).toEqual(['adjudication', 'callback', 'callback', 'closed', 'closed']);
}, 120_000);

test('an operator takes three kinds of call without the mouse, with at most twelve keys beyond the text', async () => {
  const desk = await sitDown(stage, 'saren');
  for (const call of walks.calls) {
    const { keys } = await walks.takeCall(desk, call);
    expect(keys).toBeLessThanOrEqual(12);
  }
  await leave(desk);
}, 90_000);

test('a question without an article becomes one by keyboard: asked, written by the unit, published, cited in the next call', async () => {
  const operator = await sitDown(stage, 'saren');
  await knowing.askUnit(operator, '测温结果几天能拿到？');
  const unit = await sitDown(stage, 'batu');
  await knowing.writeAnswer(unit, '测温后两个工作日内可以领取记录。');
  await leave(unit);
  const editor = await sitDown(stage, 'erdene');
  await knowing.publish(editor);
  await leave(editor);
  const { keys } = await walks.takeCall(operator, knowing.citingCall);
  expect(keys).toBeLessThanOrEqual(12);
  const cited = await (
    await signIn(stage.base, { username: 'bayar', password })
  ).rows(`/api/cases?filter=${encodeURIComponent('{"cited":true}')}`);
  expect(cited).toMatchObject([{ status: 'answered' }]);
  await leave(operator);
}, 120_000);

const as = (username: Username) => signIn(stage.base, { username, password });
const creditCode = '91350100M000100Y43';

/** An earlier call of the enterprise, from another number. */
async function earlierCall(title: string, change: object = {}): Promise<string> {
  const { type: _, ...call } = registration({
    ...{ title, enterprise: { creditCode }, caller: { name: '张经理', phone: '13904837001' } },
    ...change,
  });
  return String((await (await as('saren')).register(call)).body['id']);
}

const caseAt = async (id: string) => (await (await as('wuyun')).get(`/api/cases/${id}`)).body;

test('an enterprise calls again: its earlier cases appear with its code, and one is urged by key', async () => {
  const open = await earlierCall('许可审批超过承诺时限', { caseType: 'complaint' });
  await earlierCall('惠企政策怎样申报', { outcome: { kind: 'answered', answer: '已告知' } });
  const desk = await sitDown(stage, 'saren');
  const { page } = desk;
  await page.locator('.phone:focus').waitFor();
  await page.keyboard.type('139 0483 7002');
  await page.keyboard.press('Enter');
  await page.keyboard.type('许可还没有批下来。');
  await page.keyboard.press('Alt+e');
  await page.getByLabel('统一社会信用代码').focus();
  await page.keyboard.type('91350100m000100y4');
  expect(await page.getByText('该企业来过').count()).toBe(0);
  await page.keyboard.type('3');
  await page.getByText('该企业来过 2 次').waitFor();
  await page.getByText('未结 1 件').waitFor();
  const history = page.getByRole('group', { name: '该企业的工单' });
  expect(await history.locator('.repeat').first().innerText()).toContain('许可审批超过承诺时限');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Control+Alt+1');
  await page.getByText(/已催办 \d{14}/).waitFor();
  expect(await caseAt(open)).toMatchObject({ urgeCount: 1 });
  await page.keyboard.press('Control+Alt+4');
  await page.keyboard.press('Alt+b');
  await page.getByRole('combobox', { name: '地点' }).fill('左旗');
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: '类别' }).fill('温度');
  await page.getByRole('option', { name: /温度不达标/ }).click();
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/cases'));
  await page.keyboard.press('F7');
  const { id } = (await (await answer).json()) as { id: string };
  expect(await caseAt(id)).toMatchObject({ enterprise: true, businessEnvironment: true, repeatOf: open });
  await page.goto(`${stage.base}/#/cases/${id}/show`);
  await page.locator('.case-title').waitFor();
  await page.getByText('营商环境', { exact: true }).first().waitFor();
  await page.getByText('该企业其他工单').waitFor();
  await page.getByText('惠企政策怎样申报').waitFor();
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
}, 90_000);

test('a wrong code brings no history, and a code taken back takes the history along', async () => {
  await earlierCall('供货款被拖欠');
  const desk = await sitDown(stage, 'saren');
  const { page } = desk;
  await page.locator('.phone:focus').waitFor();
  await page.keyboard.press('Alt+e');
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y44');
  await page.getByText('校验位不对').waitFor();
  expect(await page.getByText('该企业来过').count()).toBe(0);
  await page.getByLabel('统一社会信用代码').fill(creditCode);
  await page.getByText('该企业来过').waitFor();
  await page.keyboard.press('Alt+e');
  await page.getByText('该企业来过').waitFor({ state: 'detached' });
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
}, 60_000);

test('a dispatcher corrects the code and marks the case, and hears at the field when there is no code', async () => {
  const { type: _, ...call } = registration({ title: '没有说是企业' });
  const id = String((await (await as('saren')).register(call)).body['id']);
  const desk = await sitDown(stage, 'wuyun');
  const { page } = desk;
  await page.goto(`${stage.base}/#/cases/${id}/show`);
  await page.getByRole('group', { name: '更多' }).getByRole('button', { name: '更正', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: '营商环境' }).getByRole('button', { name: '是' }).click();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('只有涉企工单可以标记营商环境').first().waitFor();
  await dialog.getByLabel('统一社会信用代码').fill(creditCode);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await caseAt(id)).toMatchObject({ enterprise: true, businessEnvironment: true });
  await page.locator('.chip', { hasText: '营商环境' }).first().waitFor();
  await desk.leave();
}, 60_000);
