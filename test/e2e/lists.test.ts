import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import {} from '../support/engine.ts';
import { until } from '../support/until.ts';
import { registration } from '../support/league.ts';
import { type Desk, seriousFindings, sitDown, phone, taken } from './desk.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';

let stage: Stage;

async function fill(): Promise<void> {
  const as = (username: string) => signIn(stage.base, { username, password });
  const [operator, dispatcher] = [await as('saren'), await as('wuyun')];
  for (const [title, urgency] of [
    ['祥和小区暖气不热', 'urgent'],
    ['锡林北路路灯不亮', 'normal'],
    ['腾飞路暖气管漏水', 'normal'],
  ] as const) {
    const { type: _, ...call } = registration({ title, urgency });
    const { body } = await operator.register(call);
    if (title.includes('路灯')) continue;
    await dispatcher.submit(String(body['id']), { type: 'dispatch', leadUnitId: 'zjj' });
  }
}

beforeAll(async () => {
  stage = await openStage();
  await fill();
}, 180_000);
afterAll(async () => {
  await stage.close();
});

async function at(username: Username, path: string, step: (desk: Desk) => Promise<void>, size?: typeof phone) {
  const desk = await sitDown(stage, username, size);
  await desk.page.evaluate(`location.hash = '#/${path}'`);
  await step(desk);
  expect(await seriousFindings(desk.page)).toEqual([]);
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
}

/** Waits until the list shows exactly these titles. */
async function shows({ page }: Desk, expected: readonly string[]): Promise<void> {
  const seen = async () => (await page.locator('.cases .main-cell').allInnerTexts()).toSorted();
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    if (JSON.stringify(await seen()) === JSON.stringify(expected.toSorted())) return;
    await page.waitForTimeout(60);
  }
  expect(await seen()).toEqual(expected.toSorted());
}

const [warm, light, pipe] = ['祥和小区暖气不热', '锡林北路路灯不亮', '腾飞路暖气管漏水'];
const filterIn = ({ page }: Desk): unknown =>
  JSON.parse(new URLSearchParams(page.url().split('?')[1] ?? '').get('filter') ?? '{}');

test('a list is narrowed on the keyboard, its address says how, and going back undoes it', async () => {
  await at('bayar', 'cases', async (desk) => {
    const { page } = desk;
    await shows(desk, [warm, light, pipe]);
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: /主办单位/ }).focus();
    await page.keyboard.type('zjj');
    await page.getByRole('option', { name: /zjj局/ }).waitFor();
    await page.keyboard.press('Enter');
    await shows(desk, [warm, pipe]);
    expect(filterIn(desk)).toEqual({ unitId: 'zjj' });
    await page.getByRole('button', { name: '紧急程度' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await shows(desk, [warm]);
    expect(filterIn(desk)).toEqual({ unitId: 'zjj', urgency: 'urgent' });
    await page.reload();
    await shows(desk, [warm]);
    await page.goBack();
    await shows(desk, [warm, pipe]);
    await page.getByRole('button', { name: /去掉条件：zjj局/ }).click();
    await shows(desk, [warm, light, pipe]);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/cases\/[\w-]+\/show/);
  });
});

test('words find cases in any order and are marked; nothing found is said', async () => {
  await at('bayar', 'cases', async (desk) => {
    const { page } = desk;
    await page.keyboard.press('/');
    await page.keyboard.type('左旗 暖气');
    await page.keyboard.press('Enter');
    await shows(desk, [warm, pipe]);
    expect(await page.locator('mark.hit').allInnerTexts()).toEqual(expect.arrayContaining(['暖气', '左旗']));
    await page.evaluate(`location.hash = '#/cases?filter={"q":"没有这样的事"}'`);
    await page.getByText('按这些条件没有工单').waitFor();
  });
});

