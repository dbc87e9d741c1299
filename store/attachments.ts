import { fileTypeFromStream } from 'file-type';
import type pg from 'pg';
import {
  attachmentLimits,
  fileKinds,
  kindOfEnding,
  safeName,
  type FileKind,
  type scanStates,
} from '../domain/attachments.ts';
import { Taken } from '../domain/taken.ts';
import type { Arrived, Blobs } from './blobs.ts';
import type { Database } from './database.ts';
import { seal, unseal, type Keys } from './seal.ts';
import { transaction } from './transaction.ts';

/** A file of a case. */
export interface Attachment {
  id: string;
  caseId: string;
  hash: Buffer;
  kind: FileKind;
  size: number;
  name: string;
  uploadedBy: string;
  unitId: string;
  at: Date;
  scan: (typeof scanStates)[number];
  preview: Buffer | null;
  /** When and where it was taken: in the device's word, and as the photo itself says. */
  device?: Taken | undefined;
  photo?: Taken | undefined;
}
interface Row extends Omit<Attachment, 'name' | 'device' | 'photo'> {
  keyId: string;
  sealedName: Buffer;
  sealedDevice: Buffer | null;
  sealedPhoto: Buffer | null;
  photoKeyId: string | null;
}

/** A file to be added: its id is the one of the click, so that the same click adds it once. */
export interface Adding {
  id: string;
  caseId: string;
  name: string;
  uploadedBy: string;
  unitId: string;
  arrived: Arrived;
  /** When and where the device says that it was taken; kept of images only. */
  device?: Taken | undefined;
}
export type AddRefusal = 'kind' | 'files' | 'caseBytes' | 'reused';

const columns = `id, case_id as "caseId", hash, kind, size, key_id as "keyId", sealed_name as "sealedName",
  uploaded_by as "uploadedBy", unit_id as "unitId", at, scan, preview,
  sealed_device as "sealedDevice", sealed_photo as "sealedPhoto", photo_key_id as "photoKeyId"`;
const namePlace = (id: string): string => `attachment/${id}/name`;
const takenPlace = (id: string, source: 'device' | 'photo'): string => `attachment/${id}/${source}`;

const sealTaken = (keys: Keys, place: string, taken: Taken | undefined): Buffer | null =>
  taken ? seal(keys, place, JSON.stringify(taken)) : null;
const openTaken = (keys: Keys, keyId: string | null, place: string, sealed: Buffer | null): Taken | undefined =>
  sealed && keyId !== null ? Taken.parse(JSON.parse(unseal(keys, keyId, place, sealed))) : undefined;

const opened = (keys: Keys, { keyId, sealedName, sealedDevice, sealedPhoto, photoKeyId, ...row }: Row): Attachment => ({
  ...row,
  name: unseal(keys, keyId, namePlace(row.id), sealedName),
  device: openTaken(keys, keyId, takenPlace(row.id, 'device'), sealedDevice),
  photo: openTaken(keys, photoKeyId, takenPlace(row.id, 'photo'), sealedPhoto),
});

/** The files of a case in the order in which they were added. */
export async function listAttachments(database: Database, keys: Keys, caseId: string): Promise<Attachment[]> {
  const { rows } = await database.query<Row>({
    name: 'list-attachments',
    text: `select ${columns} from attachment where case_id = $1 order by at, id`,
    values: [caseId],
  });
  return rows.map((row) => opened(keys, row));
}

/** One file of a case. */
export async function findAttachment(
  database: Pick<Database, 'query'>,
  keys: Keys,
  caseId: string,
  id: string,
): Promise<Attachment | undefined> {
  const { rows } = await database.query<Row>({
    name: 'find-attachment',
    text: `select ${columns} from attachment where id = $2 and case_id = $1`,
    values: [caseId, id],
  });
  return rows[0] && opened(keys, rows[0]);
}

/** What the content is, by itself, whatever it is called. */
async function kindOf(arrived: Arrived): Promise<FileKind | undefined> {
  const content = await arrived.read();
  const found = await fileTypeFromStream(content).catch(() => undefined);
  content.destroy();
  return found && kindOfEnding(found.ext);
}

/** Why a case can take no file of this size more; refused files do not count. */
async function noRoom(client: pg.PoolClient, caseId: string, size: number): Promise<AddRefusal | undefined> {
  const { rows } = await client.query<{ files: number; bytes: number }>(
    `select count(*)::int as files, coalesce(sum(size), 0)::float8 as bytes from attachment
      where case_id = $1 and scan <> 'refused'`,
    [caseId],
  );
  const { files, bytes } = rows[0] ?? { files: 0, bytes: 0 };
  if (files >= attachmentLimits.files) return 'files';
  return bytes + size > attachmentLimits.caseBytes ? 'caseBytes' : undefined;
}

