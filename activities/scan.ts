import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { drawable, fileKinds } from '../domain/attachments.ts';
import { passAttachment, refuseAttachment, takeWaiting, type Waiting } from '../store/attachments.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { Keys } from '../store/seal.ts';
import { readTaken } from './exif.ts';
import { drawPreview } from './preview.ts';

export type Verdict = 'clean' | 'infected' | 'unknown';
/** Looks for malware in content; `unknown` means: ask again later. */
export type Scanner = (content: Readable) => Promise<Verdict>;

const patienceMs = 50_000; // less than a file is left alone before it is given out again

/** A scanner that is a program of the site: it gets the path of the file as last argument and exits with 0 clean, 1 infected. */
export function programScanner(command: string): Scanner {
  const [program = '', ...args] = command.split(/\s+/).filter(Boolean);
  const ask = (file: string): Promise<Verdict> =>
    new Promise((resolve) => {
      execFile(program, [...args, file], { timeout: patienceMs, killSignal: 'SIGKILL' }, (error) => {
        resolve(!error ? 'clean' : error.code === 1 ? 'infected' : 'unknown');
      });
    });
  return async (content) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'yihao-scan-'));
    try {
      const file = path.join(folder, 'file');
      await pipeline(content, createWriteStream(file, { mode: 0o600 }));
      return await ask(file);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

// the test string of scanners, in two parts so that no scanner refuses this source
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'].join('');

/** What stands in for a scanner in a demonstration: it knows the test string of scanners and nothing else. */
export const demoScanner: Scanner = async (content) => {
  let before = '';
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const text = before + chunk.toString('latin1');
    if (text.includes(eicar)) return 'infected';
    before = text.slice(-eicar.length);
  }
  return 'clean';
};

/** The scanner of a site: its program, in a demonstration the built-in one, otherwise none, and then nothing is opened. */
export const scannerOf = (command: string | undefined, isDemo: boolean): Scanner | undefined =>
  command !== undefined ? programScanner(command) : isDemo ? demoScanner : undefined;

interface Desk {
  database: Database;
  keys: Keys;
  blobs: Blobs;
  scanner: Scanner;
}

async function examine({ database, keys, blobs, scanner }: Desk, { id, hash, kind }: Waiting): Promise<void> {
  const content = await blobs.read(hash);
  // a scanner that has seen enough reads no further
  const verdict = await scanner(content).finally(() => content.destroy());
  if (verdict === 'infected') await refuseAttachment(database, blobs, hash);
  if (verdict !== 'clean') return;
  const preview = drawable(kind) ? await drawPreview(blobs, await blobs.read(hash)) : undefined;
  const isImage = fileKinds[kind].type.startsWith('image/');
  const photo = isImage ? await readTaken(await blobs.read(hash), Date.now()) : undefined;
  await passAttachment(database, keys, id, { preview, photo });
}

const hourMs = 3_600_000;

/** Examines all that waits, one after the other, and clears away what never arrived. */
export const createScan = (desk: Desk) => async (): Promise<void> => {
  const { database, blobs } = desk;
  for (let next = await takeWaiting(database); next; next = await takeWaiting(database)) await examine(desk, next);
  await blobs.tidy(hourMs);
};
