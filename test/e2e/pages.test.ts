import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { desktop, phone, seriousFindings, sitDown } from './desk.ts';
import { openStage, type Stage, type Username } from './stage.ts';
import { prepare } from './walks.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await prepare(stage, 3);
  await prepare(stage, 2, 'callback');
  await prepare(stage, 2, 'adjudication');
}, 240_000);
afterAll(async () => {
  await stage.close();
});

const people: readonly Username[] = [
  'saren',
  'bayar',
  'odon',
  'batu',
  'tuya',
  'gaowa',
  'qiqige',
  'hasi',
  'suren',
  'wuyun',
  'sumya',
  'dorji',
  'erdene',
];
const languages = [
  ['zh', '中文', 'zh-CN'],
  ['en', 'EN', 'en'],
  ['mn', 'ᠮᠣᠩᠭᠣᠯ', 'mn-Mong'],
] as const;

/** The labels that do not fit where they stand, what is wider than its place, and on a phone what no thumb hits. */
const ill = `(() => {
  const named = 'button, .label, th, .rail a, .chip, h1, h2, .tabs a';
  const isCut = (el) => el.clientWidth > 0 && el.scrollWidth > el.clientWidth + 1 && !el.querySelector('.cut') && !el.classList.contains('cut');
  const cut = [...document.querySelectorAll(named)].filter(isCut).map((el) => 'cut: ' + el.textContent.slice(0, 40));
  // what scrolls for itself hides from the document that it is too wide
  const places = [...document.querySelectorAll('.pane, .page, .queue')].map((el) => el.scrollWidth - el.clientWidth);
  const wide = Math.max(document.documentElement.scrollWidth - innerWidth, ...places);
  const shown = (el) => el.checkVisibility() && el.getBoundingClientRect().width > 0;
  const thumbs = innerWidth > 500 ? [] : [...document.querySelectorAll('main .btn, main .tabs a, .menu-button')];
  const low = thumbs.filter((el) => shown(el) && el.getBoundingClientRect().height < 40);
  return [...cut, ...(wide > 0 ? ['wider by ' + wide] : []), ...low.map((el) => 'low: ' + el.textContent.slice(0, 40))];
})()`;

async function settled(page: Page): Promise<void> {
  await page.locator('main h1, main input, main h2').first().waitFor();
  await page.locator('main .bones').waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

async function open(page: Page, href: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(href)}`);
  await settled(page);
}

/** What axe finds in light and in dark. */
async function unfairOn(page: Page): Promise<string[]> {
  const turn = () => page.getByRole('button', { name: '深色' }).first().click();
  const inLight = await seriousFindings(page);
  await turn();
  const inDark = await seriousFindings(page);
  await turn();
  return [...inLight, ...inDark.map((what) => `in dark: ${what}`)];
}

/** What is ill with the page that is shown, on the desk and on a phone; `isJudged` by axe as well. */
async function illOn(page: Page, isJudged: boolean): Promise<string[]> {
  await page.setViewportSize(desktop);
  const onDesk = await page.evaluate<string[]>(ill);
  const unfair = isJudged ? await unfairOn(page) : [];
  await page.setViewportSize(phone);
  const onPhone = await page.evaluate<string[]>(ill);
  await page.setViewportSize(desktop);
  return [...onDesk, ...unfair, ...onPhone.map((what) => `on a phone: ${what}`)];
}

/** Opens the first case of a queue; false where the page is no queue or it is empty. */
async function openFirstCase(page: Page): Promise<boolean> {
  const first = page.locator('.queue .item').first();
  if ((await first.count()) === 0) return false;
  await first.click();
  await page.locator('.story .now').first().waitFor();
  return true;
}

const seen = new Set<string>();

test.each(people)(
  'every page that %s can reach is whole in three languages, on the desk and on a phone, and accessible',
  async (username) => {
    const desk = await sitDown(stage, username);
    const { page } = desk;
    await settled(page);
    const links = await page.locator('.rail a').all();
    const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
    const fresh = hrefs.filter((href) => href !== null).filter((href) => !seen.has(href));
    const found: string[] = [];
    for (const [language, name, lang] of languages) {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.locator(`html[lang="${lang}"]`).waitFor();
      for (const href of fresh) {
        seen.add(href);
        await open(page, href);
        const say = (what: string) => found.push(`${language} ${href} ${what}`);
        (await illOn(page, language === 'zh')).forEach(say);
        if (await openFirstCase(page)) (await illOn(page, language === 'zh')).forEach((what) => say(`a case: ${what}`));
      }
    }
    expect(found).toEqual([]);
    await page.reload();
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('mn-Mong');
    expect(desk.sins).toEqual({ errors: [], strangers: [] });
    await desk.leave();
  },
  120_000,
);
