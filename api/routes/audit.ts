import { z } from 'zod';
import { AuditFilter, listAccesses, listAllChanges } from '../../store/audit.ts';
import { countRegistered, verifyCase, verifyPage } from '../../store/verify.ts';
import { listQuery, sayRange } from '../list.ts';
import type { Parts } from '../parts.ts';
import { notFound } from '../problems.ts';
import { route, type Route } from '../route.ts';

const At = z.iso.datetime();
const Access = z.strictObject({
  ...{ id: z.string(), at: At, userId: z.string(), userName: z.string().nullable(), action: z.string() },
  ...{ caseId: z.uuid().nullable(), caseNumber: z.string().nullable(), reason: z.string().nullable() },
  detail: z.looseObject({}).nullable(),
});
const Change = z.strictObject({
  ...{ id: z.uuid(), at: At, by: z.string(), byName: z.string().nullable(), what: z.string(), key: z.string() },
  ...{ reason: z.string(), effectiveAt: At },
  ...{ before: z.looseObject({}).nullable(), body: z.looseObject({}).nullable() },
});
const query = listQuery(AuditFilter, z.literal('at'))
  .omit({ sort: true })
  .extend({ sort: z.string().max(40).optional() });
const firstPage: [number, number] = [0, 49];
const by = ['auditor'] as const;

const Place = z.strictObject({ at: z.iso.datetime({ offset: true }), id: z.uuid() });
const Asked = z.union([
  z.strictObject({ number: z.string().regex(/^\d{14}$/, 'is not a case number') }),
  z.strictObject({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    after: Place.optional().describe('where the page before ended, as it answered in `next`'),
  }),
]);
const Verified = z.strictObject({
  ...{ cases: z.int(), events: z.int(), words: z.int() },
  broken: z.array(
    z.strictObject({
      ...{ caseId: z.uuid(), number: z.string(), seq: z.int() },
      why: z.enum(['hash', 'missing', 'columns', 'head', 'words']),
    }),
  ),
  next: Place.nullable(),
  total: z.int().nullable().describe('how many cases there are to verify; said with the first page'),
});

const seenRoute = ({ database }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/audit', summary: 'Who looked at what, and why', query, by },
    answer: z.array(Access),
    async handle({ query: { filter = {}, range = firstPage }, res }) {
      const rows = await listAccesses(database, filter, { from: range[0], to: range[1] });
      sayRange(res, 'audit', range[0], rows.length, rows[0]?.total ?? 0);
      return rows.map(({ total: _, ...row }) => row);
    },
  });

const changedRoute = ({ database }: Parts): Route =>
  route({
    ...{
      method: 'get',
      path: '/api/audit/changes',
      summary: 'Who changed reference data and rules, and why',
      query,
      by,
    },
    answer: z.array(Change),
    async handle({ query: { filter = {}, range = firstPage }, res }) {
      const rows = await listAllChanges(database, filter, { from: range[0], to: range[1] });
      sayRange(res, 'audit/changes', range[0], rows.length, rows[0]?.total ?? 0);
      return rows.map(({ total: _, ...row }) => row);
    },
  });

const verifyRoute = ({ database, keys }: Parts): Route =>
  route({
    ...{ method: 'post', path: '/api/audit/verify', body: Asked, answer: Verified, by },
    summary: 'Verify the hash chain of a case, or page by page of those registered in a period',
    async handle({ body }) {
      if ('number' in body) {
        const found = await verifyCase(database, keys, body.number);
        return found ? { ...found, next: null, total: found.cases } : notFound();
      }
      const total = body.after ? null : await countRegistered(database, body.from, body.to);
      return { ...(await verifyPage(database, keys, body)), total };
    },
  });

/** Who saw, who changed, what was exported, and whether the facts are still those that were written. */
export const auditRoutes = (parts: Parts): Route[] => [seenRoute(parts), changedRoute(parts), verifyRoute(parts)];
