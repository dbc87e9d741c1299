import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, phone, seriousFindings, sitDown } from './desk.ts';
import { desksOn, type Given, testMs } from './onPhone.ts';
import { openStage, type Stage, type Username } from './stage.ts';

let stage: Stage;
let api: ReturnType<typeof desksOn>;
beforeAll(async () => {
  stage = await openStage();
  api = desksOn(stage);
}, 180_000);
afterAll(async () => {
  await stage.close();
});

const low = `(() => {
  const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
  return [...document.querySelectorAll('main .btn, main .tabs a, .menu-button')]
    .filter((e) => shown(e) && e.getBoundingClientRect().height < 40)
    .map((e) => e.textContent + ' ' + e.getBoundingClientRect().height);
})()`;
// what scrolls for itself hides from the document that it is too wide
const tooWide = `Math.max(document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('.pane, .page, .queue')].map((e) => e.scrollWidth - e.clientWidth))`;

async function inMongolian({ page }: Desk): Promise<void> {
  await page.locator('.menu-button').click();
  await page.locator('.rail button[lang="mn"]').click();
  await page.locator('html[lang="mn-Mong"]').waitFor();
  if ((await page.locator('.rail.open').count()) > 0) await page.locator('.menu-button').click();
  await page.locator('main .panel').first().waitFor();
}

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
  test(
    'every queue of the unit is one tap away and fits',
    async () => {
      await api.caseAfter(['dispatch']);
      const desk = await sitDown(stage, 'batu', phone);
      const { page } = desk;
      for (const queue of unitQueues) {
        await page.locator(`.tabs a[href$="/queues/${queue}"]`).click();
        await page.locator(`.tabs a[aria-current][href$="/queues/${queue}"]`).waitFor();
        await page.locator('.queue .item, .queue .none').first().waitFor();
        expect(await page.getByText('已不在此队列').count()).toBe(0);
      }
      await looksWell(desk);
      await desk.leave();
    },
    testMs,
  );

  const cases: [string, Username, string, Given[]][] = [
    ['to sign', 'batu', 'queues/sign', ['dispatch']],
    ['to reply to', 'batu', 'queues/handling', ['dispatch', 'sign']],
    ['to approve', 'tuya', 'queues/approvals', ['dispatch', 'sign', 'contact', 'reply']],
    ['on a page of its own', 'batu', 'cases', ['dispatch', 'sign']],
  ];
  test.each(cases)(
    'a case %s fits',
    async (_, who, where, steps) => {
      const id = await api.caseAfter(steps, { categoryId: '01.02.04' });
      const desk = await sitDown(stage, who, phone);
      await api.open(desk.page, where === 'cases' ? `cases/${id}/show` : `${where}/${id}`);
      await desk.page.locator('.story .now').first().waitFor();
      await looksWell(desk);
      await inMongolian(desk);
      await desk.page.locator('.story .now').first().waitFor();
      await looksWell(desk);
      await desk.leave();
    },
    testMs,
  );

  test(
    'a leader reads a case',
    async () => {
      const id = await api.caseAfter(['dispatch', 'sign']);
      const desk = await sitDown(stage, 'sumya', phone);
      await api.open(desk.page, `cases/${id}/show`);
      await desk.page.locator('.story .now').first().waitFor();
      await looksWell(desk);
      await desk.leave();
    },
    testMs,
  );

  test(
    'a reply that was sent back lies in “back to me”',
    async () => {
      const id = await api.caseAfter(['dispatch', 'sign', 'contact', 'reply']);
      const head = await api.as('tuya');
      const queued = async () => (await (await api.as('batu')).rows('/api/queues/backToMe')).map((row) => row.id);
      expect(await queued()).not.toContain(id);
      const { status } = await head.submit(id, {
        type: 'sendBackReply',
        reasons: ['incomplete'],
        text: '请补测温记录',
      });
      expect(status).toBe(200);
      expect(await queued()).toContain(id);
      const counts = await (await api.as('batu')).rows('/api/queues');
      expect(counts.find(({ name }) => name === 'backToMe')).toMatchObject({ count: (await queued()).length });
    },
    testMs,
  );
});
