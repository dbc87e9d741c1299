import { z } from 'zod';
import { isTrouble } from '../problems.ts';
import type { Parts } from '../parts.ts';
import { doings } from '../presence.ts';
import { readable } from '../reading.ts';
import { route, type Route } from '../route.ts';
import type { Stream } from '../stream.ts';

const Others = z.array(z.strictObject({ id: z.string(), name: z.string(), doing: z.enum(doings) }));

/** A console says now and then that its person has a case open, and hears who else has; the stream tells of changes. */
export const presenceRoute = (parts: Parts, { presence }: Pick<Stream, 'presence'>): Route =>
  route({
    ...{ method: 'post', path: '/api/cases/:id/presence', summary: 'I have it open; who else has' },
    body: z.strictObject({ doing: z.enum([...doings, 'left']) }),
    answer: Others,
    async handle({ body: { doing }, part, person, actor }) {
      const found = await readable(parts, part('id'), actor);
      if (isTrouble(found)) return found;
      const { kase } = found;
      if (doing === 'left') presence.left(kase.id, actor.id);
      else presence.here(kase, { actor, name: person.name, doing });
      return doing === 'left' ? [] : presence.seenBy(actor, kase.id);
    },
  });
