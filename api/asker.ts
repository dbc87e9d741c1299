import type { Request } from 'express';
import type { CaseFilter } from '../domain/lists.ts';
import { findsByPhone, type Actor } from '../domain/people.ts';
import { normalPhone } from '../domain/phone.ts';
import { recordAccess } from '../store/access.ts';
import type { Asker } from '../store/caseFilter.ts';
import { phoneHash } from '../store/seal.ts';
import type { Parts } from './parts.ts';
import { idOf } from './problems.ts';

/** A phone number that was typed into a search, where the actor may find cases by their callers. */
const phoneIn = (q: string | undefined, actor: Actor): string | undefined => {
  const phone = q === undefined || !findsByPhone(actor) ? undefined : normalPhone(q);
  return phone !== undefined && /\d{7}/.test(phone) ? phone : undefined;
};

/** Who asks for a list; that a phone number was looked up is recorded before. */
export async function askerOf(
  { database, keys, world }: Parts,
  { q }: CaseFilter,
  actor: Actor,
  req: Request,
): Promise<Asker> {
  const asker = { actor, world: world() };
  const phone = phoneIn(q, actor);
  if (phone === undefined) return asker;
  await recordAccess(database, { userId: actor.id, action: 'lookUp', requestId: idOf(req) });
  return { ...asker, phoneHash: phoneHash(keys, phone) };
}
