import type { Response } from 'express';
import { z } from 'zod';
import { Command, Register } from '../../domain/case/commands.ts';
import { permitted } from '../../domain/case/decide.ts';
import { CaseFilter, CaseRow, CaseSort } from '../../domain/lists.ts';
import { callerSight, mayRead } from '../../domain/people.ts';
import { normalPhone } from '../../domain/phone.ts';
import { text } from '../../domain/text.ts';
import { recordAccess } from '../../store/access.ts';
import { rank } from '../../store/candidates.ts';
import { casesById, listCases } from '../../store/lists.ts';
import { phoneHash } from '../../store/seal.ts';
import { casesOfCaller, readCaller, similarCases } from '../../store/views.ts';
import { CommandHeaders, register, submit } from '../commands.ts';
import { firstPage, listQuery, sayRange } from '../list.ts';
import { limitReveal } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import type { Parts } from '../parts.ts';
import { isTrouble, notFound, trouble } from '../problems.ts';
import { ofCase, readable } from '../reading.ts';
import { route, type Route } from '../route.ts';
import { caseView, clocksView, eventsView, namedCase } from '../views.ts';

const CaseAnswer = z.looseObject({ id: z.uuid(), number: z.string(), seq: z.int(), status: z.string() });
const Rows = z.array(CaseRow);
const Loose = z.array(z.looseObject({}));
const Reason = z.strictObject({ reason: text(500) });
const mostEarlier = 20;
const newest: [CaseSort, 'ASC' | 'DESC'] = ['registeredAt', 'DESC'];

const phoneIn = (q: string | undefined): string | undefined => {
  const phone = q === undefined ? undefined : normalPhone(q);
  return phone !== undefined && /\d{7}/.test(phone) ? phone : undefined;
};

function listRoute({ database, keys, world }: Parts): Route {
  const query = listQuery(CaseFilter, CaseSort);
  return route({
    ...{
      method: 'get',
      path: '/api/cases',
      summary: 'Cases that one may see, filtered and sorted',
      query,
      answer: Rows,
    },
    async handle({ query: { filter = {}, sort = newest, range = firstPage }, actor, res }) {
      const phone = phoneIn(filter.q);
      const asker = { actor, ...(phone !== undefined && { phoneHash: phoneHash(keys, phone) }) };
      const page = { from: range[0], to: range[1], sort: { by: sort[0], descending: sort[1] === 'DESC' } };
      const { rows, total } = await listCases(database, world(), filter, asker, page);
      sayRange(res, 'cases', range[0], rows.length, total);
      return rows;
    },
  });
}

const etag = (res: Response, seq: number): void => void res.set('ETag', `"${String(seq)}"`);

function commandRoutes(parts: Parts, metrics: Metrics): Route[] {
  const headers = CommandHeaders;
  return [
    route({
      ...{ method: 'post', path: '/api/cases', summary: 'Register a case', status: 201, headers },
      ...{ answer: CaseAnswer, requestBody: Register.omit({ type: true }) },
      async handle({ req, res, actor }) {
        const kase = await register(parts, metrics, req, actor);
        if (isTrouble(kase)) return kase;
        etag(res, kase.seq);
        return namedCase(parts.world(), kase);
      },
    }),
    route({
      ...{ method: 'post', path: '/api/cases/:id/commands', summary: 'Ask something of a case', headers },
      ...{ answer: CaseAnswer, requestBody: Command },
      async handle({ req, res, actor, part }) {
        if (!z.uuid().safeParse(part('id')).success) return notFound();
        const kase = await submit(parts, metrics, req, actor, part('id'));
        if (isTrouble(kase)) return kase;
        etag(res, kase.seq);
        return namedCase(parts.world(), kase);
      },
    }),
  ];
}

function viewRoutes(parts: Parts): Route[] {
  const { database, world } = parts;
  const get = (path: string, summary: string, answer: z.ZodType, handle: Route['handle']): Route => ({
    method: 'get',
    path: `/api/cases/:id${path}`,
    summary,
    answer,
    handle,
  });
  return [
    get(
      '',
      'One case',
      CaseAnswer,
      ofCase(parts, async (kase, { actor, res }) => {
        etag(res, kase.seq);
        return (await caseView(parts, kase.id, actor)) ?? notFound();
      }),
    ),
    get(
      '/events',
      'What has happened to it',
      Loose,
      ofCase(parts, (kase, { actor }) => eventsView(parts, kase, actor)),
    ),
    get(
      '/clocks',
      'Its clocks, explained',
      Loose,
      ofCase(parts, (kase) => clocksView(parts, kase)),
    ),
    get(
      '/permitted',
      'What one may do to it now',
      z.array(z.string()),
      ofCase(parts, (kase, { actor }) => permitted(kase, actor)),
    ),
    get(
      '/candidates',
      'Who could handle it, and why',
      Loose,
      ofCase(parts, (kase) => rank(database, world(), kase)),
    ),
    get(
      '/attachments',
      'Its attachments',
      Loose,
      ofCase(parts, () => []),
    ),
    get(
      '/similar',
      'Cases that may be the same matter',
      Loose,
      ofCase(parts, async (kase, { actor }, { address }) => {
        const found = await similarCases(database, kase, address);
        const rows = await casesById(
          database,
          world(),
          found.map(({ id }) => id),
        );
        const seen = rows.filter((row) => mayRead(actor, partiesOf(row)));
        return seen.map((row) => ({ ...row, why: found.find(({ id }) => id === row.id)?.why ?? [] }));
      }),
    ),
    get(
      '/earlier',
      'Earlier cases of its caller',
      Rows,
      ofCase(parts, async (kase, { actor }) => {
        if (kase.callerId === undefined || callerSight(actor, kase) === 'none') return [];
        const { ids } = await casesOfCaller(database, kase.callerId, kase.id, mostEarlier);
        return (await casesById(database, world(), ids)).filter((row) => mayRead(actor, partiesOf(row)));
      }),
    ),
  ];
}

const partiesOf = (row: CaseRow) => ({
  leadUnitId: row.leadUnitId ?? undefined,
  coHandlers: [],
  confidential: row.confidential,
  anonymous: row.anonymous,
});

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
        ...{ userId: person.id, action: 'reveal', caseId: kase.id, reason: body.reason, requestId: String(req.id) },
      });
      const caller = await readCaller(database, keys, kase.callerId);
      return { name: caller?.name ?? null, phone: caller?.phone ?? null };
    },
  });
}

/** Everything about cases. */
export const caseRoutes = (parts: Parts, metrics: Metrics): Route[] => [
  listRoute(parts),
  ...commandRoutes(parts, metrics),
  ...viewRoutes(parts),
  revealRoute(parts),
];
