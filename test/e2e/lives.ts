import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signIn } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { comeBackTo, type Desk } from './desk.ts';
import { password, type Stage, type Username } from './stage.ts';

/** Lives told in the browser: who opens a case, does a step there and leaves without a sin. */
export interface Teller {
  /** Registers a case over the API, as an operator does by the hundred. */
  register: (change?: Parameters<typeof registration>[0]) => Promise<string>;
  /** Dispatches a case over the API. */
  send: (id: string, leadUnitId: string) => Promise<void>;
  at: (username: Username, id: string, step: (desk: Desk) => Promise<void>) => Promise<void>;
  read: (id: string) => Promise<Record<string, unknown>>;
}

export const tellerOn = (stage: Stage): Teller => {
  const asHimself = (username: string) => signIn(stage.base, { username, password });
  return {
    register: async (change = {}) => {
      const { type: _, ...command } = registration(change);
      const { body } = await (await asHimself('saren')).register(command);
      return String(body['id']);
    },
    send: async (id, leadUnitId) => {
      const { status } = await (await asHimself('wuyun')).submit(id, { type: 'dispatch', leadUnitId });
      expect(status).toBe(200);
    },
    at: async (username, id, step) => {
      const desk = await comeBackTo(stage, username);
      await desk.page.goto(`${stage.base}/#/cases/${id}/show`);
      await desk.page.locator('.story .now').first().waitFor();
      desk.page.setDefaultTimeout(15_000);
      await step(desk);
      expect(desk.sins).toEqual({ errors: [], strangers: [] });
      await desk.leave();
    },
    read: async (id) => (await (await asHimself('bayar')).get(`/api/cases/${id}`)).body,
  };
};

/** The panel with this heading. */
export const panel = (page: Page, title: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) });

const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';

/** Presses the keys that send a command, and waits until the server has taken it and the page shows so. */
export async function send({ page }: Desk, keys = 'Control+Enter'): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/commands'));
  await page.keyboard.press(keys);
  const response = await answer;
  expect(response.status()).toBe(200);
  await response.finished();
  await page.evaluate(twoFrames);
}

/** Gives a command behind `更多`: texts by their labels, choices by their words, units by a part of their name. */
export async function plain(
  desk: Desk,
  command: string,
  filled: { texts?: Record<string, string>; picks?: string[]; units?: Record<string, string> },
): Promise<void> {
  const { page } = desk;
  await page.getByRole('group', { name: '更多' }).getByRole('button', { name: command, exact: true }).click();
  await fillDialog(page, filled);
  await send(desk);
}

export async function fillDialog(
  page: Page,
  { texts = {}, picks = [], units = {} }: Parameters<typeof plain>[2],
): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const pick of picks) await dialog.getByRole('button', { name: pick }).first().click();
  for (const [label, name] of Object.entries(units)) {
    await dialog.getByLabel(label, { exact: true }).fill(name);
    await dialog.locator('button.pick').first().click();
  }
  for (const [label, text] of Object.entries(texts)) await dialog.getByLabel(label, { exact: true }).fill(text);
}

export async function sign(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: /^签收/ }).waitFor();
  await send(desk, 's');
}
export const approve = async (desk: Desk): Promise<void> => {
  await desk.page.getByRole('button', { name: /同意，送中心|通过，转回访/ }).waitFor();
  await send(desk, 'a');
};

export async function contact(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: /^联系上了/ }).waitFor();
  await send(desk, 'l');
}

export async function reply({ page, ...desk }: Desk, result: string, text: string): Promise<void> {
  await panel(page, '答复').getByRole('button', { name: result }).click();
  await page.getByLabel('办理情况和答复').fill(text);
  await send({ page, ...desk });
}

export async function callBack(desk: Desk, answers: string): Promise<void> {
  await desk.page.getByRole('button', { name: /^接通/ }).waitFor();
  for (const key of `1 ${answers}`.split(' ')) await desk.page.keyboard.press(key);
  await send(desk);
}

export async function adjudicate(desk: Desk, key: string, reason: string): Promise<void> {
  await desk.page.getByRole('button', { name: /^重办/ }).waitFor();
  await desk.page.keyboard.press(key);
  await panel(desk.page, '研判').getByLabel('理由').fill(reason);
  await send(desk);
}

/** Chooses a unit that leads and sends the case. */
export async function dispatchTo(desk: Desk, unit: string, note?: { label: string; text: string }): Promise<void> {
  const { page } = desk;
  await page.locator('.pick.on').waitFor();
  await page.locator('.unpick', { hasText: unit }).first().click();
  for (const helper of await page.getByRole('button', { name: /^协办 ✓/ }).all()) await helper.click();
  if (note) await page.getByLabel(note.label).fill(note.text);
  await send(desk);
}

/** Answers a ruling of two ways. */
export async function rule(desk: Desk, title: string, key: '1' | '2', reason: string): Promise<void> {
  const { page } = desk;
  await panel(page, title).waitFor();
  await page.keyboard.press(key);
  await panel(page, title).getByLabel('理由').fill(reason);
  await send(desk);
}
