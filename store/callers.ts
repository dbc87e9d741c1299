import { randomUUID } from 'node:crypto';
import type { CommandOf } from '../domain/case/commands.ts';
import { seal, unseal, type Keys } from './seal.ts';

/** What is known of a caller, sealed as one text. */
export interface CallerIdentity {
  name?: string;
  phone?: string;
}
export interface CallerRow {
  id: string;
  phoneHash: Buffer | null;
  keyId: string;
  /** Null leaves a known caller as he is. */
  sealed: Buffer | null;
}

const placeOf = (id: string): string => `caller/${id}`;

/** The caller's row as a registration leaves it; a known number keeps its id and takes the newest name. */
export function newCaller(
  keys: Keys,
  { caller }: Pick<CommandOf<'register'>, 'caller'>,
  phoneHash: Buffer | null,
  knownId: string | null,
): CallerRow | undefined {
  if (!caller || (caller.name === undefined && caller.phone === undefined)) return undefined;
  const id = knownId ?? randomUUID();
  const keep = knownId !== null && caller.name === undefined;
  return { id, phoneHash, keyId: keys.current, sealed: keep ? null : seal(keys, placeOf(id), JSON.stringify(caller)) };
}

/** Opens a sealed caller. */
export const openCaller = (keys: Keys, id: string, keyId: string, sealed: Buffer): CallerIdentity =>
  JSON.parse(unseal(keys, keyId, placeOf(id), sealed)) as CallerIdentity;
