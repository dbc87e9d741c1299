import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CommandInput } from '../../domain/case/commands.ts';
import { signIn } from '../support/client.ts';
import { photo } from '../support/files.ts';
import { registration } from '../support/league.ts';
import { type Desk, phone, seriousFindings, sitDown } from './desk.ts';
import { panel } from './lives.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';

let stage: Stage;
let picture: Buffer;
beforeAll(async () => {
  stage = await openStage();
  picture = await photo();
}, 180_000);
afterAll(async () => {
  await stage.close();
});

const testMs = 120_000;
const asHimself = (username: Username) => signIn(stage.base, { username: String(username), password });

interface Row extends Record<string, unknown> {
  id: string;
  type: string;
}
/** The facts of a case, or its files, as its team lead reads them. */
async function listed(id: string, what: 'events' | 'attachments'): Promise<Row[]> {
  const { body } = await (await asHimself('bayar')).get(`/api/cases/${id}/${what}`);
  return body as unknown as Row[];
}
const factsOf = async (id: string, type: string): Promise<Row[]> =>
  (await listed(id, 'events')).filter((fact) => fact.type === type);

/** Asks until the answer is there; a wait that ends in a failure says what it waited for. */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 45_000; Date.now() < end;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited in vain: ${what}`);
}
const untilFact = (id: string, type: string) => until(type, async () => (await factsOf(id, type))[0]);

const given: Record<string, readonly [Username, CommandInput]> = {
  dispatch: ['wuyun', { type: 'dispatch', leadUnitId: 'zjj' }],
  sign: ['batu', { type: 'sign' }],
  contact: ['batu', { type: 'logContact', reached: true }],
  reply: ['batu', { type: 'reply', result: 'explained', contacted: true, text: '已上门说明，测温二十一度。' }],
  endorse: ['tuya', { type: 'approveReply' }],
  pass: ['gaowa', { type: 'approveReply' }],
};

/** A case that has come as far as the last of these steps. */
async function caseAfter(steps: readonly (keyof typeof given)[], change: Parameters<typeof registration>[0] = {}) {
  const { type: _, ...command } = registration(change);
  const id = String((await (await asHimself('saren')).register(command)).body['id']);
  for (const step of steps) {
    const [who, what] = given[step] ?? ['', { type: 'sign' }];
    const { status, body } = await (await asHimself(who)).submit(id, what);
    if (status !== 200) throw new Error(`${String(step)} was refused: ${JSON.stringify(body)}`);
  }
  return id;
}

async function open(page: Page, hash: string): Promise<void> {
  page.setDefaultTimeout(15_000);
  await page.goto(`${stage.base}/#/${hash}`);
  await page.locator('.case-title').waitFor();
}

