import { mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { test } from '@jest/globals';
import { signIn, type Person } from '../support/client.ts';
import { registration } from '../support/league.ts';
import { sitDown } from './desk.ts';
import { openStage, password } from './stage.ts';

const out = '/tmp/looks5';
mkdirSync(out, { recursive: true });
const only = process.env['ONLY']?.split(',');
test('look', async () => {
  const stage = await openStage();
  const people: Record<string, Person> = {};
  const as = async (u: string) => (people[u] ??= await signIn(stage.base, { username: u, password }));
  const fresh = async (change: object = {}) => {
    const { type: _, ...c } = registration(change as never);
    const a = await (await as('saren')).register(c, randomUUID());
    if (a.status >= 300) console.log('register', a.status, JSON.stringify(a.body));
    return String(a.body['id']);
  };
  const go = async (id: string, ...steps: [string, object][]) => {
    for (const [who, c] of steps) {
      const a = await (await as(who)).submit(id, c as never);
      if (a.status >= 300) console.log(who, JSON.stringify(c), a.status, JSON.stringify(a.body).slice(0, 300));
    }
    return id;
  };
  const dispatch: [string, object] = ['wuyun', { type: 'dispatch', leadUnitId: 'zjj', note: '请核实' }];
  const sign: [string, object] = ['batu', { type: 'sign' }];
  const ret: [string, object] = ['tuya', { type: 'returnCase', reason: 'notOurDuty', basis: '依据《城镇供热条例》第二十三条，供热质量由供热单位负责。', suggestedUnitId: 'heat' }];
  const A = await go(await fresh(), dispatch, ret);
  const B = await go(await fresh(), dispatch, ret, ['oyun', { type: 'ruleOnReturn', uphold: false, reason: '贵局为行业主管' }], ret);
  const C = await go(await fresh(), dispatch, sign, ['batu', { type: 'askInfo', question: '请来电人提供门牌号和测温照片。' }]);
  const reply: [string, object] = ['batu', { type: 'reply', result: 'partly', contacted: true, text: '管网改造须待明年五月停暖后施工。' }];
  const D = await go(await fresh(), dispatch, sign, reply, ['tuya', { type: 'approveReply' }], ['gaowa', { type: 'park', until: '2027-05-20', ownerUnitId: 'zjj', plan: '五月停暖后更换主管网，六月复测。' }]);
  const E = await go(await fresh(), ['wuyun', { type: 'sendUp', platform: '自治区12345平台', reason: '属自治区事权', receipt: 'NM-2026-8812' }]);
  const F = await go(await fresh(), dispatch, sign, ['suren', { type: 'supervise', level: 2, reason: '来电人三次反映未果，请三日内书面答复。', limit: { amount: 3, unit: 'workingDays' } }]);
  const G = await go(await fresh(), dispatch, sign, ['tuya', { type: 'requestExtension', limit: { amount: 5, unit: 'workingDays' }, reason: '须待第三方检测报告。', basis: '检测周期五个工作日' }]);
  const H = await go(await fresh({ categoryId: '01.02.04' }), ['wuyun', { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'] }], sign,
    ['batu', { type: 'sendDown', unitId: 'street', text: '请入户核实' }], ['altan', { type: 'sendDown', unitId: 'gacha', consent: true, text: '请走访' }],
    ['nomin', { type: 'submitCoReply', text: '已走访四户，室温均在十五度左右，附走访记录。' }]);
  const closed: [string, object][] = [dispatch, sign, ['batu', { type: 'reply', result: 'explained', contacted: true, text: '依照合同退费。' }], ['tuya', { type: 'approveReply' }], ['gaowa', { type: 'approveReply' }],
    ['qiqige', { type: 'recordCallback', outcome: 'reached', solved: false, satisfaction: { result: 'dissatisfied', manner: 'mostly', speed: 'mostly' }, remark: '退得太少' }], ['hasi', { type: 'adjudicate', ruling: 'uphold', reason: '退费标准合法' }]];
  const J = await go(await fresh(), ...closed, ['hasi', { type: 'exclude', reason: '诉求超出政策' }], ['tuya', { type: 'appeal', text: '退费标准由发改委核定，我局无权调整，请不计入评价。' }]);
  const K = await go(await fresh({ content: '四号楼有人要跳楼，请快来', enterprise: { creditCode: '91350100M000100Y43' }, noCallback: true, occurredAt: '2026-11-24T01:00:00Z', repeatOf: A }), ['wuyun', { type: 'dispatch', leadUnitId: 'heat' }], ['wuyun', { type: 'recall', reason: '派错' }], dispatch);
  const M = await fresh(); await go(M, ['wuyun', { type: 'merge', intoCaseId: K, reason: '同一事' }]);
  const pages: [string, string, string][] = [
    ['returnRuling', 'wuyun', A], ['confer', 'wuyun', B], ['supply', 'saren', C], ['resume', 'suren', D], ['comeBack', 'wuyun', E],
    ['letter', 'tuya', F], ['extension', 'gaowa', G], ['reply', 'batu', H], ['taskReview', 'altan', H], ['appeal', 'bayar', J], ['marks', 'bayar', K], ['merged', 'wuyun', M],
  ];
  for (const lang of ['zh', 'mn'] as const)
    for (const [w, h] of [[1440, 900], [390, 844]] as const)
      for (const who of [...new Set([...pages.map((p) => p[1])])]) {
        const mine = pages.filter(([n, u]) => u === who && (!only || only.includes(n)));
        const extra = (!only || only.includes('intake')) && who === 'saren' ? 'intake' : (!only || only.includes('bulk')) && who === 'suren' ? 'bulk' : undefined;
        if (mine.length === 0 && !extra) continue;
        const desk = await sitDown(stage, who as never, { width: w, height: h });
        const { page } = desk;
        if (lang === 'mn') { await page.evaluate(`localStorage.setItem('RaStore.locale', JSON.stringify('mn')); localStorage.setItem('yihao.locale','mn')`); }
        const toMn = async () => { if (lang === 'mn') { await page.getByText('ᠮᠣᠩᠭᠣᠯ').last().click({ timeout: 2000, force: true }).catch(async () => { await page.locator('.menu-button').click().catch(() => undefined); await page.getByText('ᠮᠣᠩᠭᠣᠯ').last().click({ timeout: 2000 }).catch(() => console.log('no mn')); await page.keyboard.press('Escape'); }); await page.waitForTimeout(300); } };
        const shot = async (name: string) => {
          await page.waitForTimeout(500);
          const over = await page.evaluate('document.documentElement.scrollWidth');
          if (Number(over) > w) console.log('WIDE', name, lang, w, over);
          await page.screenshot({ path: `${out}/${name}-${lang}-${w}.png`, fullPage: true });
        };
        await toMn();
        for (const [name, , id] of mine) {
          await page.goto(`${stage.base}/#/cases/${id}/show`);
          await page.locator('.story .now').waitFor();
          await page.waitForTimeout(400);
          if (name === 'returnRuling' || name === 'extension' || name === 'appeal') await page.keyboard.press('1');
          if (name === 'reply') { await page.keyboard.press('1'); await page.keyboard.press('Control+Enter'); await page.waitForTimeout(200); }
          await page.setViewportSize({ width: w, height: w > 900 ? 1500 : 2600 });
          await shot(name);
          if (name === 'reply') { await page.keyboard.press('Alt+d'); await page.waitForTimeout(200); await shot('sendDown'); await page.keyboard.press('Escape'); }
        }
        if (extra === 'intake') {
          await page.goto(`${stage.base}/#/intake`);
          await page.locator('.phone').waitFor();
          await page.locator('.phone').fill('13904830001');
          await page.locator('textarea').first().fill('四号楼三楼着火，有人被困');
          await page.keyboard.press('Alt+e');
          await page.locator('.extras input.mono').fill('91350100M000100Y44');
          await page.keyboard.press('F6');
          await page.keyboard.press('Escape');
          await page.locator('.ways button').first().click();
          await page.setViewportSize({ width: w, height: w > 900 ? 1100 : 2200 });
          await shot('intake');
        }
        if (extra === 'bulk') {
          await page.goto(`${stage.base}/#/cases`);
          await page.locator('tbody tr').first().waitFor();
          await page.keyboard.press('a');
          await page.setViewportSize({ width: w, height: 1000 });
          await shot('bulkList');
          await page.keyboard.press('s');
          await page.getByRole('dialog').waitFor();
          await page.getByRole('dialog').locator('button', { hasText: /^(一级|1)/ }).first().click();
          await page.getByRole('dialog').locator('textarea').fill('请各单位今日内反馈');
          await page.keyboard.press('Control+Enter');
          await page.waitForTimeout(4000);
          await shot('bulk');
        }
        if (desk.sins.errors.length) console.log(who, JSON.stringify(desk.sins.errors).slice(0, 500));
        await desk.leave();
      }
  await stage.close();
}, 400_000);
