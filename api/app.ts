import { isUtf8 } from 'node:buffer';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { readFigures } from './figures.ts';
import { kept } from './kept.ts';
import { limitSignIn, limitStrangers } from './limits.ts';
import { logFault, logRequests, measure } from './logs.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import { consolePages } from './pages.ts';
import type { Hearing, Parts } from './parts.ts';
import { errorsToProblems, notFound, sendProblem } from './problems.ts';
import { mount, route, type Route } from './route.ts';
import { administrationRoutes } from './routes/administration.ts';
import { auditRoutes } from './routes/audit.ts';
import { articleRoutes } from './routes/articles.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { callRoutes } from './routes/calls.ts';
import { callerRoute, enterpriseRoute } from './routes/callers.ts';
import { caseRoutes } from './routes/cases.ts';
import { engineRoute } from './routes/engine.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { limitRoute } from './routes/limits.ts';
import { presenceRoute } from './routes/presence.ts';
import { queueRoutes } from './routes/queues.ts';
import { rateRoutes } from './routes/rate.ts';
import { referenceRoutes } from './routes/reference.ts';
import { ruleRoutes } from './routes/rules.ts';
import { savedViewRoutes } from './routes/savedViews.ts';
import { sessionRoutes } from './routes/session.ts';
import { similarRoute } from './routes/similar.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { statusRoutes } from './routes/status.ts';
import { guardWrites, knowPerson, noteSessions, rememberPeople, sessions, type FindPerson } from './session.ts';
import { createStream, type Stream } from './stream.ts';

export interface App {
  app: Express;
  routes: readonly Route[];
  /** Ends what runs beside the requests. */
  stop: () => void;
}

const contentPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"], // the console's components bring their styles with them
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  },
};

/** What our own pages may ask a device for: where it is, for a photo from the field; nothing else, and no other page anything. */
const permissions: RequestHandler = (_, res, next) => {
  res.set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()');
  next();
};

function everyRoute(parts: Hearing, metrics: Metrics, find: FindPerson, stream: Stream): Route[] {
  const routes: Route[] = [
    ...statusRoutes(parts, metrics),
    ...sessionRoutes(parts, find),
    ...caseRoutes(parts, metrics),
    ...attachmentRoutes(parts),
    ...queueRoutes(parts),
    ...savedViewRoutes(parts),
    ...[callerRoute(parts), enterpriseRoute(parts)],
    ...[...callRoutes(parts, stream), ...exchangeRoutes(parts, stream)],
    similarRoute(parts),
    limitRoute(parts),
    ...ruleRoutes(parts),
    ...rateRoutes(parts),
    ...[stream.route, presenceRoute(parts, stream), engineRoute(parts)],
    ...referenceRoutes(parts),
    ...articleRoutes(parts),
    ...administrationRoutes(parts),
    ...auditRoutes(parts),
    ...statisticsRoutes(parts),
  ];
  const description: Route = route({
    ...{ method: 'get', path: '/api/openapi.json', summary: 'This description', open: true },
    handle: () => openapi([...routes, description]),
  });
  return [...routes, description];
}

/** Bytes of another encoding would be stored as something that nobody typed. */
const mustBeUtf8 = (_req: unknown, _res: unknown, bytes: Buffer): void => {
  if (!isUtf8(bytes)) throw new Error('not UTF-8');
};

const neverStored: RequestHandler = (_, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

const unknown: RequestHandler = (req, res) => {
  sendProblem(req, res, notFound());
};

// commands and single cases are small; packing them costs more than it saves on the wire
const packs = compression({
  threshold: 8_192,
  filter: (req, res) => req.method === 'GET' && compression.filter(req, res),
});

/** The whole API as an Express application; everything it uses is passed in. */
export function createApp(given: Parts): App {
  const metrics = createMetrics(kept(1_000, () => readFigures(given.database)));
  const find = rememberPeople(given.database, given.personForMs ?? 10_000);
  const stream = createStream(given.database, find, () => given.logger.warn('what others do could not be heard'));
  const parts: Hearing = { ...given, onCommitted: stream.changed };
  const { handler: session, stop: stopSessions } = sessions(parts);
  const routes = everyRoute(parts, metrics, find, stream);
  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', parts.publicUrl === undefined ? false : 'loopback, uniquelocal')
    .set('query parser', 'simple');
  app.use(
    logRequests(parts.logger),
    measure(metrics),
    helmet({ contentSecurityPolicy: contentPolicy }),
    permissions,
    packs,
  );
  app.use('/api', neverStored, session, knowPerson(find), noteSessions(parts.database), limitStrangers(), guardWrites);
  app.use(express.json({ limit: '1mb', verify: mustBeUtf8 }));
  app.post('/api/session', ...limitSignIn());
  app.use(mount(routes, parts.checkAnswers ?? false));
  if (parts.consoleDir !== undefined) app.use(consolePages(parts.consoleDir));
  app.use(unknown, errorsToProblems(logFault(parts.logger)));
  const stop = (): void => {
    stream.stop();
    stopSessions();
  };
  return { app, routes, stop };
}