/** Another tab on the same device: what the killed one had typed and pressed lies there. */
async function anotherTab({ page }: Desk, hash: string): Promise<Page> {
  const tab = await page.context().newPage();
  await open(tab, hash);
  return tab;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const takePhoto = (page: Page, name: string) =>
  panel(page, '答复')
    .locator('input[capture="environment"]')
    .setInputFiles({
      ...{ name, mimeType: 'image/jpeg', buffer: picture },
    });
const text = '已上门测温，更换阀门后复测二十一度。';

describe('without network', () => {
  test(
    'a handler signs, calls, logs it; photo and reply wait, and arrive once',
    async () => {
      const id = await caseAfter(['dispatch'], { categoryId: '01.02.04' });
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await open(page, `queues/sign/${id}`);
      await button(page, /^签收/).click();
      await untilFact(id, 'signed');
      await open(page, `queues/handling/${id}`);
      await button(page, /拨打/).click();
      expect(await page.getByRole('link', { name: /拨打/ }).getAttribute('href')).toBe('tel:13904830001');
      await button(page, /^联系上了/).click();
      await untilFact(id, 'contacted');
      await panel(page, '答复')
        .getByRole('button', { name: /^已解决/ })
        .click();

      await page.context().setOffline(true);
      await page.getByText('没有网络：可以接着写').waitFor();
      await page.getByLabel('办理情况和答复').fill(text);
      await takePhoto(page, '现场.jpg');
      await page.getByText('恢复后自动发送（1 项）').waitFor();
      await button(page, /^提交审核/).click();
      await page.getByText('恢复后自动发送（2 项）').waitFor();
      expect(await listed(id, 'attachments')).toEqual([]);
      expect(await factsOf(id, 'replied')).toEqual([]);

      await page.context().setOffline(false);
      const reply = await untilFact(id, 'replied');
      const files = await listed(id, 'attachments');
      expect(files.map(({ name }) => name)).toEqual(['现场.jpg']);
      expect(reply).toMatchObject({ by: { id: 'batu' }, result: 'solved', evidence: [files[0]?.id] });
      await page.getByText('恢复后自动发送').waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('.case-title, .none, .queue .item').first().waitFor();
      expect(await factsOf(id, 'replied')).toHaveLength(1);
      expect(await factsOf(id, 'contacted')).toHaveLength(1);
      expect(await listed(id, 'attachments')).toHaveLength(1);
      expect(desk.sins).toEqual({ errors: [], strangers: [] });
      await desk.leave();
    },
    testMs,
  );

  test(
    'the tab is killed meanwhile: contact, photo and reply are sent by the next one, in their order and once',
    async () => {
      const id = await caseAfter(['dispatch', 'sign'], { categoryId: '01.02.04' });
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await open(page, `queues/handling/${id}`);
      await page.context().setOffline(true);
      await button(page, /^联系上了/).click();
      await page.getByText('（1 项）').waitFor();
      await panel(page, '答复')
        .getByRole('button', { name: /^已解决/ })
        .click();
      await page.getByLabel('办理情况和答复').fill(text);
      await takePhoto(page, '阀门.jpg');
      await page.getByText('（2 项）').waitFor();
      await button(page, /^提交审核/).click();
      await page.getByText('（3 项）').waitFor();
      await page.close();
      await desk.page.context().setOffline(false);

      await anotherTab(desk, `cases/${id}/show`);
      const reply = await untilFact(id, 'replied');
      const [file, ...others] = await listed(id, 'attachments');
      expect(others).toEqual([]);
      expect(reply).toMatchObject({ contacted: true, evidence: [file?.id] });
      expect((await listed(id, 'events')).map(({ type }) => type)).toEqual([
        ...['registered', 'dispatched', 'signed', 'contacted', 'replied'],
      ]);
      await desk.leave();
    },
    testMs,
  );

  test(
    'the head approves once',
    async () => {
      const id = await caseAfter(['dispatch', 'sign', 'contact', 'reply']);
      const desk = await sitDown(stage, 'tuya', phone);
      const { page } = desk;
      await open(page, `queues/approvals/${id}`);
      await page.context().setOffline(true);
      await button(page, /^同意，送中心/).click();
      await page.getByText('（1 项）').waitFor();
      await button(page, /^同意，送中心/).click();
      await page.getByText('（1 项）').waitFor();
      expect(await factsOf(id, 'replyEndorsed')).toEqual([]);
      await page.context().setOffline(false);
      await untilFact(id, 'replyEndorsed');
      await page.getByText('（1 项）').waitFor({ state: 'detached' });
      expect(await factsOf(id, 'replyEndorsed')).toHaveLength(1);
      expect(desk.sins).toEqual({ errors: [], strangers: [] });
      await desk.leave();
    },
    testMs,
  );

  test(
    'what somebody else settled meanwhile is refused in words, and what was written is still there',
    async () => {
      const id = await caseAfter(['dispatch', 'sign', 'contact']);
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await open(page, `queues/handling/${id}`);
      await page.context().setOffline(true);
      await panel(page, '答复').getByRole('button', { name: /^解释/ }).click();
      await page.getByLabel('办理情况和答复').fill(text);
      await button(page, /^提交审核/).click();
      await page.getByText('（1 项）').waitFor();
      const [, byHead] = given['reply'] ?? [];
      if (byHead) await (await asHimself('tuya')).submit(id, byHead);
      await page.context().setOffline(false);
      await page.locator('.network-bar.refused').getByText('没有办成').waitFor();
      await page.getByText(text).first().waitFor();
      expect(await factsOf(id, 'replied')).toHaveLength(1);
      await page.locator('.network-bar.refused').getByRole('button', { name: '关闭' }).click();
      expect(await page.locator('.network-bar.refused').count()).toBe(0);
      await desk.leave();
    },
    testMs,
  );
});

interface Form {
  title: string;
  who: Username;
  other: Username;
  typed: string;
  prepare: () => Promise<string>;
  field: (page: Page) => ReturnType<Page['getByLabel']>;
}

const forms: readonly Form[] = [
  {
    ...{ title: 'the operator’s call', who: 'saren', other: 'bayar', typed: '楼道灯坏了三天，老人下楼摔倒。' },
    prepare: () => Promise.resolve('intake'),
    field: (page) => page.getByRole('textbox', { name: '诉求' }),
  },
  {
    ...{ title: 'the unit’s reply', who: 'batu', other: 'tuya', typed: '已更换阀门，复测二十一度。' },
    prepare: async () => `cases/${await caseAfter(['dispatch', 'sign', 'contact'])}/show`,
    field: (page) => page.getByLabel('办理情况和答复'),
  },
  {
    ...{ title: 'the callback card', who: 'qiqige', other: 'bayar', typed: '来电人说仍有一间房不热。' },
    prepare: async () => `cases/${await caseAfter(['dispatch', 'sign', 'contact', 'reply', 'endorse', 'pass'])}/show`,
    field: (page) => page.getByLabel('来电人原话'),
  },
];

/** Signs somebody in on the page of whoever signed out. */
async function signInHere(page: Page, username: Username): Promise<void> {
  await page.getByLabel('用户名').fill(String(username));
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.top').waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '菜单' }).click();
  await page.locator('.rail').getByRole('button', { name: '退出' }).click();
  await page.getByLabel('用户名').waitFor();
}

async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const devtools = await page.context().newCDPSession(page);
  void devtools.send('Page.crash').catch(() => undefined);
  await gone;
}

