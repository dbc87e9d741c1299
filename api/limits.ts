import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import type { Person } from '../store/people.ts';
import { sendProblem, trouble } from './problems.ts';

const minute = 60_000;
const limit = (options: Partial<Options>): RequestHandler =>
  rateLimit({
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (req, res) => sendProblem(req, res, trouble(429, 'tooManyAttempts')),
    ...options,
  });

const addressOf = (ip: string | undefined): string => ipKeyGenerator(ip ?? '');
const usernameOf = (body: unknown): string => {
  const { username } = (body ?? {}) as { username?: unknown };
  return typeof username === 'string' ? username.slice(0, 100).toLowerCase() : '';
};

/** Ten wrong passwords a quarter of an hour for an account from one address; a hundred from one address. */
export const limitSignIn = (): RequestHandler[] => [
  limit({
    windowMs: 15 * minute,
    limit: 10,
    skipSuccessfulRequests: true,
    keyGenerator: ({ ip, body }) => `${addressOf(ip)} ${usernameOf(body)}`,
  }),
  limit({
    windowMs: 15 * minute,
    limit: 100,
    skipSuccessfulRequests: true,
    keyGenerator: ({ ip }) => addressOf(ip),
  }),
];

const personOf = (locals: Record<string, unknown>): Person | undefined => locals['person'] as Person | undefined;

/** Calls without a session: 1,200 a minute from one address. Whoever is signed in is not counted. */
export const limitStrangers = (): RequestHandler =>
  limit({
    windowMs: minute,
    limit: 1_200,
    skip: (_, res) => personOf(res.locals) !== undefined,
    keyGenerator: ({ ip }) => addressOf(ip),
  });

/** A person adds at most 200 files in ten minutes. */
export const limitUploads = (): RequestHandler =>
  limit({
    windowMs: 10 * minute,
    limit: 200,
    keyGenerator: (_, res) => personOf(res.locals)?.id ?? '',
  });

/** A person reveals at most sixty callers in ten minutes. */
export const limitReveal = (): RequestHandler =>
  limit({
    windowMs: 10 * minute,
    limit: 60,
    keyGenerator: (_, res) => personOf(res.locals)?.id ?? '',
  });

/** The telephone exchange: 1,200 calls a minute from one address, twenty of them with a wrong token. */
export const limitExchange = (): RequestHandler[] => [
  limit({ windowMs: minute, limit: 1_200, keyGenerator: ({ ip }) => addressOf(ip) }),
  limit({
    ...{ windowMs: minute, limit: 20, keyGenerator: ({ ip }) => addressOf(ip) },
    ...{ skipSuccessfulRequests: true, requestWasSuccessful: (_, { statusCode }) => statusCode !== 401 },
  }),
];

/** The page of a message's link: thirty calls a minute from one address. */
export const limitRating = (): RequestHandler =>
  limit({ windowMs: minute, limit: 30, keyGenerator: ({ ip }) => addressOf(ip) });

/** A person takes at most ten files in ten minutes; whoever is not signed in gets none anyway. */
export const limitExport = (): RequestHandler =>
  limit({
    windowMs: 10 * minute,
    limit: 10,
    skip: (_, res) => personOf(res.locals) === undefined,
    keyGenerator: (_, res) => personOf(res.locals)?.id ?? '',
  });
