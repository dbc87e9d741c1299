import { z } from 'zod';
import { CaseFilter, CaseRow, CaseSort, queueNames, queuesOf } from '../../domain/lists.ts';
import { countQueues, listQueue, orderOf } from '../../store/lists.ts';
import { askerOf } from '../asker.ts';
import { firstPage, listQuery, sayRange } from '../list.ts';
import type { Parts } from '../parts.ts';
import { notFound, trouble } from '../problems.ts';
import { route, type Route } from '../route.ts';

const Count = z.strictObject({ name: z.enum(queueNames), count: z.int(), overdue: z.int() });
const query = listQuery(CaseFilter, CaseSort);

/** The queues of one's own desk: how much waits in each, and what. */
export const queueRoutes = (parts: Parts): Route[] => [
  route({
    ...{ method: 'get', path: '/api/queues', summary: 'How much waits in my queues', answer: z.array(Count) },
    handle: ({ actor }) => countQueues(parts.database, queuesOf(actor.roles), { actor, world: parts.world() }),
  }),
  route({
    ...{ method: 'get', path: '/api/queues/:name', summary: 'What waits in a queue', query, answer: z.array(CaseRow) },
    async handle({ query: { filter = {}, sort, range = firstPage }, actor, part, req, res }) {
      const name = queueNames.find((known) => known === part('name'));
      if (!name) return notFound();
      if (!queuesOf(actor.roles).includes(name)) return trouble(403, 'forbidden');
      const [from, to] = range;
      const page = { from, to, sort: sort ? { by: sort[0], descending: sort[1] === 'DESC' } : orderOf(name) };
      const asker = await askerOf(parts, filter, actor, req);
      const { rows, total } = await listQueue(parts.database, name, filter, asker, page);
      sayRange(res, `queues/${name}`, from, rows.length, total);
      return rows;
    },
  }),
];
