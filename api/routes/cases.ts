import { z } from 'zod';
import { Command, Register } from '../../domain/case/commands.ts';
import { CaseFilter, CaseRow, CaseSort } from '../../domain/lists.ts';
import { callerSight } from '../../domain/people.ts';
import { text } from '../../domain/text.ts';
import { recordAccess } from '../../store/access.ts';
import { listCases } from '../../store/lists.ts';
import { readCaller } from '../../store/views.ts';
import { askerOf } from '../asker.ts';
import { CommandHeaders, register, submit } from '../commands.ts';
import { firstPage, listQuery, sayRange } from '../list.ts';
import { limitReveal } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import type { Hearing, Parts } from '../parts.ts';
import { idOf, isTrouble, trouble } from '../problems.ts';
import { CaseAnswer, etag, readable } from '../reading.ts';
import { route, type Route } from '../route.ts';
import { namedCase } from '../views.ts';
import { caseViewRoutes } from './caseViews.ts';
import { exportRoute } from './exports.ts';

const Rows = z.array(CaseRow);
const Reason = z.strictObject({ reason: text(500) });
const newest: [CaseSort, 'ASC' | 'DESC'] = ['registeredAt', 'DESC'];

function listRoute(parts: Parts): Route {
  const query = listQuery(CaseFilter, CaseSort);
  return route({
    ...{
      method: 'get',
      path: '/api/cases',
      summary: 'Cases that one may see, filtered and sorted',
      query,
      answer: Rows,
    },
    async handle({ query: { filter = {}, sort = newest, range = firstPage }, actor, req, res }) {
      const page = { from: range[0], to: range[1], sort: { by: sort[0], descending: sort[1] === 'DESC' } };
      const asker = await askerOf(parts, filter, actor, req);
      const { rows, total } = await listCases(parts.database, filter, asker, page);
      sayRange(res, 'cases', range[0], rows.length, total);
      return rows;
    },
  });
}

function commandRoutes(parts: Hearing, metrics: Metrics): Route[] {
  const headers = CommandHeaders;
  return [
    route({
      ...{ method: 'post', path: '/api/cases', summary: 'Register a case', status: 201, headers },
      ...{ answer: CaseAnswer, requestBody: Register.omit({ type: true }) },
      async handle({ req, res, actor }) {
        const kase = await register(parts, metrics, req, actor);
        if (isTrouble(kase)) return kase;
        etag(res, kase.seq);
        return namedCase(parts.world(), kase, actor);
      },
    }),
    route({
      ...{ method: 'post', path: '/api/cases/:id/commands', summary: 'Ask something of a case', headers },
      ...{ answer: CaseAnswer, requestBody: Command },
      async handle({ req, res, actor, part }) {
        const kase = await submit(parts, metrics, req, actor, part('id'));
        if (isTrouble(kase)) return kase;
        etag(res, kase.seq);
        return namedCase(parts.world(), kase, actor);
      },
    }),
  ];
}

function revealRoute(parts: Parts): Route {
  const { database, keys } = parts;
  const limit = limitReveal();
  return route({
    ...{ method: 'post', path: '/api/cases/:id/reveal', summary: 'The caller in full; recorded', body: Reason },
    answer: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
    before: [limit],
    async handle({ part, actor, person, body, req }) {
      const found = await readable(parts, part('id'), actor);
      if (isTrouble(found)) return found;
      const { kase } = found;
      if (callerSight(actor, kase) !== 'revealable') return trouble(403, 'callerHidden');
      if (kase.callerId === undefined) return { name: null, phone: null };
      await recordAccess(database, {
        ...{ userId: person.id, action: 'reveal', caseId: kase.id, reason: body.reason, requestId: idOf(req) },
      });
      const caller = await readCaller(database, keys, kase.callerId);
      return { name: caller?.name ?? null, phone: caller?.phone ?? null };
    },
  });
}

/** Everything about cases. */
export const caseRoutes = (parts: Hearing, metrics: Metrics): Route[] => [
  listRoute(parts),
  exportRoute(parts),
  ...commandRoutes(parts, metrics),
  ...caseViewRoutes(parts),
  revealRoute(parts),
];
