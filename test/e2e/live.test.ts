import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { until } from '../support/until.ts';
import { type Desk, seriousFindings, sitDown } from './desk.ts';
import { type Teller, tellerOn } from './lives.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';

const phoneToken = 'the-exchange-of-the-stage';
let stage: Stage;
let teller: Teller;
beforeAll(async () => {
  stage = await openStage({ PHONE_TOKEN: phoneToken });
  teller = tellerOn(stage);
}, 180_000);
afterAll(async () => {
  await stage.close();
});

const asHimself = (username: Username) => signIn(stage.base, { username, password });

const desks: Desk[] = [];
async function at(username: Username, path: string): Promise<Desk> {
  const desk = await sitDown(stage, username);
  desks.push(desk);
  desk.page.setDefaultTimeout(soon);
  await desk.page.goto(`${stage.base}/#/${path}`);
  return desk;
}
afterEach(async () => {
  for (const { sins, leave } of desks.splice(0)) {
    await leave();
    expect(sins).toEqual({ errors: [], strangers: [] });
  }
});

async function dispatchAs(username: Username, id: string): Promise<void> {
  const { status } = await (await asHimself(username)).submit(id, { type: 'dispatch', leadUnitId: 'zjj' });
  expect(status).toBe(200);
}

/** Sooner than the console asks anew by itself. */
const soon = 15_000;
const note = '附言（选填）';
const rowsOf = ({ page }: Desk) => page.locator('.queue .item');
const counterOf = ({ page }: Desk, queue: string) => page.locator(`.rail a[href="#/queues/${queue}"] b`);

describe('two people with one case open', () => {
  test('are told of each other: who looks, who fills in a form, who has left', async () => {
    const id = await teller.register();
    const wuyun = await at('wuyun', `queues/triage/${id}`);
    const oyun = await at('oyun', `cases/${id}/show`);
    await wuyun.page.getByText('敖云 正在看这件工单').waitFor();
    await oyun.page.getByText('乌云 正在看这件工单').waitFor();
    await wuyun.page.getByLabel(note).fill('来电人只在晚上在家');
    await oyun.page.getByText('乌云 正在填写').waitFor();
    await wuyun.page.evaluate("location.hash = '#/cases'");
    await oyun.page.getByText(/^乌云 正在/).waitFor({ state: 'detached' });
  });

  test('from the centre and from a unit: the centre sees the unit, the unit nobody of the centre', async () => {
    const id = await teller.register();
    await dispatchAs('wuyun', id);
    const batu = await at('batu', `cases/${id}/show`);
    await batu.page.locator('.case-title').waitFor();
    const qiqige = await at('qiqige', `cases/${id}/show`);
    await qiqige.page.getByText('巴图 正在看这件工单').waitFor();
    const tuya = await at('tuya', `cases/${id}/show`);
    await batu.page.getByText('图雅 正在看这件工单').waitFor();
    expect(await batu.page.locator('.presence').innerText()).not.toContain('其其格');
    await tuya.page.getByText('巴图 正在看这件工单').waitFor();
    expect(await tuya.page.locator('.presence').innerText()).not.toContain('其其格');
  });
});

test('a row that another took says who took it, stays where it was, and goes', async () => {
  const [first, taken, last] = [await teller.register(), await teller.register(), await teller.register()];
  const desk = await at('bayar', 'queues/triage');
  await rowsOf(desk).nth(2).waitFor();
  const ids = await rowsOf(desk).count();
  await rowsOf(desk)
    .nth(ids - 2)
    .hover();
  const before = await rowsOf(desk)
    .nth(ids - 1)
    .boundingBox();
  await dispatchAs('wuyun', taken);
  const gone = desk.page.locator('.item.gone');
  await gone.getByText(/乌云 派给 .* 主办/).waitFor();
  expect(await rowsOf(desk).count()).toBe(ids);
  expect(
    await rowsOf(desk)
      .nth(ids - 1)
      .boundingBox(),
  ).toEqual(before);
  await desk.page.mouse.move(1_000, 600);
  await gone.waitFor({ state: 'detached' });
  expect(await rowsOf(desk).count()).toBe(ids - 1);
  await dispatchAs('wuyun', first);
  await gone.getByText(/乌云 派给 .* 主办/).waitFor();
  await dispatchAs('wuyun', last);
  await gone.first().waitFor({ state: 'detached' });
});

