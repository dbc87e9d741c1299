import { z } from 'zod';
import { CaseRow, queueNames, queuesOf } from '../../domain/lists.ts';
import { countQueues, listQueue, orderOf } from '../../store/lists.ts';
import { firstPage, listQuery, sayRange } from '../list.ts';
import type { Parts } from '../parts.ts';
import { notFound, trouble } from '../problems.ts';
import { route, type Route } from '../route.ts';

const Count = z.strictObject({ name: z.enum(queueNames), count: z.int(), overdue: z.int() });
const query = listQuery(z.looseObject({}), z.string());

/** The queues of one's own desk: how much waits in each, and what. */
export const queueRoutes = ({ database, world }: Parts): Route[] => [
  route({
    ...{ method: 'get', path: '/api/queues', summary: 'How much waits in my queues', answer: z.array(Count) },
    handle: ({ actor }) => countQueues(database, queuesOf(actor.roles), actor),
  }),
  route({
    ...{ method: 'get', path: '/api/queues/:name', summary: 'What waits in a queue', query, answer: z.array(CaseRow) },
    async handle({ query: { range = firstPage }, actor, part, res }) {
      const name = queueNames.find((known) => known === part('name'));
      if (!name) return notFound();
      if (!queuesOf(actor.roles).includes(name)) return trouble(403, 'forbidden');
      const [from, to] = range;
      const { rows, total } = await listQueue(database, world(), name, actor, { from, to, sort: orderOf(name) });
      sayRange(res, `queues/${name}`, from, rows.length, total);
      return rows;
    },
  }),
];
