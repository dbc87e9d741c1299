import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { createBlobs, type Arrived, type Blobs } from '../../store/blobs.ts';
import { keys } from './ledger.ts';

export const maker = 'Kanarienphone 12345';

/** A JPEG of two colours that says where and with what it was taken. */
export const photo = (width = 1_600, height = 1_200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c04020' } })
    .composite([
      {
        input: { create: { width: width / 2, height: height / 2, channels: 3, background: '#205080' } },
        gravity: 'northwest',
      },
    ])
    .jpeg()
    .withExif({
      IFD0: { Model: maker },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '38/1 50/1 1234/100' },
        ...{ GPSLongitudeRef: 'E', GPSLongitude: '105/1 42/1 5678/100' },
      },
    })
    .toBuffer();

export const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);

/** The test string of scanners as a PDF, put together at run time so that no scanner refuses this source. */
export const infected = (): Buffer =>
  pdf(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''));

/** Content as it comes over a line, in pieces of this size. */
export const pieces = (content: Buffer, size = 65_536): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / size) }, (_, i) => content.subarray(i * size, (i + 1) * size)),
  );

/** A folder of blobs for one test. */
export interface BlobFolder {
  folder: string;
  blobs: Blobs;
  arrive: (content: Buffer) => Promise<Arrived>;
  /** Every file in it, by its path. */
  files: () => string[];
  remove: () => void;
}

export function blobFolder(): BlobFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'yihao-blobs-'));
  const blobs = createBlobs(folder, keys);
  return {
    ...{ folder, blobs },
    async arrive(content) {
      const arrived = await blobs.receive(pieces(content), 20 * 2 ** 20);
      if (typeof arrived === 'string') throw new Error(arrived);
      return arrived;
    },
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name)),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
