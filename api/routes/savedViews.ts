import { z } from 'zod';
import { NewView, queueNames, SavedView } from '../../domain/lists.ts';
import { normalPhone } from '../../domain/phone.ts';
import { dropView, keepView, listViews } from '../../store/savedViews.ts';
import type { Parts } from '../parts.ts';
import { notFound, trouble, wrongField } from '../problems.ts';
import { isCaseId } from '../reading.ts';
import { route, type Route } from '../route.ts';

const lists: readonly string[] = ['cases', ...queueNames.map((name) => `queues/${name}`)];

/** Lists as people keep them, for themselves or for their unit. */
export const savedViewRoutes = ({ database }: Parts): Route[] => [
  route({
    ...{ method: 'get', path: '/api/views', summary: 'My views and those of my unit', answer: z.array(SavedView) },
    handle: ({ actor }) => listViews(database, actor),
  }),
  route({
    ...{ method: 'post', path: '/api/views', summary: 'Keep a view; the same name again replaces it', status: 201 },
    ...{ body: NewView, answer: SavedView },
    async handle({ actor, body }) {
      if (!lists.includes(body.list)) return wrongField(['list'], 'unknownList', '没有这个列表。');
      if (body.filter.q !== undefined && normalPhone(body.filter.q) !== undefined)
        return wrongField(['filter', 'q'], 'phone', '电话号码不能存入视图。');
      return (await keepView(database, actor, body)) ?? trouble(409, 'tooManyViews');
    },
  }),
  route({
    ...{ method: 'delete', path: '/api/views/:id', summary: 'Drop a view of mine' },
    async handle({ actor, part }) {
      const id = part('id');
      return isCaseId(id) && (await dropView(database, actor, id)) ? undefined : notFound();
    },
  }),
];
