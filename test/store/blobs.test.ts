import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createBlobs } from '../../store/blobs.ts';
import { sha256 } from '../../store/seal.ts';
import { blobFolder, pdf, pieces, type BlobFolder } from '../support/files.ts';
import { keys } from '../support/ledger.ts';

const megabyte = 2 ** 20;
let place: BlobFolder;
beforeEach(() => {
  place = blobFolder();
});
afterEach(() => {
  place.remove();
});

describe('a blob', () => {
  test('opens to what came, of any length, and is nowhere to be read on the disk', async () => {
    for (const length of [1, 999, 65_536, 3 * megabyte]) {
      const content = Buffer.alloc(length, '来电人的照片');
      const { hash, size, keep } = await place.arrive(content);
      await keep();
      expect(size).toBe(length);
      expect((await buffer(await place.blobs.read(hash))).equals(content)).toBe(true);
    }
    for (const file of place.files()) expect(readFileSync(file).includes(Buffer.from('来电人'))).toBe(false);
  });

  test('is named by a keyed hash: who knows the content cannot say that it is here', async () => {
    const content = pdf('一份人人都有的通知');
    const { hash, keep } = await place.arrive(content);
    await keep();
    expect(hash.equals(sha256(content))).toBe(false);
    expect(place.files().join()).not.toContain(sha256(content).toString('hex'));
    const elsewhere = createBlobs(place.folder, { ...keys, phoneHash: Buffer.alloc(32, 1) });
    const other = await elsewhere.receive(pieces(content), megabyte);
    expect(other).not.toMatchObject({ hash });
  });

  test('that was altered anywhere, or moved to another name, is not given out', async () => {
    const { hash, keep } = await place.arrive(Buffer.alloc(200_000, 7));
    await keep();
    const [file = ''] = place.files();
    const whole = readFileSync(file);
    for (const at of [0, 20, 150_000, 200_015, 200_030, whole.length - 3, whole.length - 1]) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(file, altered);
      await expect(place.blobs.read(hash)).rejects.toThrow();
    }
    const other = await place.arrive(Buffer.alloc(200_000, 8));
    await other.keep();
    writeFileSync(path.join(place.folder, other.hash.toString('hex').slice(0, 2), other.hash.toString('hex')), whole);
    await expect(place.blobs.read(other.hash)).rejects.toThrow();
    writeFileSync(file, whole);
    expect((await buffer(await place.blobs.read(hash))).length).toBe(200_000);
  });

  test('of nothing or of too much leaves nothing behind', async () => {
    expect(await place.blobs.receive(pieces(Buffer.alloc(0)), 10)).toBe('empty');
    expect(await place.blobs.receive(pieces(Buffer.alloc(11), 4), 10)).toBe('tooLarge');
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('the line broke');
      })(),
    );
    await expect(place.blobs.receive(broken, 10)).rejects.toThrow('the line broke');
    expect(place.files()).toEqual([]);
  });

  test('that never came in whole is cleared away after a while', async () => {
    await place.arrive(pdf('abandoned'));
    await place.blobs.tidy(60_000);
    expect(place.files()).toHaveLength(1);
    await place.blobs.tidy(-1);
    expect(place.files()).toEqual([]);
  });

  test('opens after the site has taken a new key', async () => {
    const { hash, keep } = await place.arrive(pdf('old'));
    await keep();
    const newKeys = {
      ...keys,
      current: 'key-of-2027',
      byId: new Map([...keys.byId, ['key-of-2027', Buffer.alloc(32, 5)]]),
    };
    const renewed = createBlobs(place.folder, newKeys);
    expect((await buffer(await renewed.read(hash))).equals(pdf('old'))).toBe(true);
    const young = await renewed.receive(pieces(pdf('new')), megabyte);
    if (typeof young === 'string') throw new Error(young);
    await young.keep();
    expect((await buffer(await renewed.read(young.hash))).equals(pdf('new'))).toBe(true);
    await expect(place.blobs.read(young.hash)).rejects.toThrow('key-of-2027');
  });
});
