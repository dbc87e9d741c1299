import type { Desk } from './desk.ts';
import type { Call } from './walks.ts';

const go = ({ page }: Desk, to: string) => page.evaluate(`location.hash = ${JSON.stringify(to)}`);

/** Chooses what a field finds by what is typed into it. */
async function choose({ page }: Desk, typed: string, found: RegExp): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: found }).waitFor();
  await page.keyboard.press('Enter');
}

/** An operator in a call finds nothing and asks the unit that ought to know. */
export async function askUnit(desk: Desk, question: string): Promise<void> {
  const { page } = desk;
  await page.locator('.phone:focus').waitFor();
  await page.keyboard.press('Alt+q');
  await page.getByRole('dialog').getByLabel('问题').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(question);
  await choose(desk, '温度', /温度不达标/);
  await choose(desk, 'zjj', /zjj/);
  await page.keyboard.press('Control+Enter');
  await page.locator('.toast', { hasText: '已提问' }).waitFor();
}

async function openFirst(desk: Desk, shelf: string): Promise<void> {
  await go(desk, `#/articles?shelf=${shelf}`);
  await desk.page.locator('.table-box tbody tr').first().waitFor();
  await desk.page.keyboard.press('j');
  await desk.page.locator('tr.on').waitFor();
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.story').waitFor();
}

/** The unit writes what is to be told and sends it to the centre. */
export async function writeAnswer(desk: Desk, body: string): Promise<void> {
  const { page } = desk;
  await openFirst(desk, 'asked');
  await page.keyboard.press('e');
  await page.getByLabel('答复口径').focus();
  await page.keyboard.type(body);
  await page.keyboard.press('Control+Enter');
  await page.locator('.chip', { hasText: '待审' }).waitFor();
}

/** An editor looks at what waits and publishes it. */
export async function publish(desk: Desk): Promise<void> {
  await openFirst(desk, 'review');
  await desk.page.keyboard.press('p');
  await desk.page.locator('.lamp.green', { hasText: '有效' }).waitFor();
}

/** The same question again, answered from the article. */
export const citingCall: Call = {
  ...{ act: '引用知识答复', phone: '139 0483 0104', said: '测温结果几天能拿到。' },
  end: async (keys, page) => {
    await page.locator('.pick.article', { hasText: '测温结果' }).waitFor();
    await keys.press('Alt+k', 'Enter');
    await page.getByLabel('答复内容').waitFor();
    await keys.press('Control+Enter');
  },
};
