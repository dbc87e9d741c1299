import { randomBytes, timingSafeEqual } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session, { type SessionData, type Store } from 'express-session';
import { LRUCache } from 'lru-cache';
import type { Database } from '../store/database.ts';
import { findPerson, type Person } from '../store/people.ts';
import { noteSeen } from '../store/shift.ts';
import type { Parts } from './parts.ts';
import { sendProblem, trouble } from './problems.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    csrf: string;
  }
}

const hours12 = 12 * 3_600_000;

/** Answers sessions read less than `ttl` ms ago from memory, so that a busy client costs no query per call. */
function remembering(store: Store, ttl: number): Store {
  const known = new LRUCache<string, SessionData>({ max: 20_000, ttl });
  const { get, set, destroy } = {
    get: store.get.bind(store),
    set: store.set.bind(store),
    destroy: store.destroy.bind(store),
  };
  store.get = (sid, done) => {
    const found = known.get(sid);
    if (found) {
      setImmediate(done, null, structuredClone(found));
      return;
    }
    get(sid, (error: unknown, data) => {
      if (data) known.set(sid, structuredClone(data));
      done(error, data);
    });
  };
  store.set = (sid, data, done) => {
    known.delete(sid);
    set(sid, data, done);
  };
  store.destroy = (sid, done) => {
    known.delete(sid);
    destroy(sid, done);
  };
  return store;
}

/** Sessions by cookie for twelve hours, kept in PostgreSQL, written at sign-in and sign-out only. */
export function sessions(parts: Parts): { handler: RequestHandler; stop: () => void } {
  const PgStore = connectPgSimple(session);
  const store = new PgStore({
    pool: parts.sessionPool,
    tableName: 'web_session',
    disableTouch: true,
    pruneSessionInterval: 900,
    errorLog: () => parts.logger.warn('a session could not be read or written'),
  });
  const handler = session({
    store: remembering(store, 5_000),
    name: 'yihao',
    secret: parts.sessionSecret,
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: parts.publicUrl?.startsWith('https:') ?? false,
      maxAge: hours12,
    },
  });
  return { handler, stop: () => store.close() };
}

export type FindPerson = (id: string) => Promise<Person | undefined>;

/** Looks people up by id; a change of roles or a deactivation counts after at most `ttl` ms. */
export function rememberPeople(database: Database, ttl: number): FindPerson {
  const known = new LRUCache<string, { person: Person | undefined }>({
    max: 5_000,
    ttl,
    fetchMethod: async (id) => ({ person: await findPerson(database, id) }),
  });
  return async (id) => (await known.fetch(id))?.person;
}

/** Finds out who calls. */
export const knowPerson =
  (find: FindPerson): RequestHandler =>
  async (req, res, next) => {
    const { userId } = req.session;
    if (userId !== undefined) res.locals['person'] = await find(userId);
    next();
  };

const minuteMs = 60_000;

/** Notes once a minute that a session is in use; nobody waits for it, and nothing fails by it. */
export function noteSessions(database: Database): RequestHandler {
  const noted = new LRUCache<string, true>({ max: 20_000, ttl: minuteMs });
  return (req, _res, next) => {
    const { sessionID, session } = req;
    if (session.userId !== undefined && !noted.has(sessionID)) {
      noted.set(sessionID, true);
      noteSeen(database, sessionID).catch(() => noted.delete(sessionID));
    }
    next();
  };
}

export const newCsrf = (): string => randomBytes(24).toString('base64url');

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Lets writes of a session through only with its token, and no write at all that another site's page sends. */
export const guardWrites: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') {
    next();
    return;
  }
  const { csrf, userId } = req.session;
  const given = req.get('X-CSRF-Token') ?? '';
  const isForeign = req.get('Sec-Fetch-Site') === 'cross-site';
  const isSignIn = req.method === 'POST' && req.baseUrl + req.path === '/api/session';
  if (isForeign || (userId !== undefined && !isSignIn && !same(given, csrf ?? ''))) {
    sendProblem(req, res, trouble(403, 'csrf'));
    return;
  }
  next();
};
