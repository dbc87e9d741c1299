import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import type { Actor, Role } from '../domain/people.ts';
import type { Person } from '../store/people.ts';
import { isTrouble, sendProblem, trouble, unparsable, type Troubled } from './problems.ts';

/** One call as its handler sees it: parsed, authorised. */
export interface Asked<Q, B> {
  query: Q;
  body: B;
  /** A part of the path, by name. */
  part: (name: string) => string;
  req: Request;
  res: Response;
}
export interface AskedBy<Q, B> extends Asked<Q, B> {
  person: Person;
  actor: Actor;
}

export type Method = 'get' | 'post' | 'put' | 'delete';
export interface Described {
  method: Method;
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The shape of a body that the handler parses itself. */
  requestBody?: z.ZodType;
  /** The body is bytes that the handler reads itself. */
  takesBytes?: true;
  headers?: z.ZodObject;
  /** The shape of the answer; none for an empty one or a stream. */
  answer?: z.ZodType;
  /** The answer is bytes that the handler sends itself. */
  sendsBytes?: true;
  /** 200 unless said otherwise. */
  status?: number;
  /** Only for these roles; everybody who is signed in when absent. */
  by?: readonly Role[];
  /** Also for those who are not signed in. */
  open?: true;
  /** Asks for the exchange's token, which stands before the handler, and for no session. */
  bearer?: true;
  /** What stands before the handler. */
  before?: readonly RequestHandler[];
}
export interface Route extends Described {
  handle: (asked: AskedBy<never, never>) => unknown;
}

type Parsed<T extends z.ZodType | undefined> = T extends z.ZodType ? z.infer<T> : undefined;
type Typed<Q extends z.ZodObject | undefined, B extends z.ZodType | undefined> = Omit<Described, 'query' | 'body'> & {
  query?: Q;
  body?: B;
  handle: (asked: AskedBy<Parsed<Q>, Parsed<B>>) => unknown;
};

/** A route as data; its handler's types follow from its schemas. */
export const route = <Q extends z.ZodObject | undefined = undefined, B extends z.ZodType | undefined = undefined>(
  typed: Typed<Q, B>,
): Route => typed as unknown as Route;

const personOf = (res: Response): Person | undefined => res.locals['person'] as Person | undefined;
export const actorOf = ({ id, roles, unitId }: Person): Actor => ({ id, roles, unitId });

function barredFrom({ open, by }: Route, person: Person | undefined): Troubled | undefined {
  if (open) return undefined;
  if (!person) return trouble(401, 'notSignedIn');
  return by && !person.roles.some((role) => by.includes(role)) ? trouble(403, 'forbidden') : undefined;
}

function inputs({ query, body }: Route, req: Request): { query: unknown; body: unknown } | Troubled {
  const asked = query?.safeParse(req.query);
  if (asked && !asked.success) return unparsable(asked.error);
  const given = body?.safeParse(req.body ?? {});
  if (given && !given.success) return unparsable(given.error);
  return { query: asked?.data, body: given?.data };
}

function send(route: Route, req: Request, res: Response, answer: unknown, checks: boolean): void {
  if (isTrouble(answer)) {
    sendProblem(req, res, answer);
    return;
  }
  if (res.headersSent || res.locals['streams'] === true) return;
  if (answer === undefined) return void res.status(route.status ?? 204).end();
  if (checks) route.answer?.parse(JSON.parse(JSON.stringify(answer)));
  res.status(route.status ?? res.statusCode).json(answer);
}

/** Puts routes on a router: who may call, what is parsed, what is answered, in one place. */
export function mount(routes: readonly Route[], checks: boolean): Router {
  const router = express.Router({ caseSensitive: true });
  for (const one of routes)
    router[one.method](one.path, ...(one.before ?? []), async (req: Request, res: Response) => {
      res.locals['route'] = one.path;
      const person = personOf(res);
      const parsed = barredFrom(one, person) ?? inputs(one, req);
      if (isTrouble(parsed)) {
        sendProblem(req, res, parsed);
        return;
      }
      const actor = person && actorOf(person);
      const part = (name: string): string => String(req.params[name]);
      const asked = { ...parsed, part, req, res, person, actor };
      send(one, req, res, await one.handle(asked as unknown as AskedBy<never, never>), checks);
    });
  return router;
}
