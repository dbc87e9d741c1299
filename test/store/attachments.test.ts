import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, type Dirent } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createScan, demoScanner, programScanner, scannerOf } from '../../activities/scan.ts';
import {
  addAttachment,
  eraseAttachments,
  findAttachment,
  listAttachments,
  takeWaiting,
  type Attachment,
} from '../../store/attachments.ts';
import { createBlobs, type Arrived, type Blobs } from '../../store/blobs.ts';
import { sha256 } from '../../store/seal.ts';
import { infected, maker, pdf, photo } from '../support/files.ts';
import { keys, openHall, registerCase, type Hall } from '../support/ledger.ts';

let hall: Hall;
let folder: string;
let blobs: Blobs;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yihao-blobs-'));
  blobs = createBlobs(folder, keys);
});
afterEach(async () => {
  await hall.database.query('delete from attachment');
  rmSync(folder, { recursive: true, force: true });
});

const megabyte = 2 ** 20;
const pieces = (content: Buffer, size = 1_000): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / size) }, (_, i) => content.subarray(i * size, (i + 1) * size)),
  );
const arrive = async (content: Buffer): Promise<Arrived> => {
  const arrived = await blobs.receive(pieces(content, 65_536), 20 * megabyte);
  if (typeof arrived === 'string') throw new Error(arrived);
  return arrived;
};
const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry: Dirent) => entry.isFile())
    .map((entry: Dirent) => path.join(entry.parentPath, entry.name));

const add = async (caseId: string, content: Buffer, name = '现场.pdf', id: string = randomUUID()) =>
  addAttachment(hall.database, keys, {
    ...{ id, caseId, name, uploadedBy: 'operator', unitId: 'centre', arrived: await arrive(content) },
  });
const added = async (caseId: string, content: Buffer, name?: string): Promise<Attachment> => {
  const outcome = await add(caseId, content, name);
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  return outcome;
};
const scan = () => createScan(hall.database, blobs, demoScanner)();
const again = async ({ caseId, id }: Attachment) => findAttachment(hall.database, keys, caseId, id);

describe('a blob', () => {
  test('opens to what came, of any length, and is nowhere to be read on the disk', async () => {
    for (const length of [1, 999, 65_536, 3 * megabyte]) {
      const content = Buffer.alloc(length, '来电人的照片');
      const { hash, size, keep } = await arrive(content);
      await keep();
      expect(size).toBe(length);
      expect((await buffer(await blobs.read(hash))).equals(content)).toBe(true);
    }
    for (const file of files()) expect(readFileSync(file).includes(Buffer.from('来电人'))).toBe(false);
  });

  test('is named by a keyed hash: who knows the content cannot say that it is here', async () => {
    const content = pdf('一份人人都有的通知');
    const { hash, keep } = await arrive(content);
    await keep();
    expect(hash.equals(sha256(content))).toBe(false);
    expect(files().join()).not.toContain(sha256(content).toString('hex'));
    const elsewhere = createBlobs(folder, { ...keys, phoneHash: Buffer.alloc(32, 1) });
    const other = await elsewhere.receive(pieces(content), megabyte);
    expect(other).not.toMatchObject({ hash });
  });

  test('that was altered anywhere, or moved to another name, is not given out', async () => {
    const { hash, keep } = await arrive(Buffer.alloc(200_000, 7));
    await keep();
    const [file = ''] = files();
    const whole = readFileSync(file);
    for (const at of [0, 20, 150_000, 200_015, 200_030, whole.length - 3, whole.length - 1]) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(file, altered);
      await expect(blobs.read(hash)).rejects.toThrow();
    }
    const other = await arrive(Buffer.alloc(200_000, 8));
    await other.keep();
    writeFileSync(path.join(folder, other.hash.toString('hex').slice(0, 2), other.hash.toString('hex')), whole);
    await expect(blobs.read(other.hash)).rejects.toThrow();
    writeFileSync(file, whole);
    expect((await buffer(await blobs.read(hash))).length).toBe(200_000);
  });

  test('of nothing or of too much leaves nothing behind', async () => {
    expect(await blobs.receive(pieces(Buffer.alloc(0)), 10)).toBe('empty');
    expect(await blobs.receive(pieces(Buffer.alloc(11), 4), 10)).toBe('tooLarge');
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('the line broke');
      })(),
    );
    await expect(blobs.receive(broken, 10)).rejects.toThrow('the line broke');
    expect(files()).toEqual([]);
  });

  test('that never came in whole is cleared away after a while', async () => {
    await arrive(pdf('abandoned'));
    await blobs.tidy(60_000);
    expect(files()).toHaveLength(1);
    await blobs.tidy(-1);
    expect(files()).toEqual([]);
  });

  test('opens after the site has taken a new key', async () => {
    const { hash, keep } = await arrive(pdf('old'));
    await keep();
    const newKeys = {
      ...keys,
      current: 'key-of-2027',
      byId: new Map([...keys.byId, ['key-of-2027', Buffer.alloc(32, 5)]]),
    };
    const renewed = createBlobs(folder, newKeys);
    expect((await buffer(await renewed.read(hash))).equals(pdf('old'))).toBe(true);
    const young = await renewed.receive(pieces(pdf('new')), megabyte);
    if (typeof young === 'string') throw new Error(young);
    await young.keep();
    expect((await buffer(await renewed.read(young.hash))).equals(pdf('new'))).toBe(true);
    await expect(blobs.read(young.hash)).rejects.toThrow('key-of-2027');
  });
});

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

  test.each([
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0'.repeat(40))],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that may hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a plain archive', Buffer.from('504b0506' + '00'.repeat(18), 'hex')],
    ['plain text', Buffer.from('室温不足十五度')],
  ])('that is %s though named .jpg is refused, and its bytes go', async (_, content) => {
    const { id } = await registerCase(hall.ledger);
    expect(await add(id, content, '照片.jpg')).toEqual({ refusal: 'kind' });
    expect(files()).toEqual([]);
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
    expect(files()).toHaveLength(1);
  });

  test('is refused when there are twenty, also when thirty come at once; refused ones do not count', async () => {
    const { id } = await registerCase(hall.ledger);
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, i) => add(id, pdf(`第${String(i)}件`))));
    expect(outcomes.filter((one) => !('refusal' in one))).toHaveLength(20);
    expect(outcomes.filter((one) => 'refusal' in one && one.refusal === 'files')).toHaveLength(10);
    expect(files()).toHaveLength(20);
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
    expect(files()).toHaveLength(3);
    await eraseAttachments(hall.database, blobs, one.id);
    expect(files()).toHaveLength(1);
    await expect(blobs.read(picture.hash)).rejects.toThrow();
    expect((await buffer(await blobs.read(shared.hash))).equals(pdf('两件都有'))).toBe(true);
    expect(await listAttachments(hall.database, keys, one.id)).toEqual([]);
    await eraseAttachments(hall.database, blobs, two.id);
    expect(files()).toEqual([]);
  });
});

