import { z } from 'zod';
import type { Case } from '../domain/case/case.ts';
import { mayRead, type Actor } from '../domain/people.ts';
import { findCase, type Found } from '../store/views.ts';
import type { Parts } from './parts.ts';
import { isTrouble, notFound, type Troubled } from './problems.ts';
import type { AskedBy } from './route.ts';

/** The case that the path names, if the actor may know of it; otherwise as if there were none. */
export async function readable({ database }: Parts, id: string, actor: Actor): Promise<Found | Troubled> {
  const uuid = z.uuid().safeParse(id);
  const found = uuid.success ? await findCase(database, uuid.data) : undefined;
  return found && mayRead(actor, found.kase) ? found : notFound();
}

/** A handler for something about one readable case. */
export const ofCase =
  <T>(parts: Parts, look: (kase: Case, asked: AskedBy<undefined, undefined>, found: Found) => Promise<T> | T) =>
  async (asked: AskedBy<undefined, undefined>): Promise<T | Troubled> => {
    const found = await readable(parts, asked.part('id'), asked.actor);
    return isTrouble(found) ? found : look(found.kase, asked, found);
  };
