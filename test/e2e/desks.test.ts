import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { type Desk, sitDown } from './desk.ts';
import { tellerOn, type Teller } from './lives.ts';
import { openStage, password, type Stage } from './stage.ts';
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