const lock = (client: pg.PoolClient, name: string) =>
  client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
const lockBlob = (client: pg.PoolClient, hash: Buffer) => lock(client, `blob/${hash.toString('hex')}`);

const isSame = (found: Attachment, { arrived, uploadedBy }: Adding): boolean =>
  found.hash.equals(arrived.hash) && found.uploadedBy === uploadedBy;

/** Adds a file that has arrived to a case, or says why not; what is not kept is dropped. */
export async function addAttachment(
  database: Database,
  keys: Keys,
  adding: Adding,
): Promise<Attachment | { refusal: AddRefusal }> {
  const { id, caseId, arrived, uploadedBy, unitId } = adding;
  try {
    const kind = await kindOf(arrived);
    if (!kind) return { refusal: 'kind' };
    return await transaction(database, async (client) => {
      await lock(client, `attachments/${caseId}`);
      const before = await findAttachment(client, keys, caseId, id);
      if (before) return isSame(before, adding) ? before : { refusal: 'reused' };
      const refusal = await noRoom(client, caseId, arrived.size);
      if (refusal) return { refusal };
      const name = seal(keys, namePlace(id), safeName(adding.name, kind));
      const told = fileKinds[kind].type.startsWith('image/') ? adding.device : undefined;
      const device = sealTaken(keys, takenPlace(id, 'device'), told);
      const { rows } = await client.query<Row>(
        `insert into attachment (id, case_id, hash, kind, size, key_id, sealed_name, uploaded_by, unit_id, sealed_device)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing returning ${columns}`,
        [id, caseId, arrived.hash, kind, arrived.size, keys.current, name, uploadedBy, unitId, device],
      );
      const [row] = rows;
      if (!row) return { refusal: 'reused' };
      await lockBlob(client, arrived.hash);
      await arrived.keep();
      return opened(keys, row);
    });
  } finally {
    await arrived.drop();
  }
}

/** Removes the bytes of a hash that no row needs any more; `client` holds the transaction that made it so. */
async function removeUnused(client: pg.PoolClient, blobs: Blobs, hash: Buffer): Promise<void> {
  await lockBlob(client, hash);
  const { rowCount } = await client.query(
    "select 1 from attachment where (hash = $1 and scan <> 'refused') or preview = $1 limit 1",
    [hash],
  );
  if (rowCount === 0) await blobs.remove(hash);
}

/** Erases the files of a case: names, rows, and the bytes that no other case has. */
export async function eraseAttachments(database: Database, blobs: Blobs, caseId: string): Promise<void> {
  await transaction(database, async (client) => {
    const { rows } = await client.query<{ hash: Buffer; preview: Buffer | null }>(
      'delete from attachment where case_id = $1 returning hash, preview',
      [caseId],
    );
    for (const { hash, preview } of rows)
      for (const gone of preview ? [hash, preview] : [hash]) await removeUnused(client, blobs, gone);
  });
}

/** What waits for the scanner. */
export interface Waiting {
  id: string;
  hash: Buffer;
  kind: FileKind;
}

/** Takes the next file that waits; unless a verdict follows it is given out again after 1, 2, 4 … 60 minutes. */
export async function takeWaiting(database: Database): Promise<Waiting | undefined> {
  const { rows } = await database.query<Waiting>({
    name: 'take-waiting',
    text: `update attachment set scan_tries = scan_tries + 1,
        scan_at = clock_timestamp() + least(power(2, least(scan_tries, 6)), 60) * interval '1 minute'
      where id = (select id from attachment where scan = 'waiting' and scan_at <= clock_timestamp()
        order by scan_at limit 1 for update skip locked)
      returning id, hash, kind`,
  });
  return rows[0];
}

/** Records that a file is clean, the preview that was drawn of it, and when and where it says that it was taken. */
export async function passAttachment(
  database: Database,
  keys: Keys,
  id: string,
  { preview, photo }: { preview?: Arrived | undefined; photo?: Taken | undefined },
): Promise<void> {
  const sealed = sealTaken(keys, takenPlace(id, 'photo'), photo);
  await transaction(database, async (client) => {
    await client.query(
      `update attachment set scan = 'clean', preview = $2, sealed_photo = $3, photo_key_id = $4
        where id = $1 and scan = 'waiting'`,
      [id, preview?.hash ?? null, sealed, sealed && keys.current],
    );
    if (!preview) return;
    await lockBlob(client, preview.hash);
    await preview.keep();
  });
}

/** Records that a content is infected, for every file that waits with it, and removes its bytes. */
export async function refuseAttachment(database: Database, blobs: Blobs, hash: Buffer): Promise<void> {
  await transaction(database, async (client) => {
    await client.query("update attachment set scan = 'refused' where hash = $1 and scan = 'waiting'", [hash]);
    await removeUnused(client, blobs, hash);
  });
}
