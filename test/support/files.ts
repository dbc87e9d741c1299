import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { createBlobs, type Arrived, type Blobs } from '../../store/blobs.ts';
import { addAttachment, type Attachment } from '../../store/attachments.ts';
import { keys, type Hall } from './ledger.ts';

export const maker = 'Kanarienphone 12345';

/** What the photo below says of itself. */
export const saidByPhoto = {
  at: '2025-11-25T06:05:00.000Z',
  position: { latitude: 38.836761, longitude: 105.715772 },
};

/** A JPEG of two colours that says when, where and with what it was taken. */
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
      IFD2: { DateTimeOriginal: '2025:11:25 14:05:00', OffsetTimeOriginal: '+08:00' },
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

/** An archive of these entries, stored as they are. */
export function archive(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const content = Buffer.from(text);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(content.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    sizes.writeUInt16LE(Buffer.byteLength(name), 12);
    const local = Buffer.concat([
      ...[Buffer.from('504b030414000000000000000000', 'hex'), sizes, Buffer.from(name), content],
    ]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b0102140014000000000000000000', 'hex'), sizes, place, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

const contentTypes = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.${main}"/></Types>`;

/** An Office document whose main part has this type, which starts with its list of contents or has it last. */
export const office = (main: string, isLast = false): Buffer => {
  const list = { '[Content_Types].xml': contentTypes(main) };
  const rest = { '_rels/.rels': '<Relationships/>', 'docProps/app.xml': '<Properties/>' };
  return archive(isLast ? { ...rest, ...list } : { ...list, ...rest });
};

const box = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${text}`), Buffer.alloc(12), Buffer.alloc(200)]);

/** The least of each kind that is told by its first bytes alone. */
export const samples = {
  heic: box('heic'),
  mp4: box('isom'),
  m4a: box('M4A '),
  mp3: Buffer.concat([
    Buffer.from('ID3\u0004\0\0\0\0\0\0', 'latin1'),
    Buffer.from('fffb9064', 'hex'),
    Buffer.alloc(417),
  ]),
  wav: Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(60)]),
  amr: Buffer.from('#!AMR\n' + 'x'.repeat(60)),
} as const;

/** Adds a file to a case, as an upload does. */
export async function addFile(
  { database }: Hall,
  place: BlobFolder,
  caseId: string,
  content: Buffer,
  { name = '现场.pdf', id = randomUUID() }: { name?: string | undefined; id?: string } = {},
) {
  const arrived = await place.arrive(content);
  return addAttachment(database, keys, { id, caseId, name, uploadedBy: 'operator', unitId: 'centre', arrived });
}

/** The same, of a file that cannot be refused. */
export async function addedFile(
  hall: Hall,
  place: BlobFolder,
  caseId: string,
  content: Buffer,
  name?: string,
): Promise<Attachment> {
  const outcome = await addFile(hall, place, caseId, content, { name });
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  return outcome;
}
