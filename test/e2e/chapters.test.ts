import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pdf } from '../support/files.ts';
import { seriousFindings, sitDown } from './desk.ts';
import * as live from './lives.ts';
import { openStage, type Stage, type Username } from './stage.ts';

let stage: Stage;
let teller: live.Teller;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yihao-proofs-'));
  stage = await openStage({ DEMO: 'true' });
  teller = live.tellerOn(stage);
}, 180_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

type Step = Parameters<live.Teller['at']>[2];
const at = (who: Username, id: string, step: Step) => teller.at(who, id, step);

test('a unit asks the citizen, the operator writes down what he says, and the unit goes on', async () => {
  const id = await teller.register();
  await at('wuyun', id, (desk) => live.dispatchTo(desk, 'zjj'));
  await at('batu', id, async (desk) => {
    await live.sign(desk);
    await live.plain(desk, '要求补充', { texts: { 要来电人补充什么: '请说明是哪个单元' } });
  });
  expect(await teller.read(id)).toMatchObject({ status: 'needInfo' });
  await at('saren', id, async (desk) => {
    const supply = live.panel(desk.page, '待补充');
    await supply.getByText('请说明是哪个单元').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.page.keyboard.press('Control+Enter');
    await supply.getByRole('alert').filter({ hasText: '必填' }).waitFor();
    await desk.page.getByLabel('来电人补充的信息').fill('三单元五楼东户。');
    await live.send(desk);
  });
  expect(await teller.read(id)).toMatchObject({ status: 'handling' });
}, 90_000);

test('a case goes up to the region, is waited for, and comes back with an answer that is called back', async () => {
  const id = await teller.register();
  await at('wuyun', id, (desk) =>
    live.plain(desk, '上报', {
      texts: { 平台: '自治区 12345 平台', 理由: '区直事项', '回执号（可不填）': 'NM-2026-1' },
    }),
  );
  expect(await teller.read(id)).toMatchObject({
    status: 'sentUp',
    clocks: { dispatch: { stoppedAt: expect.any(String) } },
  });
  await at('wuyun', id, async (desk) => {
    await desk.page.getByText('自治区 12345 平台').first().waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.page.keyboard.press('1');
    await desk.page.locator('section.panel textarea').first().fill('区厅已答复：下月起执行新价。');
    await live.send(desk);
  });
  expect(await teller.read(id)).toMatchObject({ status: 'callback' });
}, 90_000);

test('what is proved by a photo: a reply without one must say why, an uploaded one is offered at once', async () => {
  const id = await teller.register({ categoryId: '01.02.04' });
  await teller.send(id, 'zjj');
  await at('batu', id, async (desk) => {
    const { page } = desk;
    await live.sign(desk);
    await live.contact(desk);
    const reply = live.panel(page, '答复');
    await reply.getByRole('button', { name: '已解决' }).click();
    await page.getByLabel('办理情况和答复').fill('已退费，附收据。');
    await page.keyboard.press('Control+Enter');
    await page.getByText('这类事项“已解决”须附证据').first().waitFor();
    const receipt = path.join(folder, '退费收据.pdf');
    writeFileSync(receipt, pdf('收据'));
    await page.locator('input[type="file"][multiple]').setInputFiles(receipt);
    await reply.getByRole('button', { name: '退费收据.pdf' }).click();
    await live.send(desk);
  });
  expect(await teller.read(id)).toMatchObject({ status: 'replyReview', reply: { evidence: [expect.any(String)] } });
}, 90_000);

const badCode = '91350100M000100Y44';
const goodCode = '91350100M000100Y43';

test('an enterprise tells of danger, wants no call back, and it happened an hour ago', async () => {
  const desk = await sitDown(stage, 'saren');
  const { page } = desk;
  await page.locator('.phone').waitFor();
  await page.keyboard.type('139 0483 0007');
  await page.getByRole('textbox', { name: '诉求' }).fill('仓库里有人被困，门锁坏了。');
  await page.getByRole('alert').filter({ hasText: '请转 119 并通知值班长' }).waitFor();
  await page.keyboard.press('Alt+n');
  await page.keyboard.press('Alt+e');
  await page.getByLabel('统一社会信用代码').fill(badCode);
  await page.getByText('校验位不对').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('统一社会信用代码').fill(goodCode);
  await page.getByRole('button', { name: '补录发生时间' }).click();
  await page.getByLabel('发生时间').fill('2026-01-05T08:30');
  await page.getByRole('combobox', { name: '地点' }).fill('左旗');
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: '类别' }).fill('温度');
  await page.getByRole('option', { name: /温度不达标/ }).click();
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/cases'));
  await page.keyboard.press('F7');
  const { id } = (await (await answer).json()) as { id: string };
  expect(await teller.read(id)).toMatchObject({
    ...{ urgency: 'critical', alarm: 'rescue', noCallback: true },
    ...{ enterprise: true, occurredAt: '2026-01-05T00:30:00.000Z' },
  });
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
}, 60_000);

test('many cases are dispatched and supervised at once from the keyboard, each with a result of its own', async () => {
  const ids = await Promise.all([1, 2, 3].map((nth) => teller.register({ title: `批量 ${String(nth)}` })));
  const desk = await sitDown(stage, 'wuyun');
  const { page } = desk;
  await page.goto(`${stage.base}/#/cases?filter={"q":"批量"}`);
  await page.locator('.cases .main-cell').nth(2).waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('d');
  await live.fillDialog(page, { units: { 主办: 'zjj' } });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText('已办 3 / 3').waitFor();
  expect(await page.getByRole('dialog').getByText('已办', { exact: true }).count()).toBe(3);
  await desk.leave();
  for (const id of ids) expect(await teller.read(id)).toMatchObject({ status: 'dispatched', leadUnitId: 'zjj' });
  const lead = await sitDown(stage, 'suren');
  await lead.page.goto(`${stage.base}/#/cases?filter={"q":"批量"}`);
  await lead.page.locator('.cases .main-cell').nth(2).waitFor();
  await lead.page.keyboard.press('a');
  await lead.page.keyboard.press('s');
  await live.fillDialog(lead.page, { picks: ['二级'], texts: { 理由: '供暖季集中督办' } });
  await lead.page.keyboard.press('Control+Enter');
  await lead.page.getByRole('dialog').getByText('已办 3 / 3').waitFor();
  expect(await seriousFindings(lead.page)).toEqual([]);
  expect([...desk.sins.errors, ...lead.sins.errors]).toEqual([]);
  await lead.leave();
  for (const id of ids) expect(await teller.read(id)).toMatchObject({ supervisionLevel: 2, letters: [{ level: 2 }] });
}, 90_000);
