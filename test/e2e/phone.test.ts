import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phone, seriousFindings, sitDown } from './desk.ts';
import { panel } from './lives.ts';
import {
  anotherTab,
  button,
  desksOn,
  replyText as text,
  shellIsKept,
  signAndReplyOffline,
  takePhoto,
  testMs,
} from './onPhone.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let api: ReturnType<typeof desksOn>;
beforeAll(async () => {
  stage = await openStage();
  api = desksOn(stage);
}, 180_000);
afterAll(async () => {
  await stage.close();
});

describe('without network', () => {
  test(
    'a handler signs, calls, logs it; photo and reply wait, and arrive once',
    async () => {
      const id = await api.caseAfter(['dispatch'], { categoryId: '01.02.04' });
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await page.context().grantPermissions(['geolocation'], { origin: stage.base });
      await page.context().setGeolocation({ latitude: 38.8331, longitude: 105.6689, accuracy: 25 });
      await api.open(page, `queues/sign/${id}`);
      await button(page, /^签收/).click();
      await api.untilFact(id, 'signed');
      await api.open(page, `queues/handling/${id}`);
      await button(page, /拨打/).click();
      expect(await page.getByRole('link', { name: /拨打/ }).getAttribute('href')).toBe('tel:13904830001');
      await button(page, /^联系上了/).click();
      await api.untilFact(id, 'contacted');
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
      expect(await api.listed(id, 'attachments')).toEqual([]);
      expect(await api.factsOf(id, 'replied')).toEqual([]);

      await page.context().setOffline(false);
      const reply = await api.untilFact(id, 'replied');
      const files = await api.listed(id, 'attachments');
      expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/^现场照片 \d{4}-\d\d-\d\d .*\.jpg$/)]);
      expect(reply).toMatchObject({ by: { id: 'batu' }, result: 'solved', evidence: [files[0]?.id] });
      const position = { latitude: 38.8331, longitude: 105.6689, withinM: 25 };
      expect(files[0]?.['taken']).toMatchObject({ device: { at: expect.any(String), position } });
      await page.getByText('北纬 38.8331° 东经 105.6689° （±25 米）').first().waitFor();
      await page.getByText('恢复后自动发送').waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('.case-title').waitFor();
      expect(await api.factsOf(id, 'replied')).toHaveLength(1);
      expect(await api.factsOf(id, 'contacted')).toHaveLength(1);
      expect(await api.listed(id, 'attachments')).toHaveLength(1);
      expect(desk.sins).toEqual({ errors: [], strangers: [] });
      await desk.leave();
    },
    testMs,
  );

  test(
    'from the signature to the reply, each step opens the next, and all arrive once and in order',
    async () => {
      const id = await api.caseAfter(['dispatch'], { categoryId: '01.02.04' });
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await api.open(page, `queues/sign/${id}`);
      await signAndReplyOffline(page);
      await page.locator('.chip.stage', { hasText: '待审核' }).waitFor();
      await page.locator('.chip', { hasText: '待发送' }).waitFor();
      expect(await page.locator('.unsent li').allTextContents()).toEqual([
        ...[/^签收/, /^记录联系/, /^提交审核/].map((step): unknown => expect.stringMatching(step)),
      ]);
      expect((await api.listed(id, 'events')).map(({ type }) => type)).toEqual(['registered', 'dispatched']);
      expect(await seriousFindings(page)).toEqual([]);

      await page.context().setOffline(false);
      const reply = await api.untilFact(id, 'replied');
      const [file, ...others] = await api.listed(id, 'attachments');
      expect([reply, others]).toMatchObject([{ result: 'solved', contacted: true, evidence: [file?.id] }, []]);
      await page.locator('.unsent').waitFor({ state: 'detached' });
      expect((await api.listed(id, 'events')).map(({ type }) => type)).toEqual([
        ...['registered', 'dispatched', 'signed', 'contacted', 'replied'],
      ]);
      expect((await (await api.as('bayar')).get(`/api/cases/${id}`)).body['status']).toBe('replyReview');
      await page.locator('.chip.stage', { hasText: '待审核' }).waitFor();
      expect(await page.locator('.network-bar.refused').count()).toBe(0);
      expect(desk.sins).toEqual({ errors: [], strangers: [] });
      await desk.leave();
    },
    testMs,
  );

  test(
    'the tab is killed meanwhile: contact, photo and reply are sent by the next one, in their order and once',
    async () => {
      const id = await api.caseAfter(['dispatch', 'sign'], { categoryId: '01.02.04' });
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await api.open(page, `queues/handling/${id}`);
      await page.waitForFunction(shellIsKept);
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
      await page.reload();
      await page.getByText('恢复后自动发送（3 项）').waitFor();
      await page.close();
      await page.context().setOffline(false);

      await api.open(await anotherTab(desk), `cases/${id}/show`);
      const reply = await api.untilFact(id, 'replied');
      const [file, ...others] = await api.listed(id, 'attachments');
      expect(others).toEqual([]);
      expect(reply).toMatchObject({ contacted: true, evidence: [file?.id] });
      expect(file?.['taken']).toMatchObject({ device: { at: expect.any(String) } }); // the place was not allowed
      expect(file?.['taken']).not.toHaveProperty('device.position');
      expect((await api.listed(id, 'events')).map(({ type }) => type)).toEqual([
        ...['registered', 'dispatched', 'signed', 'contacted', 'replied'],
      ]);
      await desk.leave();
    },
    testMs,
  );

  test(
    'the server took it and the answer was lost: the second sending is the same contact and the same photo',
    async () => {
      const id = await api.caseAfter(['dispatch', 'sign']);
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await api.open(page, `queues/handling/${id}`);
      const lost: string[] = [];
      await page.route(/\/(commands|attachments)$/, async (route) => {
        const request = route.request();
        const what = request.url().split('/').at(-1) ?? '';
        if (request.method() !== 'POST' || lost.includes(what)) return route.continue();
        lost.push(what);
        await route.fetch();
        return route.abort('internetdisconnected');
      });
      await button(page, /^联系上了/).click();
      await page.getByText('（1 项）').waitFor();
      await takePhoto(page, '门口.jpg');
      await page.getByText('（2 项）').waitFor();
      await api.untilFact(id, 'contacted');
      await page.evaluate("dispatchEvent(new Event('online'))");
      await page.getByText(/（\d 项）/).waitFor({ state: 'detached', timeout: 40_000 });
      expect(lost.toSorted()).toEqual(['attachments', 'commands']);
      expect(await api.factsOf(id, 'contacted')).toHaveLength(1);
      expect(await api.listed(id, 'attachments')).toHaveLength(1);
      await desk.leave();
    },
    testMs,
  );

  test(
    'the head approves once',
    async () => {
      const id = await api.caseAfter(['dispatch', 'sign', 'contact', 'reply']);
      const desk = await sitDown(stage, 'tuya', phone);
      const { page } = desk;
      await api.open(page, `queues/approvals/${id}`);
      await page.context().setOffline(true);
      await button(page, /^同意，送中心/).click();
      await page.getByText('（1 项）').waitFor();
      await page.locator('.chip', { hasText: '待发送' }).waitFor();
      expect(await page.getByRole('button', { name: /^同意，送中心/ }).count()).toBe(0);
      await button(page, '取回').click();
      await button(page, /^同意，送中心/).click();
      await page.getByText('（1 项）').waitFor();
      expect(await api.factsOf(id, 'replyEndorsed')).toEqual([]);
      await page.context().setOffline(false);
      await api.untilFact(id, 'replyEndorsed');
      await page.getByText('（1 项）').waitFor({ state: 'detached' });
      expect(await api.factsOf(id, 'replyEndorsed')).toHaveLength(1);
      expect(desk.sins).toEqual({ errors: [], strangers: [] });
      await desk.leave();
    },
    testMs,
  );

  test(
    'what somebody else settled meanwhile is refused in words, and what was written is still there',
    async () => {
      const id = await api.caseAfter(['dispatch', 'sign', 'contact']);
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      await api.open(page, `queues/handling/${id}`);
      await page.context().setOffline(true);
      await panel(page, '答复').getByRole('button', { name: /^解释/ }).click();
      await page.getByLabel('办理情况和答复').fill(text);
      await button(page, /^提交审核/).click();
      await page.getByText('（1 项）').waitFor();
      await (
        await api.as('tuya')
      ).submit(id, {
        ...{ type: 'reply', result: 'explained', contacted: true, text: '已由负责人答复来电人。' },
      });
      await page.context().setOffline(false);
      await page.locator('.network-bar.refused').getByText('没有办成').waitFor();
      await page.locator('.pane').getByText(text).waitFor();
      expect(await api.factsOf(id, 'replied')).toHaveLength(1);
      await page.locator('.network-bar.refused').getByRole('button', { name: '关闭' }).click();
      expect(await page.locator('.network-bar.refused').count()).toBe(0);
      await desk.leave();
    },
    testMs,
  );
});
