import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Metrics } from './metrics.ts';
import { idOf } from './problems.ts';

interface Locals {
  person?: { id: string };
  route?: string;
  code?: string;
}

function lineOf(req: IncomingMessage, res: ServerResponse, durationMs: number) {
  const { person, route, code } = (res as unknown as Response).locals as Locals;
  const { id, method } = req;
  const outcome = { status: res.statusCode, user: person?.id, code, ms: Math.round(durationMs) };
  return { id, method, route: route ?? 'other', ...outcome };
}

const requestId = /^[\w.-]{8,64}$/;

/** One line per request: id, method, route, status, person, duration. No address, query, body, title or name. */
export const logRequests = (logger: Logger): RequestHandler =>
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

const framesOf = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 8);

/** Records a fault by its name, code and place; its message may quote what somebody typed, and stays out. */
export const logFault =
  (logger: Logger) =>
  (error: unknown, req: Request): void => {
    const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
    logger.error({ id: idOf(req), name, code, at: framesOf(stack) }, 'fault');
  };

/** Measures every request by method, route and status. */
export const measure =
  ({ http }: Metrics): RequestHandler =>
  (req, res, next) => {
    const end = http.startTimer();
    res.once('finish', () => {
      const route = (res.locals as Locals).route ?? 'other';
      end({ method: req.method, route, status: String(res.statusCode) });
    });
    next();
  };
