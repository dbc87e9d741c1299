import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { readTaken, takenInExif } from '../../activities/exif.ts';
import { photo, pieces, saidByPhoto } from '../support/files.ts';

const now = Date.parse('2026-11-24T06:00:00Z');

type Exif = Record<'IFD2' | 'IFD3', Record<string, string>>;
const place = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '38/1 50/1 0/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '105/1 42/1 0/1',
};
/** What a photo with these entries says of itself. */
async function said(exif: Partial<Exif>, format: 'jpeg' | 'png' | 'webp' = 'jpeg') {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
  return readTaken(pieces(await image.withExif(exif)[format]().toBuffer()), now);
}
const saidTime = async (entries: Record<string, string>) => (await said({ IFD2: entries }))?.at;
const saidPlace = async (entries: Record<string, string>) => (await said({ IFD3: { ...place, ...entries } }))?.position;

describe('a photo', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('says when and where it was taken, as %s', async (format) => {
    expect(await said({ IFD2: { DateTimeOriginal: '2026:11:24 13:05:09' }, IFD3: place }, format)).toEqual({
      at: '2026-11-24T05:05:09.000Z',
      position: { latitude: 38.833333, longitude: 105.7 },
    });
  });

  test('is read by its own zone, and by the hotline’s when it names none', async () => {
    const at = { DateTimeOriginal: '2026:07:01 23:30:00' };
    expect(await saidTime(at)).toBe('2026-07-01T15:30:00.000Z');
    expect(await saidTime({ ...at, OffsetTimeOriginal: '+05:30' })).toBe('2026-07-01T18:00:00.000Z');
    expect(await saidTime({ ...at, OffsetTimeOriginal: '+99:00' })).toBe('2026-07-01T15:30:00.000Z');
  });

  test('may lie south and west', async () => {
    expect(await saidPlace({ GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' })).toEqual({
      ...{ latitude: -38.833333, longitude: -105.7 },
    });
  });

  test.each(['0000:00:00 00:00:00', '2026:02:31 10:00:00', '2026:11:24 25:00:00', '1979:12:31 10:00:00'])(
    'of %s says no time',
    async (reading) => expect(await saidTime({ DateTimeOriginal: reading })).toBeUndefined(),
  );

  test.each(['2031:01:01 00:00:00', '9999:12:31 23:59:59', '2026-11-24 14:05:00', 'yesterday', ' '])(
    'of %j says no time either',
    async (reading) => expect(await saidTime({ DateTimeOriginal: reading })).toBeUndefined(),
  );

  test.each([
    ['a part divided by nothing', { GPSLatitude: '38/1 50/1 0/0' }],
    ['degrees divided by nothing', { GPSLongitude: '105/0 42/1 0/1' }],
    ['91 degrees', { GPSLatitude: '91/1 0/1 0/1' }],
    ['61 minutes', { GPSLatitude: '38/1 61/1 0/1' }],
    ['no letter', { GPSLatitudeRef: 'Q' }],
    ['a receiver that had lost its satellites', { GPSStatus: 'V' }],
    ['the place where no device was', { GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
  ])('with %s says no place', async (_, entries) => {
    expect(await saidPlace(entries)).toBeUndefined();
  });
});

describe('a hostile photo', () => {
  const exifOf = async (): Promise<Buffer> => (await sharp(await photo(64, 48)).metadata()).exif ?? Buffer.alloc(0);
  const isSound = (taken: ReturnType<typeof takenInExif>): boolean => {
    const { latitude = 1, longitude = 1 } = taken?.position ?? {};
    const ms = Date.parse(taken?.at ?? '2000-01-01');
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && ms > 0 && ms < now + 90_000_000;
  };

  test('cut anywhere says the same or less', async () => {
    const exif = await exifOf();
    expect(takenInExif(exif, now)).toEqual(saidByPhoto);
    for (let length = 0; length < exif.length; length++) {
      const taken = takenInExif(exif.subarray(0, length), now);
      expect([undefined, saidByPhoto.at]).toContain(taken?.at);
      expect([undefined, saidByPhoto.position]).toContainEqual(taken?.position);
    }
  });

  test('with any byte changed makes no trouble and names nothing impossible', async () => {
    const exif = await exifOf();
    for (let at = 0; at < exif.length; at++)
      for (const byte of [0, 1, 0x7f, 0x80, 0xff]) {
        const bad = Buffer.from(exif);
        bad[at] = byte;
        expect(isSound(takenInExif(bad, now))).toBe(true);
      }
  });

  test('whose directories claim gigabytes, or name each other, is read no further for it', () => {
    const bomb = Buffer.alloc(10 * 2 ** 20, 'Exif\0\0MM\0*\0\0\0\b', 'latin1');
    bomb.writeUInt16BE(65_535, 14);
    for (let at = 16; at + 12 < 800_000; at += 12) {
      bomb.writeUInt16BE(at % 24 === 16 ? 0x8769 : 0x8825, at);
      bomb.writeUInt16BE(4, at + 2);
      bomb.writeUInt32BE(1, at + 4);
      bomb.writeUInt32BE(8, at + 8);
    }
    expect(takenInExif(bomb, now)).toBeUndefined();
  });

  test('with 10 MB of it, or none of what its head promises, is a photo that says nothing', async () => {
    const image = await photo(64, 48);
    const stuffed = Buffer.concat([
      image.subarray(0, 2),
      ...Array.from({ length: 160 }, () =>
        Buffer.concat([Buffer.from('ffe1ffff', 'hex'), Buffer.from('Exif\0\0MM\0*'), Buffer.alloc(65_523, 0xff)]),
      ),
      image.subarray(2),
    ]);
    expect(stuffed.length).toBeGreaterThan(10 * 2 ** 20);
    expect(isSound(await readTaken(pieces(stuffed), now))).toBe(true);
    expect(await readTaken(pieces(image.subarray(0, 200)), now)).toBeUndefined();
    expect(await readTaken(pieces(Buffer.from('Exif\0\0')), now)).toBeUndefined();
  });
});
