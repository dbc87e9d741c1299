import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createScan, demoScanner } from '../../activities/scan.ts';
import { fileKinds, type FileKind } from '../../domain/attachments.ts';
import { eraseAttachments, listAttachments } from '../../store/attachments.ts';
import {
  addedFile,
  addFile,
  archive,
  blobFolder,
  infected,
  office,
  pdf,
  photo,
  samples,
  type BlobFolder,
} from '../support/files.ts';
import { cast, steps } from '../support/league.ts';
import { gist, keys, openHall, registerCase, submit, type Hall } from '../support/ledger.ts';

let hall: Hall;
let place: BlobFolder;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());
beforeEach(() => {
  place = blobFolder();
});
afterEach(async () => {
  await hall.database.query('delete from attachment');
  place.remove();
});

const add = (caseId: string, content: Buffer, name?: string, id?: string) =>
  addFile(hall, place, caseId, content, { name, ...(id !== undefined && { id }) });
const added = (caseId: string, content: Buffer, name?: string) => addedFile(hall, place, caseId, content, name);
const replying = { type: 'reply', result: 'solved', contacted: true, text: '已修复。' } as const;
const scan = () => createScan({ database: hall.database, keys, blobs: place.blobs, scanner: demoScanner })();
const megabyte = 2 ** 20;

describe('a file of a case', () => {
  test('has its name sealed, the ending of its content, and waits', async () => {
    const { id } = await registerCase(hall.ledger);
    const name = '../../斯琴的\u202e信.exe';
    const file = await added(id, pdf('信'), name);
    expect(file).toMatchObject({ kind: 'pdf', name: '斯琴的信.exe.pdf', scan: 'waiting', size: pdf('信').length });
    const { rows } = await hall.database.query<{ t: string }>('select t::text from attachment t');
    const row = rows[0]?.t ?? '';
    expect(row).not.toContain('斯琴');
    expect(row).not.toContain(Buffer.from('斯琴').toString('hex'));
    expect(await listAttachments(hall.database, keys, id)).toEqual([file]);
  });

  test('is known by its content, whatever it is called', async () => {
    const { id } = await registerCase(hall.ledger);
    const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
    const main = 'openxmlformats-officedocument';
    const contents = {
      ...samples,
      jpeg: await image.jpeg().toBuffer(),
      png: await image.png().toBuffer(),
      webp: await image.webp().toBuffer(),
      gif: await image.gif().toBuffer(),
      pdf: pdf('一页'),
      docx: office(`${main}.wordprocessingml.document.main+xml`),
      xlsx: office(`${main}.spreadsheetml.sheet.main+xml`, true),
      pptx: office(`${main}.presentationml.presentation.main+xml`),
    } satisfies Record<FileKind, Buffer>;
    expect(Object.keys(contents).sort()).toEqual(Object.keys(fileKinds).sort());
    for (const [kind, content] of Object.entries(contents)) {
      expect(await add(id, content, 'x.bin')).toMatchObject({
        kind,
        name: `x.bin.${fileKinds[kind as FileKind].ending}`,
      });
    }
  });

  test.each([
    ['a document with macros', office('ms-word.document.macroEnabled.main+xml')],
    ['an archive of anything', archive({ 'word/document.xml': '<document/>', 'run.exe': 'MZ' })],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0'.repeat(40))],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that may hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a plain archive', Buffer.from('504b0506' + '00'.repeat(18), 'hex')],
    ['plain text', Buffer.from('室温不足十五度')],
  ])('that is %s though named .jpg is refused, and its bytes go', async (_, content) => {
    const { id } = await registerCase(hall.ledger);
    expect(await add(id, content, '照片.jpg')).toEqual({ refusal: 'kind' });
    expect(place.files()).toEqual([]);
    expect(await listAttachments(hall.database, keys, id)).toEqual([]);
  });

  test('twice is one blob; the same click adds it once, another file under its id is refused', async () => {
    const [one, two] = [await registerCase(hall.ledger), await registerCase(hall.ledger)];
    const click = randomUUID();
    const first = await add(one.id, pdf('同'), '甲.pdf', click);
    expect(await add(one.id, pdf('同'), '甲.pdf', click)).toEqual(first);
    expect(await add(one.id, pdf('异'), '甲.pdf', click)).toEqual({ refusal: 'reused' });
    expect(await add(two.id, pdf('同'), '甲.pdf', click)).toEqual({ refusal: 'reused' });
    await added(two.id, pdf('同'), '乙.pdf');
    expect(place.files()).toHaveLength(1);
  });

  test('is refused when there are twenty, also when thirty come at once; refused ones do not count', async () => {
    const { id } = await registerCase(hall.ledger);
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, i) => add(id, pdf(`第${String(i)}件`))));
    expect(outcomes.filter((one) => !('refusal' in one))).toHaveLength(20);
    expect(outcomes.filter((one) => 'refusal' in one && one.refusal === 'files')).toHaveLength(10);
    expect(place.files()).toHaveLength(20);
    await hall.database.query("update attachment set scan = 'refused' where id = (select id from attachment limit 1)");
    await added(id, pdf('还可以'));
  });

  test('is refused when all together would be over 100 MB', async () => {
    const { id } = await registerCase(hall.ledger);
    await added(id, pdf('small'));
    await hall.database.query('update attachment set size = $1', [100 * megabyte - 20]);
    expect(await add(id, pdf('a little more than twenty bytes'))).toEqual({ refusal: 'caseBytes' });
  });

  test('goes with its name and bytes when the case is erased, but not the bytes that another case has', async () => {
    const [one, two] = [await registerCase(hall.ledger), await registerCase(hall.ledger)];
    const shared = await added(one.id, pdf('两件都有'));
    await added(two.id, pdf('两件都有'));
    const picture = await added(one.id, await photo());
    await scan();
    expect(place.files()).toHaveLength(3);
    await eraseAttachments(hall.database, place.blobs, one.id);
    expect(place.files()).toHaveLength(1);
    await expect(place.blobs.read(picture.hash)).rejects.toThrow();
    expect((await buffer(await place.blobs.read(shared.hash))).equals(pdf('两件都有'))).toBe(true);
    expect(await listAttachments(hall.database, keys, one.id)).toEqual([]);
    await eraseAttachments(hall.database, place.blobs, two.id);
    expect(place.files()).toEqual([]);
  });
});

test('a reply is proved by files of its own case that were not refused, and by no others', async () => {
  const kase = await registerCase(hall.ledger);
  const other = await registerCase(hall.ledger);
  for (const [who, command] of [steps.dispatch, steps.sign]) await submit(hall.ledger, kase, who, command);
  const reply = (...evidence: string[]) =>
    submit(hall.ledger, kase, cast.handler, { ...replying, evidence }).then((answer) => gist(answer));
  const foreign = await added(other.id, pdf('另一件'));
  const poisoned = await added(kase.id, infected(), '毒.pdf');
  await scan();
  for (const id of [foreign.id, poisoned.id, randomUUID()]) expect(await reply(id)).toBe('unknownEvidence');
  const photo = await added(kase.id, pdf('阀门'));
  expect(await reply(photo.id)).toEqual(['replied']);
});
