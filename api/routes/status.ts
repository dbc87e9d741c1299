import { z } from 'zod';
import { outboxAgeSeconds } from '../../store/outbox.ts';
import { readClock } from '../../store/views.ts';
import { isLoopback } from '../address.ts';
import { bears } from '../bearer.ts';
import type { Metrics } from '../metrics.ts';
import type { Parts } from '../parts.ts';
import { trouble } from '../problems.ts';
import { route, type Route } from '../route.ts';

const Ready = z.strictObject({
  database: z.enum(['ok', 'down']),
  engine: z.enum(['ok', 'down']),
  outboxAgeSeconds: z.number().nullable(),
});

const patienceMs = 3_000;
const late = (): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, patienceMs, undefined).unref());

/** For those who run it: whether it lives, whether it can work, how much it does. An engine that is away stops no work. */
export const statusRoutes = ({ database, engine, metricsToken }: Parts, { registry }: Metrics): Route[] => [
  route({
    ...{ method: 'get', path: '/healthz', summary: 'Whether the process lives', open: true },
    answer: z.strictObject({ status: z.literal('ok') }),
    handle: () => ({ status: 'ok' }),
  }),
  route({
    ...{ method: 'get', path: '/readyz', summary: 'Whether it can work', open: true, answer: Ready },
    handle: async ({ res }) => {
      const asked = readClock(database).then(() => outboxAgeSeconds(database));
      const age = await Promise.race([asked.catch(() => undefined), late()]);
      if (age === undefined) res.status(503);
      return { database: age === undefined ? 'down' : 'ok', engine: engine(), outboxAgeSeconds: age ?? null };
    },
  }),
  route({
    ...{ method: 'get', path: '/metrics', summary: 'Figures for Prometheus', open: true },
    handle: async ({ req, res }) => {
      const isAllowed = metricsToken === undefined ? isLoopback(req) : bears(req, metricsToken);
      if (!isAllowed) return trouble(403, 'forbidden');
      res.type(registry.contentType).send(await registry.metrics());
      return undefined;
    },
  }),
];
