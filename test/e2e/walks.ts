import type { Page } from 'playwright-core';
import type { CommandInput } from '../../domain/case/commands.ts';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { type Desk, sitDown } from './desk.ts';
import { password, type Stage, type Username } from './stage.ts';

/** What one act at a desk took: keys pressed beyond the text that was typed, and seconds until the server had it. */
export interface Walked {
  act: string;
  keys: number;
  seconds: number;
}

/** A keyboard that counts: keys of the desk, not the letters of a text. */
interface Keyboard {
  press: (...keys: string[]) => Promise<void>;
  type: (text: string) => Promise<void>;
  pressed: () => number;
}

function keyboardOf(page: Page): Keyboard {
  let count = 0;
  return {
    press: async (...keys) => {
      for (const key of keys) {
        count++;
        await page.keyboard.press(key);
      }
    },
    type: (text) => page.keyboard.type(text),
    pressed: () => count,
  };
}

const written = ({ request, ok }: { request: string; ok: number }, desk: Desk) =>
  desk.page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' && response.url().endsWith(request) && response.status() === ok,
  );

/** Does one act on the keyboard and measures it until the server has answered that it is done. */
async function walk(
  act: string,
  desk: Desk,
  to: { request: string; ok: number },
  by: (keys: Keyboard) => Promise<void>,
): Promise<Walked> {
  const keys = keyboardOf(desk.page);
  const began = performance.now();
  const answer = written(to, desk);
  await by(keys);
  await answer;
  return { act, keys: keys.pressed(), seconds: (performance.now() - began) / 1_000 };
}
const registered = { request: '/api/cases', ok: 201 };
const commanded = { request: '/commands', ok: 200 };

/** What a caller says, and how the operator ends the call. */
export interface Call {
  act: string;
  phone: string;
  said: string;
  end: (keys: Keyboard, page: Page) => Promise<void>;
}

export const calls: readonly Call[] = [
  {
    ...{ act: '登记转派单', phone: '139 0483 0101', said: '祥和小区四号楼暖气三天不热。' },
    end: (keys) => keys.press('F7'),
  },
  {
    ...{ act: '当即答复', phone: '139 0483 0102', said: '想问供暖什么时候开始。' },
    end: async (keys) => {
      await keys.press('F5');
      await keys.type('每年十月十五日开始供暖，至次年四月十五日。');
      await keys.press('Control+Enter');
    },
  },
  {
    ...{ act: '告知途径', phone: '139 0483 0103', said: '邻居欠我钱不还。' },
    end: async (keys, page) => {
      await keys.press('F6');
      await page.getByRole('radio', { name: /市场或民事纠纷/ }).waitFor();
      await keys.press('8', 'Control+Enter');
    },
  },
];

/** An operator takes a call at his one page, without the mouse, and goes on to the next. */
export async function takeCall(desk: Desk, { act, phone, said, end }: Call): Promise<Walked> {
  const { page } = desk;
  await page.locator('.phone:focus').waitFor();
  const walked = await walk(act, desk, registered, async (keys) => {
    await keys.type(phone);
    await keys.press('Enter');
    await keys.type(said);
    await keys.press('Tab', 'Tab');
    await keys.type('左旗');
    await page.getByRole('option').first().waitFor();
    await keys.press('Enter', 'Tab');
    await keys.type('锡林北路');
    await keys.press('Tab');
    await keys.type('温度');
    await page.getByRole('option', { name: /温度不达标/ }).waitFor();
    await keys.press('Enter');
    await end(keys, page);
  });
  await page.locator('.big-number').waitFor();
  await page.keyboard.press('Enter');
  return walked;
}

/** The title of the case that is open at a desk. */
export const titleAt = ({ page }: Desk): Promise<string> => page.locator('.case-title').innerText();

/** Waits until another case than that is open. */
export async function nextAfter({ page }: Desk, title: string): Promise<void> {
  await page.locator('.case-title').filter({ hasNotText: title }).first().waitFor();
}

/** A dispatcher sends the open case as it is proposed, or to another of the units by its number. */
export async function dispatchOpen(desk: Desk, choice?: string): Promise<Walked> {
  await desk.page.locator('.pick.on').waitFor();
  return walk('派出', desk, commanded, (keys) => keys.press(...(choice ? [choice] : []), 'Enter'));
}

/** What a callback agent hears in one call, as the keys of the card. */
export const callbacks = [
  ['接通：满意', ['1', 'q', 'e', 'a', 'f', 'z']],
  ['接通：不满意', ['1', 'w', 'e', 'd', 'f', 'z']],
  ['无人接听', ['2']],
  ['号码有误', ['3']],
  ['拒绝回访', ['4']],
] as const;

export async function callBackOpen(desk: Desk, [act, answers]: (typeof callbacks)[number]): Promise<Walked> {
  await desk.page.getByRole('button', { name: /^接通/ }).waitFor();
  return walk(act, desk, commanded, (keys) => keys.press(...answers, 'Control+Enter'));
}

/** An adjudicator rules by number, with a reason. */
export async function adjudicateOpen(desk: Desk, choice: string): Promise<Walked> {
  const { page } = desk;
  await page.getByRole('button', { name: /^重办/ }).waitFor();
  return walk(`研判 ${choice}`, desk, commanded, async (keys) => {
    await keys.press(choice, 'i');
    await page.getByLabel('理由').and(page.locator(':focus')).waitFor();
    await keys.type('复测记录缺失，已与来电人说明。');
    await keys.press('Control+Enter');
  });
}

/** Opens the first case of a queue with one key. */
export async function openQueue(stage: Stage, username: Username, queue: string, atLeast: number): Promise<Desk> {
  const desk = await sitDown(stage, username);
  await desk.page.evaluate(`location.hash = '#/queues/${queue}'`);
  await desk.page
    .locator('.queue .item')
    .nth(atLeast - 1)
    .waitFor();
  await desk.page.keyboard.press('j');
  await desk.page.locator('.case-title').waitFor();
  return desk;
}

const toCallback: readonly (readonly [Username, CommandInput])[] = [
  ['wuyun', { type: 'dispatch', leadUnitId: 'zjj' }],
  ['batu', { type: 'sign' }],
  ['batu', { type: 'logContact', reached: true }],
  ['batu', { type: 'reply', result: 'solved', contacted: true, text: '已更换阀门，复测二十一度。' }],
  ['tuya', { type: 'approveReply' }],
  ['gaowa', { type: 'approveReply' }],
];

let prepared = 0;
/** Registers so many cases over the API, and takes them as far as asked. */
export async function prepare(
  { base }: Stage,
  count: number,
  until: 'triage' | 'callback' | 'adjudication' = 'triage',
): Promise<string[]> {
  const as = async (username: Username) => signIn(base, { username, password });
  const operator = await as('saren');
  const ids: string[] = [];
  while (ids.length < count) {
    prepared++;
    const { type: _, ...command } = registration({ title: `第 ${String(prepared)} 件暖气不热` });
    ids.push(String((await operator.register(command)).body['id']));
  }
  const steps = until === 'triage' ? [] : [...toCallback];
  if (until === 'adjudication')
    steps.push([
      'qiqige',
      {
        ...{ type: 'recordCallback', outcome: 'reached', solved: false },
        satisfaction: { result: 'dissatisfied', manner: 'satisfied', speed: 'satisfied' },
      },
    ]);
  for (const [username, command] of steps) {
    const person = await as(username);
    for (const id of ids) await person.submit(id, command);
  }
  return ids;
}
