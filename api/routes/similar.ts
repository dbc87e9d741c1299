import { z } from 'zod';
import { permits } from '../../domain/case/machine.ts';
import { Role, findsByPhone } from '../../domain/people.ts';
import { normalPhone } from '../../domain/phone.ts';
import { ref, text } from '../../domain/text.ts';
import { recordAccess } from '../../store/access.ts';
import { findCaller } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { idOf, wrongField } from '../problems.ts';
import { route, type Route } from '../route.ts';
import { Alike, alikeFor } from '../similar.ts';

const Told = z.strictObject({
  title: text(4_000).optional(),
  categoryId: ref().optional(),
  divisionCode: ref().optional(),
  address: text(200).optional(),
  phone: z.string().max(40).optional(),
});

const registers = Role.options.filter((role) => (permits.register.by as readonly string[]).includes(role));

/** Cases like the one that is being told, before it is registered; nothing of what was typed is kept. */
export const similarRoute = (parts: Parts): Route =>
  route({
    ...{ method: 'post', path: '/api/similar', summary: 'Cases like the one that is being told, and why' },
    ...{ by: registers, body: Told, answer: z.array(Alike) },
    async handle({ body: { title = '', phone, address, ...told }, actor, req }) {
      const { database, keys } = parts;
      const normal = phone === undefined ? undefined : normalPhone(phone);
      if (phone !== undefined && normal === undefined) return wrongField(['phone'], 'invalid', '不是电话号码。');
      const looksUp = normal !== undefined && findsByPhone(actor);
      if (looksUp) await recordAccess(database, { userId: actor.id, action: 'lookUp', requestId: idOf(req) });
      const caller = looksUp ? await findCaller(database, keys, normal) : undefined;
      return alikeFor(parts, { ...told, text: title, address: address ?? null, callerId: caller?.id }, actor);
    },
  });
