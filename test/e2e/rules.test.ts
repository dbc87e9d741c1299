import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { type Desk, sitDown } from './desk.ts';
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

async function release({ page }: Desk): Promise<void> {
  await page.keyboard.press('Alt+p');
  await page.getByRole('button', { name: /只用于新工单/ }).click();
  await page.keyboard.press('Control+Enter');
}

test('whose draft was overtaken is told so, keeps it, and puts it on top of the other', async () => {
  const [first, second] = [await sitDown(stage, 'odon'), await sitDown(stage, 'odon')];
  await first.page.goto(`${stage.base}/#/calendars?date=2027-06-10&place=152921`);
  await first.page.getByRole('button', { name: /^2027-06-10/ }).focus();
  await first.page.keyboard.press('ArrowDown');
  await first.page.keyboard.press('ArrowRight');
  await first.page.getByText('另定这一天').click();
  await first.page.getByLabel('名称').fill('那达慕');
  await first.page.getByLabel('文件（选填）').fill('左政办〔2027〕3号');
  await first.page.keyboard.press('Alt+d');
  await first.page.getByRole('button', { name: /2027-06-18 放假 那达慕 阿拉善左旗/ }).waitFor();
  await first.page.keyboard.press('Alt+p');
  await first.page.getByRole('button', { name: /只用于新工单/ }).click();

  await second.page.goto(`${stage.base}/#/calendars`);
  await second.page.getByRole('button', { name: '加一个季节' }).click();
  await second.page.keyboard.press('Alt+h');
  await second.page.getByText('全国 调整办公时间').first().waitFor();
  await release(second);
  await second.page.waitForURL(/#\/changes/);

  await first.page.keyboard.press('Control+Enter');
  await first.page.getByText('第 3 版刚由他人生效').waitFor();
  await first.page.getByRole('heading', { name: '草稿 · 第 4 版' }).waitFor();
  await first.page.getByText('1 个季节时间').waitFor();
  await release(first);
  await first.page.waitForURL(/#\/changes/);
  await first.page.getByText('左政办〔2027〕3号').waitFor();
  await first.page.getByText('第 4 版').waitFor();
  for (const desk of [first, second]) {
    expect(desk.sins).toEqual({ errors: [], strangers: [] });
    await desk.leave();
  }
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
  await page.getByRole('link', { name: '时限方案 第 2 版' }).waitFor();
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
});

test('what is tried in the calculator stands in the address, and another address is read', async () => {
  const desk = await sitDown(stage, 'saren');
  const { page } = desk;
  await page.goto(`${stage.base}/#/limits?start=2026-02-13T16:20&limit=5.workingDays`);
  await page.getByText('2月27日 周五 24:00').first().waitFor();
  await page.getByRole('button', { name: '加一次延期' }).click();
  await page.getByRole('group', { name: '延期 1' }).getByLabel('数量').fill('1');
  await page.getByText('2月28日 周六 24:00').first().waitFor();
  await page.waitForURL(/limit=5\.workingDays&extension=1\.workingDays/);
  await page.goto(`${stage.base}/#/limits?start=2026-02-13T16:20&limit=1.workingDays`);
  await page.getByText('2月14日 周六 24:00').first().waitFor();
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
});
