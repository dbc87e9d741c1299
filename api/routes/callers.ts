import { z } from 'zod';
import { isCreditCode } from '../../domain/creditCode.ts';
import { CaseRow } from '../../domain/lists.ts';
import type { Role } from '../../domain/people.ts';
import { maskName, normalPhone } from '../../domain/phone.ts';
import { recordAccess } from '../../store/access.ts';
import { casesById } from '../../store/lists.ts';
import { enterpriseHash } from '../../store/seal.ts';
import { casesOfCaller, casesOfEnterprise, findCaller } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { idOf, wrongField } from '../problems.ts';
import { route, type Route } from '../route.ts';

const mostCases = 20;
const desks: readonly Role[] = ['operator', 'teamLead', 'dispatcher', 'callbackAgent'];

/** Who called before from this number; looking is recorded. */
export const callerRoute = ({ database, keys, world }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/callers/lookup', summary: 'Who called before from this number; recorded' },
    ...{ query: z.object({ phone: z.string().max(40) }) },
    answer: z.object({ name: z.string().nullable(), total: z.int(), cases: z.array(CaseRow) }),
    by: desks,
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

/** The earlier cases of an enterprise by its unified social credit code; looking is recorded. A wrong code is refused and has none. */
export const enterpriseRoute = ({ database, keys, world }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/enterprises/lookup', summary: 'Earlier cases of an enterprise; recorded' },
    ...{ query: z.object({ creditCode: z.string().max(40) }) },
    answer: z.object({ total: z.int(), cases: z.array(CaseRow) }),
    by: desks,
    async handle({ query, person, req }) {
      const code = query.creditCode.trim().toUpperCase();
      if (!isCreditCode(code))
        return wrongField(['creditCode'], 'invalid_format', 'is not a unified social credit code');
      const { ids, total } = await casesOfEnterprise(database, enterpriseHash(keys, code), undefined, mostCases);
      if (total > 0)
        await recordAccess(database, { userId: person.id, action: 'lookUpEnterprise', requestId: idOf(req) });
      return { total, cases: await casesById(database, world(), ids) };
    },
  });