describe('the telephone', () => {
  async function exchangeTells(what: 'ringing' | 'missed', body: object): Promise<void> {
    const { status } = await fetch(`${stage.base}/exchange/calls/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${phoneToken}` },
      body: JSON.stringify(body),
    });
    expect(status).toBe(204);
  }
  const rings = (phone: string) => exchangeTells('ringing', { phone, username: 'saren' });
  const numberIn = ({ page }: Desk) => page.locator('.phone').inputValue();
  const content = ({ page }: Desk) => page.getByRole('textbox', { name: '诉求' });

  async function tellMatter({ page }: Desk): Promise<void> {
    await page.keyboard.type('家里暖气不热');
    for (const [typed, option] of [['左旗'], ['温度', '温度不达标']] as const) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type(typed);
      const options = page.getByRole('option');
      await (option === undefined ? options : options.filter({ hasText: option })).first().waitFor();
      await page.keyboard.press('Enter');
    }
  }

  test('puts the number into an open form; what is typed is put aside for the next call, and taken back', async () => {
    const desk = await at('saren', 'intake');
    const { page } = desk;
    await page.locator('.phone:focus').waitFor();
    await rings('13904830301');
    await page.locator('textarea:focus').waitFor();
    expect(await numberIn(desk)).toBe('13904830301');
    await page.keyboard.type('锡林北路路灯不亮');
    await rings('13904830302');
    await page.getByText('来电 13904830302').waitFor();
    expect([await numberIn(desk), await content(desk).inputValue()]).toEqual(['13904830301', '锡林北路路灯不亮']);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Alt+p');
    await page.getByText('放在一边的登记：13904830301 锡林北路路灯不亮').waitFor();
    expect([await numberIn(desk), await content(desk).inputValue()]).toEqual(['13904830302', '']);
    await page.evaluate("location.hash = '#/missed'");
    await page.getByRole('heading', { name: '漏接回拨' }).waitFor();
    await rings('13904830303');
    await page.getByText('来电 13904830303').waitFor();
    await page.keyboard.press('Alt+p');
    await page.locator('textarea:focus').waitFor();
    expect(await numberIn(desk)).toBe('13904830303');
    await page.keyboard.press('Alt+b');
    await page.getByText('放在一边的登记').waitFor({ state: 'detached' });
    expect([await numberIn(desk), await content(desk).inputValue()]).toEqual(['13904830301', '锡林北路路灯不亮']);
  });

  test('interrupts a registration whose answer was lost: taken back and sent again, it is still one case', async () => {
    const desk = await at('saren', 'intake');
    const { page } = desk;
    await page.locator('textarea:focus').waitFor(); // what rang a moment ago comes to this browser too
    await rings('13904830306');
    await until('the newer call has come', async () => (await numberIn(desk)) === '13904830306');
    await tellMatter(desk);
    await page.route('**/api/cases', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.keyboard.press('F7');
    await page.locator('.intake .said[role=alert]').waitFor();
    await page.unroute('**/api/cases');
    await rings('13904830307');
    await page.getByText('来电 13904830307').waitFor();
    await page.keyboard.press('Alt+p');
    await page.keyboard.press('F7');
    await page.keyboard.press('Alt+b');
    await page.getByText('放在一边的登记').waitFor({ state: 'detached' });
    await page.keyboard.press('F7');
    await page.locator('.big-number').waitFor();
    const found = await page.request.get(`${stage.base}/api/callers/lookup?phone=13904830306`);
    expect(await found.json()).toMatchObject({ total: 1 });
  });

  test('is answered late: a missed call is taken, told, registered, and gone from the list', async () => {
    await exchangeTells('missed', { phone: '13904830304' });
    const desk = await at('saren', 'missed');
    const { page } = desk;
    await page.getByRole('link', { name: '▲ 漏接 1 待回拨' }).waitFor();
    await exchangeTells('missed', { phone: '13904830305' });
    await exchangeTells('missed', { phone: '13904830305' });
    await page.getByRole('row').filter({ hasText: '139****0305' }).filter({ hasText: '2 次' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('textarea:focus').waitFor();
    expect(await numberIn(desk)).toBe('13904830304');
    await page.keyboard.press('Alt+m');
    await page.getByRole('row').filter({ hasText: '139****0304' }).filter({ hasText: '1 / 3' }).waitFor();
    await page.keyboard.press('j');
    await page.locator('tr.on', { hasText: '139****0305' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('textarea:focus').waitFor();
    expect(await numberIn(desk)).toBe('13904830305');
    await tellMatter(desk);
    await page.keyboard.press('F7');
    await page.locator('.big-number').waitFor();
    await page.locator('.rail a[href="#/missed"] b').filter({ hasText: /^1$/ }).waitFor();
    await page.evaluate("location.hash = '#/missed'");
    await page.getByRole('row').filter({ hasText: '139****0304' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  });
});

describe('when a part of the system is away', () => {
  test('counters, rows and the open case become current after the API was restarted, without a reload', async () => {
    const id = await teller.register();
    const desk = await at('bayar', `queues/triage/${id}`);
    await desk.page.getByLabel(note).fill('请于今日先行测温');
    await desk.page.evaluate("window.sameSheet = 'yes'");
    const shown = Number(await counterOf(desk, 'triage').innerText());
    await stage.kill('api');
    await desk.page.getByText(/起连不上服务器/).waitFor();
    await stage.launch('api');
    await teller.register();
    await counterOf(desk, 'triage')
      .filter({ hasText: new RegExp(`^${String(shown + 1)}$`) })
      .waitFor({ timeout: soon });
    await rowsOf(desk).nth(shown).waitFor({ timeout: soon });
    await desk.page.getByText(/起连不上服务器/).waitFor({ state: 'detached' });
    await dispatchAs('wuyun', id);
    await desk.page.getByRole('alert').filter({ hasText: '您写的内容还在' }).first().waitFor();
    expect(await desk.page.getByLabel(note).inputValue()).toBe('请于今日先行测温');
    expect(await desk.page.evaluate('window.sameSheet')).toBe('yes');
  });

  test('an engine that is away is told with what waits, and no longer once it is back', async () => {
    const desk = await at('bayar', 'queues/triage');
    await stage.kill('temporal');
    const id = await teller.register();
    await dispatchAs('wuyun', id);
    const banner = desk.page.getByText(/^流程引擎 \d\d:\d\d 起不可用/);
    await banner
      .filter({ hasText: /，[1-9]\d* 件工单的计时、[1-9]\d* 条通知待恢复后补送/ })
      .waitFor({ timeout: 45_000 });
    await stage.launch('temporal');
    await banner.waitFor({ state: 'detached', timeout: 60_000 });
  });
});