describe('the scan', () => {
  test('passes a clean image with a preview that has no place, no device and no more than 1,280 pixels', async () => {
    const { id } = await registerCase(hall.ledger);
    const content = await photo();
    expect((await sharp(content).metadata()).exif?.includes(maker)).toBe(true);
    const file = await added(id, content, 'IMG_0001.HEIC.jpg');
    await scan();
    const seen = await again(file);
    expect(seen).toMatchObject({ scan: 'clean', preview: expect.any(Buffer) });
    const preview = await buffer(await blobs.read(seen?.preview ?? Buffer.alloc(32)));
    const { format, width, height, exif, xmp, iptc } = await sharp(preview).metadata();
    expect({ format, width, height, exif, xmp, iptc }).toEqual({ format: 'webp', width: 1_280, height: 960 });
    expect(preview.includes(maker)).toBe(false);
    expect(preview.includes('EXIF')).toBe(false);
    expect((await buffer(await blobs.read(file.hash))).equals(content)).toBe(true);
  });

  test('passes a broken image without one', async () => {
    const { id } = await registerCase(hall.ledger);
    const file = await added(id, (await photo()).subarray(0, 4_000));
    await scan();
    expect(await again(file)).toMatchObject({ scan: 'clean', preview: null });
    expect(files()).toHaveLength(1);
  });

  test('refuses the test string of scanners wherever it stands, everywhere it was added, and removes it', async () => {
    const [one, two] = [await registerCase(hall.ledger), await registerCase(hall.ledger)];
    const bad = Buffer.concat([pdf('x'.repeat(65_500)), infected()]);
    const rows = [await added(one.id, bad), await added(two.id, bad)];
    const good = await added(one.id, pdf('好的'));
    await scan();
    for (const file of rows) expect(await again(file)).toMatchObject({ scan: 'refused', preview: null });
    expect(await again(good)).toMatchObject({ scan: 'clean' });
    expect(files()).toHaveLength(1);
  });

  test('asks the program of the site: 0 is clean, 1 infected, anything else asks again later', async () => {
    const program = path.join(folder, 'scanner');
    const script = '#!/bin/sh\ncase "$(cat "$2")" in *bad*) exit 1;; *sick*) exit 2;; esac\n[ "$1" = --quiet ]\n';
    writeFileSync(program, script, { mode: 0o755 });
    const scanner = programScanner(`${program} --quiet`);
    expect(await scanner(pieces(pdf('good')))).toBe('clean');
    expect(await scanner(pieces(pdf('bad')))).toBe('infected');
    expect(await scanner(pieces(pdf('sick')))).toBe('unknown');
    expect(await programScanner(path.join(folder, 'nowhere'))(pieces(pdf('good')))).toBe('unknown');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('yihao-scan-'))).toEqual([]);
    rmSync(program);
  });

  test('without a verdict leaves the file closed, and comes back to it later and later', async () => {
    const { id } = await registerCase(hall.ledger);
    const file = await added(id, pdf('等'));
    await createScan(hall.database, blobs, () => Promise.resolve('unknown'))();
    expect(await again(file)).toMatchObject({ scan: 'waiting' });
    expect(await takeWaiting(hall.database)).toBeUndefined();
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      await hall.database.query("update attachment set scan_at = now() - interval '1 second'");
      await takeWaiting(hall.database);
      const { rows } = await hall.database.query<{ m: number }>(
        'select round(extract(epoch from scan_at - now()) / 60)::int as m from attachment',
      );
      waits.push(rows[0]?.m ?? 0);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('gives each file to one of several workers', async () => {
    const { id } = await registerCase(hall.ledger);
    for (let i = 0; i < 8; i++) await added(id, pdf(String(i)));
    const taken = await Promise.all(Array.from({ length: 12 }, () => takeWaiting(hall.database)));
    expect(new Set(taken.flatMap((one) => one?.id ?? [])).size).toBe(8);
    expect(taken.filter((one) => one === undefined)).toHaveLength(4);
  });

  test('is not there in production without a scanner', () => {
    expect(scannerOf(undefined, false)).toBeUndefined();
    expect(scannerOf(undefined, true)).toBe(demoScanner);
    expect(existsSync(folder)).toBe(true);
  });
});
