import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from './seal.ts';

const sizeOfId = 16;
const sizeOfMark = 12;

const mark = (keys: Keys, id: Buffer): Buffer =>
  createHmac('sha256', keys.phoneHash).update('rate').update(id).digest().subarray(0, sizeOfMark);

/** What stands in the link of a message that asks a citizen to rate: the case, and a mark that nobody can guess. */
export function ratingToken(keys: Keys, caseId: string): string {
  const id = Buffer.from(caseId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, mark(keys, id)]).toString('base64url');
}

/** The case that a link was made for; undefined for a link that nobody here made. */
export function caseOfToken(keys: Keys, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== sizeOfId + sizeOfMark) return undefined;
  const id = bytes.subarray(0, sizeOfId);
  if (!timingSafeEqual(bytes.subarray(sizeOfId), mark(keys, id))) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
