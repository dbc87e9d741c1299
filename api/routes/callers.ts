import { z } from 'zod';
import { CaseRow } from '../../domain/lists.ts';
import { maskName, normalPhone } from '../../domain/phone.ts';
import { recordAccess } from '../../store/access.ts';
import { casesById } from '../../store/lists.ts';
import { casesOfCaller, findCaller } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { idOf, wrongField } from '../problems.ts';
import { route, type Route } from '../route.ts';

const mostCases = 20;

/** Who called before from this number; looking is recorded. */
export const callerRoute = ({ database, keys, world }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/callers/lookup', summary: 'Who called before from this number; recorded' },
    ...{ query: z.object({ phone: z.string().max(40) }) },
    answer: z.object({ name: z.string().nullable(), total: z.int(), cases: z.array(CaseRow) }),
    by: ['operator', 'teamLead', 'dispatcher', 'callbackAgent'],
    async handle({ query, person, req }) {
      const phone = normalPhone(query.phone);
      if (phone === undefined) return wrongField(['phone'], 'invalid_format', 'is not a phone number');
      const found = await findCaller(database, keys, phone);
      if (!found) return { name: null, total: 0, cases: [] };
      await recordAccess(database, { userId: person.id, action: 'lookUp', requestId: idOf(req) });
      const { ids, total } = await casesOfCaller(database, found.id, undefined, mostCases);
      const name = found.identity.name === undefined ? null : maskName(found.identity.name);
      return { name, total, cases: await casesById(database, world(), ids) };
    },
  });
