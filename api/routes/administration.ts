import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { z } from 'zod';
import { faultOf, referenceNames, references, type ReferenceName } from '../../domain/reference.ts';
import { text } from '../../domain/text.ts';
import { namesOf } from '../../store/people.ts';
import { changeReference, historyOf, setPassword } from '../../store/reference.ts';
import { readClock } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { notFound, wrongField, type Troubled } from '../problems.ts';
import { route, type Route } from '../route.ts';

const At = z.iso.datetime();
const Version = z.object({
  ...{ id: z.uuid(), body: z.looseObject({}), before: z.looseObject({}).nullable(), reason: z.string() },
  ...{ by: z.string(), byName: z.string().nullable(), at: At, effectiveAt: At, appliedAt: At.nullable() },
  error: z.string().nullable(),
});
const sees = ['admin', 'auditor', 'teamLead'] as const;

/** Two rows with the same name to the world: what the database found that the rules could not see. */
const clash = (error: unknown): Troubled | undefined =>
  (error as { code?: string }).code === '23505'
    ? wrongField(['body', 'id'], 'taken', 'is taken by another row')
    : undefined;

function changeRoute(parts: Parts, name: ReferenceName): Route {
  const { database, world } = parts;
  return route({
    ...{ method: 'put', path: `/api/${name}/:id`, summary: `Change or add one of: ${name}` },
    ...{ by: ['admin'] as const, answer: z.object({ applied: z.boolean() }) },
    body: z.strictObject({
      body: references[name],
      reason: text(500),
      effectiveAt: z.iso.datetime({ offset: true }).optional(),
    }),
    async handle({ part, person, body: { body, reason, effectiveAt } }) {
      if (body.id !== part('id')) return wrongField(['body', 'id'], 'mismatch', 'is not the one of the address');
      const fault = faultOf(world(), name, body, person.id);
      if (fault) return wrongField(['body', fault.field], fault.code, `is ${fault.code}`);
      const now = await readClock(database);
      const from = effectiveAt === undefined ? now : new Date(effectiveAt).toISOString();
      const change = {
        resource: name,
        key: body.id,
        body: body,
        reason,
        by: person.id,
        effectiveAt: from,
      };
      try {
        const made = await changeReference(database, change, now);
        if (made.applied) await parts.refreshWorld();
        return made;
      } catch (error) {
        const troubled = clash(error);
        if (troubled) return troubled;
        throw error;
      }
    },
  });
}

const historyRoute = ({ database }: Parts, name: ReferenceName): Route =>
  route({
    ...{ method: 'get', path: `/api/${name}/:id/history`, summary: `Every version of one of: ${name}`, by: sees },
    answer: z.array(Version),
    async handle({ part }) {
      const rows = await historyOf(database, name, part('id'));
      const names = await namesOf(database, [...new Set(rows.map((row) => row.by))]);
      return rows.map(({ resource: _, key: __, ...row }) => ({ ...row, byName: names.get(row.by) ?? null }));
    },
  });

/** A new password is said once, to the administrator who asked, and ends the sessions of the person. */
const passwordRoute = ({ database }: Parts): Route =>
  route({
    ...{
      method: 'post',
      path: '/api/users/:id/password',
      summary: 'Give somebody a new password',
      by: ['admin'] as const,
    },
    answer: z.object({ password: z.string() }),
    async handle({ part }) {
      const password = randomBytes(12).toString('base64url');
      const found = await setPassword(database, part('id'), await hash(password));
      return found ? { password } : notFound();
    },
  });

/** Changing units, people, categories and the catalogue, each with its versions. */
export const administrationRoutes = (parts: Parts): Route[] => [
  ...referenceNames.flatMap((name) => [changeRoute(parts, name), historyRoute(parts, name)]),
  passwordRoute(parts),
];
