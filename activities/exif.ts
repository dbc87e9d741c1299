import type { Readable } from 'node:stream';
import sharp from 'sharp';
import { positionOf, takenAtOf, takenOf, type Taken } from '../domain/taken.ts';

// where a directory of EXIF holds what (CIPA DC-008)
const [exifDirectory, gpsDirectory] = [0x8769, 0x8825];
const [takenAt, takenOffset] = [0x9003, 0x9011];
const [latitudeRef, latitude, longitudeRef, longitude, gpsStatus] = [1, 2, 3, 4, 9];
const [asText, asLong, asRational, asDirectory] = [2, 4, 5, 13];
const mostEntries = 1_000;
const longestText = 64;

/** Numbers of the block, from its start; outside of it there is none. */
interface Block {
  bytes: Buffer;
  short: (at: number) => number;
  long: (at: number) => number;
}
interface Entry {
  type: number;
  count: number;
  /** Where the field stands that holds the value or says where it is. */
  field: number;
}
type Directory = ReadonlyMap<number, Entry>;

/** The block after its optional head, in its byte order. */
function blockOf(exif: Buffer): Block | undefined {
  const bytes = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  const order = bytes.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined;
  const isLittle = order.startsWith('II');
  const within = (at: number, length: number): boolean => at >= 0 && at + length <= bytes.length;
  return {
    bytes,
    short: (at) => (within(at, 2) ? (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)) : NaN),
    long: (at) => (within(at, 4) ? (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)) : NaN),
  };
}

/** The entries of a directory by their tags; of a tag that stands there twice the first. */
function directoryAt({ short, long }: Block, offset: number): Directory {
  const entries = new Map<number, Entry>();
  const count = Math.min(short(offset), mostEntries);
  for (let i = 0; i < count; i++) {
    const at = offset + 2 + i * 12;
    const tag = short(at);
    if (!entries.has(tag)) entries.set(tag, { type: short(at + 2), count: long(at + 4), field: at + 8 });
  }
  return entries;
}

function inner(block: Block, outer: Directory, tag: number): Directory {
  const entry = outer.get(tag);
  const isPointer = entry && (entry.type === asLong || entry.type === asDirectory) && entry.count === 1;
  return isPointer ? directoryAt(block, block.long(entry.field)) : new Map();
}

function textOf({ bytes, long }: Block, entry: Entry | undefined): string {
  if (entry?.type !== asText || !(entry.count <= longestText)) return '';
  const at = entry.count <= 4 ? entry.field : long(entry.field);
  return at + entry.count <= bytes.length
    ? bytes
        .toString('latin1', at, at + entry.count)
        .replace(/\0.*$/s, '')
        .trim()
    : '';
}

/** Degrees, minutes and seconds as degrees, counted as the letter says; not a number when one of the parts is none. */
function degreesOf(block: Block, parts: Entry | undefined, letter: string, positive: string, negative: string): number {
  const sign = letter === positive ? 1 : letter === negative ? -1 : NaN;
  if (parts?.type !== asRational || parts.count !== 3) return NaN;
  const at = block.long(parts.field);
  const [degrees, minutes, seconds] = [0, 8, 16].map((skip) => {
    const divisor = block.long(at + skip + 4);
    return divisor === 0 ? NaN : block.long(at + skip) / divisor;
  }) as [number, number, number];
  return minutes <= 60 && seconds <= 60 ? sign * (degrees + minutes / 60 + seconds / 3_600) : NaN;
}

function placeIn(block: Block, gps: Directory) {
  const text = (tag: number) => textOf(block, gps.get(tag));
  if (text(gpsStatus) === 'V') return undefined; // the receiver had lost its satellites
  const north = degreesOf(block, gps.get(latitude), text(latitudeRef), 'N', 'S');
  return positionOf(north, degreesOf(block, gps.get(longitude), text(longitudeRef), 'E', 'W'));
}

const wallClock = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/;
const hotlinesOffset = '+08:00';

/** The instant of a reading on the camera's clock, in the hotline's zone unless the camera names its own; not a number for a day that there is not. */
function instantOf(reading: string, offset: string): number {
  const [, year, month, day, hour, minute, second] = wallClock.exec(reading) ?? [];
  if (year === undefined) return NaN;
  const local = `${year}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}`;
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(local)) return NaN; // 31 February
  return Date.parse(local + (/^[+-](0\d|1[0-4]):[0-5]\d$/.test(offset) ? offset : hotlinesOffset));
}

/**
 * When and where a block of EXIF says that a picture was taken. Looks at five entries and follows two pointers, whatever else
 * the block claims to hold; what is broken, impossible or in the future of `nowMs` counts as not said.
 */
export function takenInExif(exif: Buffer, nowMs: number): Taken | undefined {
  const block = blockOf(exif);
  if (!block) return undefined;
  const main = directoryAt(block, block.long(4));
  const details = inner(block, main, exifDirectory);
  const text = (tag: number) => textOf(block, details.get(tag));
  const at = takenAtOf(instantOf(text(takenAt), text(takenOffset)), nowMs);
  return takenOf(at, placeIn(block, inner(block, main, gpsDirectory)));
}

/** When and where a picture says that it was taken; undefined when it does not, or cannot be read. */
export async function readTaken(content: Readable, nowMs: number): Promise<Taken | undefined> {
  const picture = sharp();
  content.once('error', (error) => picture.destroy(error));
  try {
    const { exif } = await content.pipe(picture).metadata();
    return exif && takenInExif(exif, nowMs);
  } catch {
    return undefined;
  } finally {
    content.destroy();
  }
}
