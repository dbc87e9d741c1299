import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { type Desk, openFirst, phone, seriousFindings, sitDown, taken } from './desk.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(async () => {
  await stage.close();
});

const asHimself = (username: string) => signIn(stage.base, { username, password });

/** Does a step at a desk of one's own and leaves it without a sin. */
async function at(username: Username, queue: string | undefined, step: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await sitDown(stage, username);
  if (queue) await openFirst(desk, queue);
  await step(desk);
  expect(desk.sins).toEqual({ errors: [], strangers: [] });
  await desk.leave();
}

async function pressAll({ page }: Desk, keys: string): Promise<void> {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}

async function registerByKeyboard(desk: Desk): Promise<string> {
  const { page } = desk;
  await page.locator('.phone').waitFor();
  await page.keyboard.type('139 0483 0001');
  await page.getByRole('textbox', { name: '诉求' }).focus();
  await page.keyboard.type('锡林北路祥和小区四号楼连续三天只有十四度。老人和孩子都冻感冒了。');
  await pressAll(desk, 'Tab Tab');
  await page.keyboard.type('左旗');
  await page.getByRole('option').first().waitFor();
  await pressAll(desk, 'Enter Tab');
  await page.keyboard.type('锡林北路祥和小区四号楼');
  await page.keyboard.press('Tab');
  await page.keyboard.type('温度');
  await page.getByRole('option', { name: /温度不达标/ }).waitFor();
  await pressAll(desk, 'Enter F7');
  return (await page.locator('.big-number').innerText()).replace(/\s/g, '');
}

const approve = async (desk: Desk): Promise<void> => {
  await desk.page.getByRole('button', { name: /同意，送中心|通过，转回访/ }).waitFor();
  await desk.page.keyboard.press('a');
  await taken(desk);
};

async function reply(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByLabel('办理情况和答复').waitFor();
  await page.keyboard.press('1');
  await page.getByLabel('办理情况和答复').fill('已上门测温，更换阀门后复测二十一度，已告知退费办法。');
  await page.keyboard.press('Control+Enter');
  await taken(desk);
}

async function callBack(desk: Desk, answers: string): Promise<void> {
  await desk.page.getByRole('button', { name: '接通' }).waitFor();
  await pressAll(desk, `1 ${answers} Control+Enter`);
  await taken(desk);
}

async function reworkAndReview(): Promise<void> {
  await at('batu', 'handling', reply);
  await at('tuya', 'approvals', approve);
  await at('gaowa', 'reviews', approve);
}

