import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** The keys of a site: which one seals from now on, all that can still open, and the one that hashes phone numbers. */
export interface Keys {
  current: string;
  byId: ReadonlyMap<string, Buffer>;
  phoneHash: Buffer;
}

const key = (keys: Keys, id: string): Buffer => {
  const found = keys.byId.get(id);
  if (!found) throw new Error(`sealing key ${id} is missing`);
  return found;
};

/** Seals text with AES-256-GCM, bound to its place, so that sealed text moved elsewhere does not open. */
export function seal(keys: Keys, place: string, text: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(keys, keys.current), iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Opens what `seal` sealed for the same place; throws when it was altered or moved. */
export function unseal(keys: Keys, keyId: string, place: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key(keys, keyId), sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(12, 28));
  return decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}

export const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The keyed hash under which a caller is found by phone number. */
export const phoneHash = (keys: Keys, phone: string): Buffer =>
  createHmac('sha256', keys.phoneHash).update(phone).digest();

/** The keyed hash under which the cases of an enterprise are found by its unified social credit code, however that is written. */
export const enterpriseHash = (keys: Keys, creditCode: string): Buffer =>
  createHmac('sha256', keys.phoneHash).update('enterprise/').update(creditCode.toUpperCase()).digest();

/** JSON with sorted keys, the same text for the same value however it was stored. */
export const stableJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