test('a view is kept with a name, shared with the unit, and opened by a colleague', async () => {
  await at('tuya', 'cases?filter={"urgency":"urgent"}', async (desk) => {
    const { page } = desk;
    await shows(desk, [warm]);
    await page.keyboard.press('v');
    await page.getByRole('checkbox', { name: '与本单位共享' }).check();
    await page.getByLabel('名称').fill('本局急件');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '本局急件', pressed: true }).waitFor();
  });
  await at(
    'batu',
    'cases',
    async (desk) => {
      await shows(desk, [warm, pipe]);
      await desk.page.getByRole('button', { name: /本局急件/ }).click();
      await shows(desk, [warm]);
    },
    phone,
  );
});

test('the list leaves as a file', async () => {
  await at('bayar', 'cases?filter={"urgency":"urgent"}', async (desk) => {
    const { page } = desk;
    await shows(desk, [warm]);
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^工单-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(warm);
  });
});

test('a queue is narrowed too, and a case opens in the narrowed queue', async () => {
  await at('batu', 'queues/sign?filter={"q":"漏水"}', async (desk) => {
    const { page } = desk;
    await page.locator('.queue .item').first().waitFor();
    expect(await page.locator('.queue .item').count()).toBe(1);
    await page.keyboard.press('j');
    await page.waitForURL(/queues\/sign\/[\w-]+\?filter=/);
    expect(await page.locator('.queue mark.hit').allInnerTexts()).toEqual(['漏水']);
  });
});

/** Opens a text by its occasion, on the keyboard. */
async function wordsOf({ page }: Desk, occasion: string) {
  await page.getByRole('searchbox').fill(occasion);
  await page.getByRole('button', { name: new RegExp(occasion) }).press('Enter');
  return page.getByRole('textbox', { name: '汉文', exact: true });
}

async function keep(desk: Desk): Promise<void> {
  await desk.page.getByLabel('理由').fill('更亲切');
  await desk.page.keyboard.press('Control+Enter');
  await taken(desk);
}

test('a text of messages is changed on the keyboard, and the next notice has it', async () => {
  await at('odon', 'templates', async (desk) => {
    const { page } = desk;
    const words = await wordsOf(desk, '已受理');
    await words.fill('我们收到了您的诉求 {phone}');
    await page.getByText('这里不能用 {phone}').waitFor();
    await words.fill('我们收到了您的诉求 ');
    await words.press('End');
    await page.keyboard.press('Alt+1');
    expect(await words.inputValue()).toBe('我们收到了您的诉求 {number}');
    await page.locator('.bubble', { hasText: '我们收到了您的诉求 2026' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keep(desk);
    await wordsOf(desk, '已受理');
    await page.getByText('改动记录', { exact: true }).click();
    await page.getByText(/敖登 · 更亲切/).waitFor();
    await page.keyboard.press('Escape');
  });
  const { type: _, ...call } = registration({ title: '楼道灯不亮' });
  const saren = await signIn(stage.base, { username: 'saren', password });
  const { body } = await saren.register(call);
  const told = `我们收到了您的诉求 ${String(body['number'])}`;
  const isTold = async () => JSON.stringify((await saren.get('/api/notices')).body).includes(told);
  await until('the citizen is told', isTold, 100_000);
  await at('suren', 'notices', async ({ page }) => {
    await page.getByText(told).waitFor();
  });
}, 180_000);

test('what an operator reads out is what the administrator worded', async () => {
  const words = '这件事已经在信访程序里，请向受理机关查询。';
  await at('odon', 'templates', async (desk) => {
    await (await wordsOf(desk, '您反映的事项已进入信访程序')).fill(words);
    await keep(desk);
  });
  await at('saren', 'intake', async ({ page }) => {
    await page.locator('.phone').waitFor();
    await page.keyboard.press('F6');
    await until('the words have come', async () => {
      await page.keyboard.press('3');
      return (await page.getByLabel('告知的话').inputValue()) === words;
    });
  });
});
