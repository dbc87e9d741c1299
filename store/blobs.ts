import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { seal, unseal, type Keys } from './seal.ts';

// A blob: nonce (12), the content sealed with a key of its own, tag (16), that key sealed for the blob's name (72),
// the id of the site's key that sealed it, the length of that id (1).
const [nonceBytes, tagBytes, sealedKeyBytes] = [12, 16, 72];
const cipher = 'aes-256-gcm';

/** Content that has arrived and is not kept yet. */
export interface Arrived {
  /** The keyed hash of the content. */
  hash: Buffer;
  size: number;
  /** The content again. */
  read: () => Promise<Readable>;
  /** Keeps it under its hash; the same content twice is one file. */
  keep: () => Promise<void>;
  drop: () => Promise<void>;
}
export interface Blobs {
  /** Takes content in, sealed from its first byte on; says why when it is nothing or more than `most` bytes. */
  receive: (content: AsyncIterable<Buffer>, most: number) => Promise<Arrived | Unfit>;
  /** The content with this hash, after all of it has been found unaltered; throws when it is not there or was altered. */
  read: (hash: Buffer) => Promise<Readable>;
  remove: (hash: Buffer) => Promise<void>;
  /** Removes what has been arriving for longer than `ms`. */
  tidy: (ms: number) => Promise<void>;
}

// a bare hash would let anybody who sees the names confirm that a known file is here
const nameKey = ({ phoneHash }: Keys): Buffer => createHmac('sha256', phoneHash).update('blobs').digest();
const keyPlace = (hash: Buffer): string => `blob/${hash.toString('hex')}`;

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const pieceBytes = 65_536;

/** The content of an open blob, piece by piece; throws at its end when it was altered. */
async function* unsealed(handle: FileHandle, { key, length }: Foot): AsyncGenerator<Buffer> {
  const [nonce, tag] = [Buffer.alloc(nonceBytes), Buffer.alloc(tagBytes)];
  await handle.read(nonce, 0, nonceBytes, 0);
  await handle.read(tag, 0, tagBytes, nonceBytes + length);
  const opener = createDecipheriv(cipher, key, nonce).setAuthTag(tag);
  for (let at = 0; at < length; at += pieceBytes) {
    const piece = Buffer.alloc(Math.min(pieceBytes, length - at));
    await handle.read(piece, 0, piece.length, nonceBytes + at);
    yield opener.update(piece);
  }
  opener.final();
}

/** The content as a stream, with which the file closes. */
const streamed = (handle: FileHandle, foot: Foot): Readable =>
  Readable.from(unsealed(handle, foot), { objectMode: false }).once('close', () => void handle.close());

/** Opens a file and hands it on; closes it when that fails. */
async function withFile<T>(file: string, use: (handle: FileHandle) => T | Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    return await use(handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

interface Foot {
  key: Buffer;
  length: number;
}
interface Written {
  hash: Buffer;
  size: number;
}
export type Unfit = 'tooLarge' | 'empty';

/** Writes nonce, sealed content and tag; stops as soon as there is more than `most`. */
async function sealInto(
  handle: FileHandle,
  content: AsyncIterable<Buffer>,
  { key, naming, most }: { key: Buffer; naming: Buffer; most: number },
): Promise<Written | Unfit> {
  const nonce = randomBytes(nonceBytes);
  const sealer = createCipheriv(cipher, key, nonce);
  const hash = createHmac('sha256', naming);
  let size = 0;
  await handle.appendFile(nonce);
  for await (const chunk of content) {
    size += chunk.length;
    if (size > most) return 'tooLarge';
    hash.update(chunk);
    await handle.appendFile(sealer.update(chunk));
  }
  if (size === 0) return 'empty';
  await handle.appendFile(Buffer.concat([sealer.final(), sealer.getAuthTag()]));
  return { hash: hash.digest(), size };
}

const foot = (keys: Keys, hash: Buffer, key: Buffer): Buffer => {
  const id = Buffer.from(keys.current);
  return Buffer.concat([seal(keys, keyPlace(hash), key.toString('base64')), id, Buffer.from([id.length])]);
};

/** What stands at a blob's foot: the key of its content, and how long the content before it is. */
async function readFoot(keys: Keys, handle: FileHandle, hash: Buffer): Promise<Foot> {
  const { size } = await handle.stat();
  const end = Buffer.alloc(Math.min(size, sealedKeyBytes + 256));
  await handle.read(end, 0, end.length, size - end.length);
  const idLength = end.at(-1) ?? 0;
  const id = end.subarray(-1 - idLength, -1).toString();
  const sealed = end.subarray(-1 - idLength - sealedKeyBytes, -1 - idLength);
  const key = Buffer.from(unseal(keys, id, keyPlace(hash), sealed), 'base64');
  return { key, length: size - 1 - idLength - sealedKeyBytes - tagBytes - nonceBytes };
}

/** Writes a whole blob to a new file, or says why it can't be one; what fails leaves no file. */
async function writeBlob(keys: Keys, temp: string, content: AsyncIterable<Buffer>, most: number) {
  const handle = await open(temp, 'wx', 0o600);
  const key = randomBytes(32);
  let written: Written | Unfit = 'empty';
  try {
    written = await sealInto(handle, content, { key, naming: nameKey(keys), most });
    if (typeof written === 'object') await handle.appendFile(foot(keys, written.hash, key));
    await handle.sync();
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  if (typeof written === 'object') return { ...written, key };
  await rm(temp, { force: true });
  return written;
}

/** Moves a file to its lasting name, and is done when the disk has it. */
async function moveInto(folder: string, temp: string, file: string): Promise<void> {
  const made = await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await rename(temp, file);
  await syncFolder(path.dirname(file));
  if (made !== undefined) await syncFolder(folder);
}

async function removeOlder(folder: string, ms: number): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > ms) await rm(file, { force: true });
  }
}

/** Files by the keyed hash of their content, sealed, in `folder`, which several processes may share. */
export function createBlobs(folder: string, keys: Keys): Blobs {
  const incoming = path.join(folder, 'incoming');
  const fileOf = (hash: Buffer): string => {
    const name = hash.toString('hex');
    return path.join(folder, name.slice(0, 2), name);
  };
  return {
    async receive(content, most) {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const temp = path.join(incoming, randomUUID());
      const written = await writeBlob(keys, temp, content, most);
      if (typeof written === 'string') return written;
      const { hash, size, key } = written;
      return {
        ...{ hash, size },
        read: () => withFile(temp, (handle) => streamed(handle, { key, length: size })),
        keep: () => moveInto(folder, temp, fileOf(hash)),
        drop: () => rm(temp, { force: true }),
      };
    },
    read: (hash) =>
      withFile(fileOf(hash), async (handle) => {
        const found = await readFoot(keys, handle, hash);
        for await (const _ of unsealed(handle, found));
        return streamed(handle, found);
      }),
    remove: (hash) => rm(fileOf(hash), { force: true }),
    tidy: (ms) => removeOlder(incoming, ms),
  };
}