describe('a whole life, told on the keyboard', () => {
  let number = '';

  test('the operator registers it while talking and reads the number aloud', async () => {
    await at('saren', undefined, async (desk) => {
      number = await registerByKeyboard(desk);
    });
    expect(number).toMatch(/^\d{14}$/);
  });

  test('the dispatcher sends it to the lead that the catalogue names, with its co-handler', async () => {
    await at('wuyun', 'triage', async (desk) => {
      await desk.page.getByRole('button', { name: /^派出/ }).waitFor();
      await desk.page.locator('.pick.on').waitFor();
      await desk.page.keyboard.press('Control+Enter');
      await taken(desk);
    });
  });

  test('the unit signs in one press, the co-handler gives its part, the unit has called and replies', async () => {
    await at('batu', 'sign', async (desk) => {
      await desk.page.getByRole('button', { name: /^签收/ }).waitFor();
      await desk.page.keyboard.press('s');
      await taken(desk);
    });
    await at('narin', 'coHandling', async (desk) => {
      await desk.page.getByLabel('本单位承担部分的办理情况').fill('管网压力正常，阀门已更换。');
      await desk.page.keyboard.press('Control+Enter');
      await taken(desk);
    });
    await at('batu', 'handling', async (desk) => {
      await desk.page.getByRole('button', { name: /^联系上了/ }).waitFor();
      await desk.page.keyboard.press('l');
      await taken(desk);
      await desk.page
        .getByText(/^已联系 /)
        .first()
        .waitFor();
    });
    await reworkAndReview();
  });

  test('a dissatisfied citizen is heard, and the adjudicator has it done again', async () => {
    await at('qiqige', 'callbacks', (desk) => callBack(desk, 'w e d f z'));
    await at('hasi', 'adjudication', async (desk) => {
      await desk.page.getByRole('button', { name: /^重办/ }).waitFor();
      await desk.page.keyboard.press('1');
      await desk.page.getByLabel('理由').fill('复测记录缺失，请重新上门。');
      await desk.page.keyboard.press('Control+Enter');
      await taken(desk);
    });
  });

  test('the second round satisfies, and the case is closed', async () => {
    await reworkAndReview();
    await at('qiqige', 'callbacks', (desk) => callBack(desk, 'q e a f z'));
    const lead = await asHimself('bayar');
    const { body } = await lead.get(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ q: number }))}`);
    expect(body).toMatchObject([{ number, status: 'closed', round: 2 }]);
  });
});

async function freshCase(): Promise<string> {
  const operator = await asHimself('saren');
  const { type: _, ...command } = registration();
  const { body } = await operator.register(command, randomUUID());
  return String(body['id']);
}

describe('two people on one case', () => {
  test('who comes second sees what changed, and keeps what was typed', async () => {
    const id = await freshCase();
    const second = await sitDown(stage, 'bayar');
    const { page } = second;
    await page.goto(`${stage.base}/#/queues/triage/${id}`);
    await page.getByLabel('附言（选填）').fill('请于今日先行测温');
    const first = await asHimself('wuyun');
    expect((await first.submit(id, { type: 'dispatch', leadUnitId: 'zjj' })).status).toBe(200);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: '您写的内容还在' }).first().waitFor();
    await page
      .getByText(/派给 zjj/)
      .first()
      .waitFor();
    expect(await page.getByLabel('附言（选填）').inputValue()).toBe('请于今日先行测温');
    await page.getByRole('button', { name: '看过了，按最新情况继续' }).click();
    await page.getByText('请于今日先行测温').waitFor();
    expect(second.sins).toEqual({ errors: [], strangers: [] });
    await second.leave();
  });

  test('a draft survives closing the browser tab', async () => {
    const id = await freshCase();
    const desk = await sitDown(stage, 'wuyun');
    await desk.page.goto(`${stage.base}/#/queues/triage/${id}`);
    await desk.page.getByLabel('附言（选填）').fill('来电人只在晚上在家');
    await desk.page.reload();
    await desk.page.getByLabel('附言（选填）').waitFor();
    expect(await desk.page.getByLabel('附言（选填）').inputValue()).toBe('来电人只在晚上在家');
    await desk.leave();
  });

  test('a command pressed without network is sent once when it is back', async () => {
    const id = await freshCase();
    const dispatcher = await asHimself('wuyun');
    await dispatcher.submit(id, { type: 'dispatch', leadUnitId: 'zjj' });
    const desk = await sitDown(stage, 'batu', phone);
    const { page } = desk;
    await page.goto(`${stage.base}/#/queues/sign/${id}`);
    await page.getByRole('button', { name: /^签收/ }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^签收/ }).click();
    await page.locator('.chip', { hasText: '待发送' }).waitFor();
    await page.context().setOffline(false);
    const lead = await asHimself('bayar');
    const isSigned = async () => (await lead.get(`/api/cases/${id}`)).body['status'] === 'handling';
    for (let i = 0; i < 100 && !(await isSigned()); i++) await page.waitForTimeout(200);
    const facts = await lead.rows(`/api/cases/${id}/events`);
    expect(facts.filter((fact) => fact['type'] === 'signed')).toHaveLength(1);
    await desk.leave();
  });
});

describe('for everybody', () => {
  test.each([
    ['light', '#/queues/triage/'],
    ['dark', '#/queues/triage/'],
  ] as const)('a case shows no serious finding in %s', async (theme, path) => {
    const id = await freshCase();
    const desk = await sitDown(stage, 'bayar');
    await desk.page.emulateMedia({ colorScheme: theme });
    await desk.page.goto(`${stage.base}/${path}${id}`);
    await desk.page.reload();
    await desk.page.locator('.story .now').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.leave();
  });

  test('the sign-in page shows no serious finding', async () => {
    const page = await stage.browser.newPage({ locale: 'zh-CN' });
    await page.goto(stage.base);
    await page.getByLabel('用户名').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });
});
