import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/client.ts';
import { maker, pdf, photo } from '../support/files.ts';
import { registration } from '../support/league.ts';
import { type Desk, openFirst, phone, seriousFindings, sitDown } from './desk.ts';
import { openStage, password, type Stage, type Username } from './stage.ts';

let stage: Stage;
let folder: string;
let caseId = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yihao-files-'));
  const scanner = path.join(folder, 'scanner');
  writeFileSync(scanner, '#!/bin/sh\n! grep -q KanarienVirus "$1"\n', { mode: 0o755 });
  stage = await openStage({ SCANNER_COMMAND: scanner });
  const operator = await signIn(stage.base, { username: 'saren', password });
  const dispatcher = await signIn(stage.base, { username: 'wuyun', password });
  caseId = String((await operator.register(registration())).body['id']);
  await dispatcher.submit(caseId, { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'] });
}, 180_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: Buffer | string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};

/** Opens the case at somebody's desk. */
async function at(username: Username, viewport?: typeof phone): Promise<Desk> {
  const desk = await sitDown(stage, username, viewport);
  await desk.page.evaluate(`location.hash = '#/cases/${caseId}/show'`);
  await desk.page.locator('.case-title').waitFor();
  return desk;
}
/** The worker stands back where everything runs on one machine: a scan may take a while. */
const patience = { timeout: 90_000 };
const testMs = 150_000;
const row = ({ page }: Desk, name: string) => page.locator('.file', { hasText: name });

async function download(desk: Desk, name: string): Promise<{ bytes: Buffer; as: string }> {
  const asked = desk.page.waitForEvent('download');
  await row(desk, name).getByRole('link').click();
  const taken = await asked;
  return { bytes: readFileSync(await taken.path()), as: taken.suggestedFilename() };
}

async function leave({ page, sins, leave: go }: Desk): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(sins).toEqual({ errors: [], strangers: [] });
  await go();
}

test(
  'the unit adds files from its phone, and hears at once what is wrong with one',
  async () => {
    const desk = await at('batu', phone);
    const { page } = desk;
    expect(await page.locator('input[capture="environment"]').getAttribute('accept')).toBe('image/*');
    await page
      .locator('input[type="file"][multiple]')
      .setInputFiles([
        ...[file('阀门.jpg', await photo()), file('合同.pdf', pdf('合同')), file('毒.pdf', pdf('KanarienVirus'))],
        ...[file('假.jpg', '<!doctype html>'), file('空.pdf', '')],
      ]);
    await row(desk, '阀门.jpg').getByRole('link', { name: '下载' }).waitFor(patience);
    await row(desk, '毒.pdf').getByText('带病毒，已拒收').waitFor(patience);
    await row(desk, '假.jpg').getByText('内容不是图片').waitFor();
    await row(desk, '空.pdf').getByText('文件是空的').waitFor();
    await row(desk, '空.pdf').getByRole('button', { name: '移去' }).click();
    expect(await row(desk, '空.pdf').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await leave(desk);
  },
  testMs,
);

test('the lead unit downloads the photo as it came, a co-handler its preview without the place', async () => {
  const [lead, co] = [await at('tuya'), await at('narin')];
  expect((await download(lead, '阀门.jpg')).bytes.includes(maker)).toBe(true);
  const { bytes, as } = await download(co, '阀门.jpg');
  expect([as, bytes.includes(maker)]).toEqual(['阀门.webp', false]);
  expect((await download(co, '合同.pdf')).bytes.equals(pdf('合同'))).toBe(true);
  await leave(lead);
  await leave(co);
});

test('a preview opens in a dialog; Escape closes it and nothing else', async () => {
  const desk = await sitDown(stage, 'batu');
  const { page } = desk;
  await openFirst(desk, 'sign');
  await page.getByRole('button', { name: '查看 阀门.jpg' }).click();
  const picture = page.locator('dialog img');
  await picture.waitFor();
  await page.waitForFunction('document.querySelector("dialog img").naturalWidth === 1280');
  await page.keyboard.press('Escape');
  await picture.waitFor({ state: 'detached' });
  expect(page.url()).toContain(caseId);
  await leave(desk);
});

const pasteAndDrop = `(async () => {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d').fillRect(0, 0, 50, 50);
  const png = await new Promise((done) => canvas.toBlob(done));
  const carried = (file) => {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    return transfer;
  };
  const clipboardData = carried(new File([png], '截图.png', { type: 'image/png' }));
  dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  const dataTransfer = carried(new File(['%PDF-1.7'], '拖来.pdf'));
  document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
})()`;

test(
  'a picture that is pasted and a file that is dropped are added',
  async () => {
    const desk = await at('wuyun');
    await desk.page.evaluate(pasteAndDrop);
    for (const name of ['截图.png', '拖来.pdf'])
      await row(desk, name).getByRole('link', { name: '下载' }).waitFor(patience);
    await leave(desk);
  },
  testMs,
);