describe('nothing typed is lost', () => {
  test.each(forms)(
    '$title: not by a crash, not by signing out; and nobody else sees it',
    async ({ who, other, typed, prepare, field }) => {
      const where = await prepare();
      const desk = await sitDown(stage, who, phone);
      await desk.page.goto(`${stage.base}/#/${where}`);
      await field(desk.page).pressSequentially(typed);
      await crash(desk.page);

      const tab = await desk.page.context().newPage();
      await tab.goto(`${stage.base}/#/${where}`);
      await field(tab).waitFor();
      expect(await field(tab).inputValue()).toBe(typed);

      await signOut(tab);
      await signInHere(tab, other);
      await tab.goto(`${stage.base}/#/${where}`);
      await tab.locator('main h1, main input').first().waitFor();
      expect(await tab.getByText(typed).count()).toBe(0);
      for (const area of await tab.locator('textarea, input').all()) expect(await area.inputValue()).not.toBe(typed);

      await signOut(tab);
      await signInHere(tab, who);
      await tab.goto(`${stage.base}/#/${where}`);
      await field(tab).waitFor();
      expect(await field(tab).inputValue()).toBe(typed);
      await desk.leave();
    },
    testMs,
  );
});

const low = `(() => {
  const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
  return [...document.querySelectorAll('main .btn, main .tabs a, .menu-button')]
    .filter((e) => shown(e) && e.getBoundingClientRect().height < 40)
    .map((e) => e.textContent + ' ' + e.getBoundingClientRect().height);
})()`;
const tooWide = 'document.documentElement.scrollWidth - innerWidth';

async function looksWell(desk: Desk): Promise<void> {
  const { page, sins } = desk;
  for (const scheme of ['浅', '深']) {
    expect([scheme, await page.evaluate(tooWide), await page.evaluate(low)]).toEqual([scheme, 0, []]);
    expect(await seriousFindings(page)).toEqual([]);
    await page.evaluate("document.documentElement.dataset.theme = 'dark'");
  }
  expect(sins).toEqual({ errors: [], strangers: [] });
}

describe('on a phone', () => {
  const unitQueues = ['sign', 'handling', 'dueSoon', 'overdue', 'backToMe', 'coHandling', 'mine'];
  test.each(unitQueues)(
    'the queue %s of the unit is one tap away and fits',
    async (queue) => {
      await caseAfter(['dispatch']);
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await page.locator(`.tabs a[href$="/queues/${queue}"]`).click();
      await page.locator('.queue .item, .queue .none').first().waitFor();
      expect(await page.locator('.tabs a[aria-current]').getAttribute('href')).toContain(queue);
      await looksWell(desk);
      await desk.leave();
    },
    testMs,
  );

  const cases: [string, Username, string, (keyof typeof given)[]][] = [
    ['to sign', 'batu', 'queues/sign', ['dispatch']],
    ['to reply to', 'batu', 'queues/handling', ['dispatch', 'sign']],
    ['to approve', 'tuya', 'queues/approvals', ['dispatch', 'sign', 'contact', 'reply']],
    ['on a page of its own', 'batu', 'cases', ['dispatch', 'sign']],
  ];
  test.each(cases)(
    'a case %s fits',
    async (_, who, where, steps) => {
      const id = await caseAfter(steps, { categoryId: '01.02.04' });
      const desk = await sitDown(stage, who, phone);
      await open(desk.page, where === 'cases' ? `cases/${id}/show` : `${where}/${id}`);
      await desk.page.locator('.story .now').first().waitFor();
      await looksWell(desk);
      await desk.leave();
    },
    testMs,
  );

  test(
    'a reply that was sent back lies in “back to me”',
    async () => {
      const id = await caseAfter(['dispatch', 'sign', 'contact', 'reply']);
      const head = await asHimself('tuya');
      const queued = async () =>
        ((await (await asHimself('batu')).get('/api/queues/backToMe')).body as unknown as Row[]).map((row) => row.id);
      expect(await queued()).not.toContain(id);
      const { status } = await head.submit(id, {
        type: 'sendBackReply',
        reasons: ['incomplete'],
        text: '请补测温记录',
      });
      expect(status).toBe(200);
      expect(await queued()).toContain(id);
      const counts = (await (await asHimself('batu')).get('/api/queues')).body as unknown as Record<string, unknown>[];
      expect(counts.find(({ name }) => name === 'backToMe')).toMatchObject({ count: (await queued()).length });
    },
    testMs,
  );
});
