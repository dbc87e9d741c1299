import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { outboxAgeSeconds } from '../store/outbox.ts';
import { readClock } from '../store/views.ts';
import { limitSignIn, limitStrangers } from './limits.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import type { Parts } from './parts.ts';
import { errorsToProblems, notFound, sendProblem, trouble } from './problems.ts';
import { mount, route, type Route } from './route.ts';
import { callerRoute, limitRoute } from './routes/callers.ts';
import { caseRoutes } from './routes/cases.ts';
import { queueRoutes } from './routes/queues.ts';
import { referenceRoutes } from './routes/reference.ts';
import { sessionRoutes } from './routes/session.ts';
import { guardWrites, knowPerson, rememberPeople, sessions } from './session.ts';
import { createStream } from './stream.ts';

export interface App {
  app: Express;
  routes: readonly Route[];
  /** Ends what runs beside the requests. */
  stop: () => void;
}

const requestId = /^[\w.-]{8,64}$/;

function lineOf(req: IncomingMessage, res: ServerResponse, responseTimeMs: number) {
  const { person, route: routed, code } = (res as unknown as express.Response).locals as Locals;
  const { id, method } = req;
  return {
    id,
    method,
    route: routed ?? 'other',
    status: res.statusCode,
    user: person?.id,
    code,
    ms: Math.round(responseTimeMs),
  };
}
interface Locals {
  person?: { id: string };
  route?: string;
  code?: string;
}

/** One line per request: method, route, status, duration, person. No address, query, body or name. */
const logRequests = ({ logger }: Parts): RequestHandler =>
  pinoHttp({
    logger,
    genReqId: (req, res) => {
      const given = req.headers['x-request-id'];
      const id = typeof given === 'string' && requestId.test(given) ? given : randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customLogLevel: (_, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessObject: (req, res, { responseTime }: { responseTime: number }) => lineOf(req, res, responseTime),
    customErrorObject: (req, res, _, { responseTime }: { responseTime: number }) => lineOf(req, res, responseTime),
  });

const measure =
  ({ http }: Metrics): RequestHandler =>
  (req, res, next) => {
    const end = http.startTimer();
    res.once('finish', () =>
      end({ method: req.method, route: String(res.locals['route'] ?? 'other'), status: String(res.statusCode) }),
    );
    next();
  };

const contentPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  },
};

const loopback = /^(::1|127\.|::ffff:127\.)/;

function statusRoutes({ database, engine, metricsToken }: Parts, { registry }: Metrics): Route[] {
  const age = () => outboxAgeSeconds(database);
  return [
    route({
      ...{ method: 'get', path: '/healthz', summary: 'Whether the process lives', open: true },
      handle: () => ({ status: 'ok' }),
    }),
    route({
      ...{ method: 'get', path: '/readyz', summary: 'Whether it can work', open: true },
      async handle({ res }) {
        const up = await readClock(database).then(
          () => true,
          () => false,
        );
        if (!up) res.status(503);
        const body = {
          database: up ? 'ok' : 'down',
          engine: engine(),
          outboxAgeSeconds: up ? await age().catch(() => null) : null,
        };
        res.json(body);
      },
    }),
    route({
      ...{ method: 'get', path: '/metrics', summary: 'Figures for Prometheus', open: true },
      async handle({ req, res }) {
        const fits =
          metricsToken === undefined
            ? loopback.test(req.socket.remoteAddress ?? '')
            : req.get('Authorization') === `Bearer ${metricsToken}`;
        if (!fits) return trouble(403, 'forbidden');
        res.type(registry.contentType).send(await registry.metrics());
        return undefined;
      },
    }),
  ];
}

/** The built console: files that never change are kept for a year, every other address is the one page. */
function consolePages(folder: string): RequestHandler[] {
  const assets = express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false });
  const rest = express.static(folder, { index: false });
  return [
    (req, res, next) =>
      req.path.startsWith('/assets/') ? assets(Object.assign(req, { url: req.url.slice(7) }), res, next) : next(),
    rest,
    (req, res, next) => {
      const isPage = req.method === 'GET' && !req.path.startsWith('/api/') && req.accepts('html') !== false;
      if (isPage) res.set('Cache-Control', 'no-cache').sendFile(path.join(folder, 'index.html'), { root: '/' });
      else next();
    },
  ];
}

/** The whole API as an Express application; everything it uses is passed in. */
export function createApp(parts: Parts): App {
  const metrics = createMetrics(() => outboxAgeSeconds(parts.database).catch(() => NaN));
  const stream = createStream(parts.database, () => undefined);
  const heard: Parts = {
    ...parts,
    onCommitted: (kase) => {
      parts.onCommitted(kase);
      stream.changed(kase);
    },
  };
  const find = rememberPeople(parts.database, 10_000);
  const { handler: session, stop: stopSessions } = sessions(parts);
  const routes: Route[] = [
    ...statusRoutes(parts, metrics),
    ...sessionRoutes(parts, find),
    ...caseRoutes(heard, metrics),
    ...queueRoutes(parts),
    callerRoute(parts),
    limitRoute(parts),
    stream.route,
    ...referenceRoutes(parts),
  ];
  const description: Route = route({
    ...{ method: 'get', path: '/api/openapi.json', summary: 'This description', open: true },
    handle: () => openapi([...routes, description]),
  });
  routes.push(description);
  const app = express()
    .disable('x-powered-by')
    .set('trust proxy', 'loopback, uniquelocal')
    .set('query parser', 'simple');
  app.use(logRequests(parts), measure(metrics), helmet({ contentSecurityPolicy: contentPolicy }));
  app.use(compression({ filter: (req, res) => req.path !== '/api/stream' && compression.filter(req, res) }));
  app.use('/api', session, knowPerson(find), limitStrangers());
  app.use(express.json({ limit: '1mb', strict: true }));
  app.post('/api/session', ...limitSignIn());
  app.use('/api', guardWrites);
  app.use(mount(routes, parts.checkAnswers ?? false));
  app.use('/api', (req, res) => {
    sendProblem(req, res, notFound());
  });
  if (parts.consoleDir !== undefined) app.use(...consolePages(parts.consoleDir));
  app.use((req, res) => {
    sendProblem(req, res, notFound());
  });
  app.use(
    errorsToProblems((error, req) => {
      const { name, message, code } = error as { name?: string; message?: string; code?: string };
      parts.logger.error({ id: req.id, name, code, fault: code === undefined ? message : code });
    }),
  );
  const stop = (): void => {
    stream.stop();
    stopSessions();
  };
  return { app, routes, stop };
}
