import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createScan, demoScanner, programScanner, scannerOf, type Scanner } from '../../activities/scan.ts';
import { eraseAttachments, findAttachment, takeWaiting, type Attachment } from '../../store/attachments.ts';
import {
  addedFile,
  blobFolder,
  infected,
  maker,
  pdf,
  photo,
  pieces,
  saidByPhoto,
  type BlobFolder,
} from '../support/files.ts';
import { keys, openHall, registerCase, type Hall } from '../support/ledger.ts';

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

const added = (caseId: string, content: Buffer, name?: string) => addedFile(hall, place, caseId, content, name);
const desk = (scanner: Scanner = demoScanner) => ({ database: hall.database, keys, blobs: place.blobs, scanner });
const scan = () => createScan(desk())();
const again = async ({ caseId, id }: Attachment) => findAttachment(hall.database, keys, caseId, id);

describe('the scan', () => {
  test('passes a clean image with a preview that has no place, no device and no more than 1,280 pixels', async () => {
    const { id } = await registerCase(hall.ledger);
    const content = await photo();
    expect((await sharp(content).metadata()).exif?.includes(maker)).toBe(true);
    const file = await added(id, content, 'IMG_0001.HEIC.jpg');
    await scan();
    const seen = await again(file);
    expect(seen).toMatchObject({ scan: 'clean', preview: expect.any(Buffer) });
    const preview = await buffer(await place.blobs.read(seen?.preview ?? Buffer.alloc(32)));
    const { format, width, height, exif, xmp, iptc } = await sharp(preview).metadata();
    expect({ format, width, height, exif, xmp, iptc }).toEqual({ format: 'webp', width: 1_280, height: 960 });
    expect(preview.includes(maker)).toBe(false);
    expect(preview.includes('EXIF')).toBe(false);
    expect((await buffer(await place.blobs.read(file.hash))).equals(content)).toBe(true);
  });

  test('reads when and where a photo says that it was taken, and keeps that sealed', async () => {
    const { id } = await registerCase(hall.ledger);
    const file = await added(id, await photo());
    expect(file).toMatchObject({ device: undefined, photo: undefined });
    await scan();
    expect((await again(file))?.photo).toEqual(saidByPhoto);
    const { rows } = await hall.database.query<{ t: string; sealed: Buffer }>(
      'select t::text, sealed_photo as sealed from attachment t',
    );
    expect(rows[0]?.sealed.length).toBeGreaterThan(40);
    for (const said of ['38.83', '105.7', '2025-11-25'])
      for (const written of [said, Buffer.from(said).toString('hex')]) expect(rows[0]?.t).not.toContain(written);
    await eraseAttachments(hall.database, place.blobs, id);
    expect((await hall.database.query('select 1 from attachment')).rowCount).toBe(0);
  });

  test('finds nothing of that in a drawing, a document, or a photo that says nothing', async () => {
    const { id } = await registerCase(hall.ledger);
    const bare = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
    const contents = [await bare.png().toBuffer(), await bare.jpeg().toBuffer(), pdf('38.8331 2025:11:25 14:05:00')];
    const files = [];
    for (const content of contents) files.push(await added(id, content));
    await scan();
    for (const file of files) expect(await again(file)).toMatchObject({ scan: 'clean', photo: undefined });
  });

  test('passes a broken image without one', async () => {
    const { id } = await registerCase(hall.ledger);
    const file = await added(id, (await photo()).subarray(0, 4_000));
    await scan();
    expect(await again(file)).toMatchObject({ scan: 'clean', preview: null });
    expect(place.files()).toHaveLength(1);
  });

  test('refuses the test string of scanners wherever it stands, everywhere it was added, and removes it', async () => {
    const [one, two] = [await registerCase(hall.ledger), await registerCase(hall.ledger)];
    const bad = Buffer.concat([pdf('x'.repeat(65_500)), infected()]);
    const rows = [await added(one.id, bad), await added(two.id, bad)];
    const good = await added(one.id, pdf('好的'));
    await scan();
    for (const file of rows) expect(await again(file)).toMatchObject({ scan: 'refused', preview: null });
    expect(await again(good)).toMatchObject({ scan: 'clean' });
    expect(place.files()).toHaveLength(1);
  });

  test('asks the program of the site: 0 is clean, 1 infected, anything else asks again later', async () => {
    const program = path.join(place.folder, 'scanner');
    const script = '#!/bin/sh\ncase "$(cat "$2")" in *bad*) exit 1;; *sick*) exit 2;; esac\n[ "$1" = --quiet ]\n';
    writeFileSync(program, script, { mode: 0o755 });
    const scanner = programScanner(`${program} --quiet`);
    expect(await scanner(pieces(pdf('good')))).toBe('clean');
    expect(await scanner(pieces(pdf('bad')))).toBe('infected');
    expect(await scanner(pieces(pdf('sick')))).toBe('unknown');
    expect(await programScanner(path.join(place.folder, 'nowhere'))(pieces(pdf('good')))).toBe('unknown');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('yihao-scan-'))).toEqual([]);
    rmSync(program);
  });

  test('without a verdict leaves the file closed, and comes back to it later and later', async () => {
    const { id } = await registerCase(hall.ledger);
    const file = await added(id, pdf('等'));
    await createScan(desk(() => Promise.resolve('unknown')))();
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
  });
});
