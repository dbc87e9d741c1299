import type { Response } from 'express';
import { z } from 'zod';
import type { Case } from '../domain/case/case.ts';
import { mayRead, type Actor } from '../domain/people.ts';
import { findCase, type Found } from '../store/views.ts';
import type { Parts } from './parts.ts';
import { isTrouble, notFound, type Troubled } from './problems.ts';
import type { AskedBy } from './route.ts';

/** What every answer with a case says at least. */
export const CaseAnswer = z.looseObject({ id: z.uuid(), number: z.string(), seq: z.int(), status: z.string() });

/** Whether a part of a path can be the id of a case. */
export const isCaseId = (id: string): boolean => z.guid().safeParse(id).success;

/** Says how many facts the answered case has, to be sent back as If-Match. */
export const etag = (res: Response, seq: number): void => {
  res.set('ETag', `"${String(seq)}"`);
};

/** The case that the path names, if the actor may know of it; otherwise as if there were none. */
export async function readable({ database }: Parts, id: string, actor: Actor): Promise<Found | Troubled> {
  const found = isCaseId(id) ? await findCase(database, id) : undefined;
  return found && mayRead(actor, found.kase) ? found : notFound();
}

/** A handler for something about one readable case. */
export const ofCase =
  <T>(parts: Parts, look: (kase: Case, asked: AskedBy<undefined, undefined>, found: Found) => Promise<T> | T) =>
  async (asked: AskedBy<undefined, undefined>): Promise<T | Troubled> => {
    const found = await readable(parts, asked.part('id'), asked.actor);
    return isTrouble(found) ? found : look(found.kase, asked, found);
  };
