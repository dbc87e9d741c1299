import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const key = () => randomBytes(32).toString('base64');

/** The path of the key file of `dataDir`, made with mode 600 at the first start. Without it sealed words stay sealed. */
export function keyFile(dataDir: string): string {
  const file = path.join(dataDir, 'keys.json');
  if (existsSync(file)) return file;
  mkdirSync(dataDir, { recursive: true });
  const ring = { current: 'k1', keys: { k1: key() }, phoneHash: key(), session: key() };
  writeFileSync(file, JSON.stringify(ring, null, 2), { mode: 0o600, flag: 'wx' });
  return file;
}

/** The token by which a telephone exchange may try the demonstration, made with mode 600 at the first start. */
export function demoPhoneToken(dataDir: string): string {
  const file = path.join(dataDir, 'phone-token');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
