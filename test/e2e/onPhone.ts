import type { Page } from 'playwright-core';
import type { CommandInput } from '../../domain/case/commands.ts';
import { type Row, signIn } from '../support/client.ts';
import { photo } from '../support/files.ts';
import { registration } from '../support/league.ts';
import type { Desk } from './desk.ts';
import { panel } from './lives.ts';
import { password, type Stage, type Username } from './stage.ts';

/** How long a story in the browser may take where everything runs on one machine, in ms. */
export const testMs = 120_000;

/** Asks until the answer is there; a wait that ends in a failure says what it waited for. */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 45_000; Date.now() < end;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited in vain: ${what}`);
}

const given = {
  dispatch: ['wuyun', { type: 'dispatch', leadUnitId: 'zjj' }],
  sign: ['batu', { type: 'sign' }],
  contact: ['batu', { type: 'logContact', reached: true }],
  reply: ['batu', { type: 'reply', result: 'explained', contacted: true, text: '已上门说明，测温二十一度。' }],
  endorse: ['tuya', { type: 'approveReply' }],
  pass: ['gaowa', { type: 'approveReply' }],
} as const satisfies Record<string, readonly [Username, CommandInput]>;
export type Given = keyof typeof given;

/** What a story on the phone needs of the API: cases that have come so far, and what became of them. */
export function desksOn(stage: Stage) {
  const as = (username: Username) => signIn(stage.base, { username, password });
  const listed = async (id: string, what: 'events' | 'attachments'): Promise<Row[]> =>
    (await as('bayar')).rows(`/api/cases/${id}/${what}`);
  const factsOf = async (id: string, type: string): Promise<Row[]> =>
    (await listed(id, 'events')).filter((fact) => fact['type'] === type);
  return {
    ...{ as, listed, factsOf },
    untilFact: (id: string, type: string) => until(type, async () => (await factsOf(id, type))[0]),
    /** A case that has come as far as the last of these steps. */
    async caseAfter(steps: readonly Given[], change: Parameters<typeof registration>[0] = {}): Promise<string> {
      const { type: _, ...command } = registration(change);
      const id = String((await (await as('saren')).register(command)).body['id']);
      for (const step of steps) {
        const [who, what] = given[step];
        const { status, body } = await (await as(who)).submit(id, what);
        if (status !== 200) throw new Error(`${step} was refused: ${JSON.stringify(body)}`);
      }
      return id;
    },
    async open(page: Page, hash: string): Promise<void> {
      page.setDefaultTimeout(15_000);
      await page.goto(`${stage.base}/#/${hash}`);
      await page.locator('.case-title').waitFor();
    },
  };
}

/** The first button whose name is or begins so. */
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** Another tab on the same device. */
export const anotherTab = ({ page }: Desk): Promise<Page> => page.context().newPage();

/** A reply that says enough. */
export const replyText = '已上门测温，更换阀门后复测二十一度。';

/** Takes a photo for the reply. */
export const takePhoto = async (page: Page, name: string): Promise<void> =>
  panel(page, '答复')
    .locator('input[capture="environment"]')
    .setInputFiles({ ...{ name, mimeType: 'image/jpeg', buffer: await photo() } });

/** The page and what it uses lie in the browser. */
export const shellIsKept = `(async () => {
  const [page, assets] = [await caches.open('yihao-page-1'), await caches.open('yihao-assets-1')];
  const used = performance.getEntriesByType('resource').map((r) => r.name).filter((name) => name.includes('/assets/'));
  const kept = await Promise.all(used.map((name) => assets.match(name)));
  return (await page.match('/')) !== undefined && kept.every(Boolean);
})()`;

/** Opens a case that was dispatched, loses the network, signs, notes that the citizen was reached, and replies with a photo. */
export async function signAndReplyOffline(page: Page): Promise<void> {
  await button(page, /^签收/).waitFor();
  await page.waitForFunction(replyIsAhead); // what the next form needs is fetched before the network goes
  await page.context().setOffline(true);
  await button(page, /^签收/).click();
  await page.locator('.chip.stage', { hasText: '办理中' }).waitFor();
  await button(page, /^联系上了/).click();
  await page.getByText('（2 项）').waitFor();
  await panel(page, '答复')
    .getByRole('button', { name: /^已解决/ })
    .click();
  await page.getByLabel('办理情况和答复').fill(replyText);
  await takePhoto(page, '阀门.jpg');
  await page.getByText('（3 项）').waitFor();
  await button(page, /^提交审核/).click();
  await page.getByText('（4 项）').waitFor();
}
const replyIsAhead = `performance.getEntriesByType('resource').some(({ name }) => /\\/assets\\/Reply-/.test(name))
  && performance.getEntriesByType('resource').some(({ name }) => name.includes('/api/categories/'))`;
