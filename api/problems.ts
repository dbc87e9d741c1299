import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import { isAboutTheCommand, type Refusal, type RefusalCode } from '../domain/case/moment.ts';
import type { Status } from '../domain/case/codes.ts';
import { sentences } from './sentences.ts';

/** What is wrong with one field of a request. */
export const Issue = z.object({ path: z.array(z.union([z.string(), z.int()])), code: z.string(), message: z.string() });
export type Issue = z.infer<typeof Issue>;

/** A problem document (RFC 9457) as every refused or failed call answers it. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  issues: z.array(Issue).optional(),
  present: z.object({ status: z.string().optional(), seq: z.int().optional(), by: z.string().optional() }).optional(),
  requestId: z.string(),
});

/** Why a call is not answered with what it asked for. */
export interface Problem {
  status: number;
  code: string;
  detail?: string;
  issues?: readonly Issue[];
  /** Where the case stands, or who is at it, when that is the reason. */
  present?: { status?: Status; seq?: number; by?: string };
}
/** A handler's answer that is a problem. */
export interface Troubled {
  problem: Problem;
}

export const trouble = (status: number, code: string, more: Omit<Problem, 'status' | 'code'> = {}): Troubled => ({
  problem: { status, code, ...more },
});
export const isTrouble = (answer: unknown): answer is Troubled =>
  typeof answer === 'object' && answer !== null && 'problem' in answer && Object.keys(answer).length === 1;

/** The answer to a request in which one field is wrong. */
export const wrongField = (path: readonly (string | number)[], code: string, message: string): Troubled =>
  trouble(422, 'invalid', { issues: [{ path: [...path], code, message }] });
export const notFound = (): Troubled => trouble(404, 'notFound');

type Plain = string | number;
const plainPath = (path: readonly PropertyKey[]): Plain[] => path.map((p) => (typeof p === 'number' ? p : String(p)));

const issuesOf = (issue: z.core.$ZodIssue, prefix: readonly Plain[]): Issue[] => {
  const path = [...prefix, ...plainPath(issue.path)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], code: issue.code, message: 'is not a known field' }));
  return [{ path, code: issue.code, message: issue.message }];
};

/** The answer to a request that its schema does not accept, every wrong field named. */
export const unparsable = (error: z.ZodError, prefix: readonly Plain[] = []): Troubled =>
  trouble(422, 'invalid', { issues: error.issues.flatMap((issue) => issuesOf(issue, prefix)) });

const statusOf: Partial<Record<RefusalCode, number>> = { role: 403, unit: 403, stale: 412 };

/** The answer to a command that the rules refuse. */
export function refused(refusal: Refusal & { kase?: { seq: number; status: Status } }): Troubled {
  const { refusal: code, field, status, kase } = refusal;
  const detail = sentences[code];
  if (isAboutTheCommand(refusal))
    return trouble(422, code, { detail, issues: [{ path: field?.split('.') ?? [], code, message: detail }] });
  const now = kase?.status ?? status;
  const present = { ...(now && { status: now }), ...(kase && { seq: kase.seq }) };
  return trouble(statusOf[code] ?? 409, code, { detail, present });
}

/** The id under which a request is found in the log. */
export const idOf = (req: Request): string => (typeof req.id === 'string' ? req.id : '');

/** Sends a problem document. */
export function sendProblem(req: Request, res: Response, { problem }: Troubled): void {
  const { status, code, detail, issues, present } = problem;
  const document: z.infer<typeof ProblemDocument> = {
    type: `urn:yihao:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: detail ?? (sentences as Record<string, string>)[code] ?? sentences.invalid,
    ...(issues && { issues: [...issues] }),
    ...(present && { present }),
    requestId: idOf(req),
  };
  res.locals['code'] = code;
  res.status(status).set('Content-Type', 'application/problem+json; charset=utf-8').send(JSON.stringify(document));
}

const bodyProblems: Record<string, Troubled> = {
  'entity.parse.failed': trouble(400, 'notJson'),
  'entity.verify.failed': trouble(400, 'notUtf8'),
  'entity.too.large': trouble(413, 'tooLarge'),
  'charset.unsupported': trouble(415, 'charset'),
  'encoding.unsupported': trouble(415, 'charset'),
  'request.aborted': trouble(400, 'aborted'),
  'request.size.invalid': trouble(400, 'aborted'),
};

const lostConnection = /Connection terminated|timeout exceeded when trying to connect/;
/** What PostgreSQL's codes mean to the caller: not there now, or a value that it cannot hold. */
const databaseProblems: readonly (readonly [RegExp, Troubled])[] = [
  [/^(ECONN|EPIPE|ETIMEDOUT|57P0|53|08|25006)/, trouble(503, 'databaseDown')],
  [/^22/, trouble(422, 'invalid')],
];

interface Failure {
  type?: string;
  code?: string;
  status?: number;
  message?: string;
}

const knownTrouble = ({ type, code, message }: Failure): Troubled | undefined =>
  bodyProblems[type ?? ''] ??
  databaseProblems.find(([codes]) => codes.test(code ?? ''))?.[1] ??
  (lostConnection.test(message ?? '') ? trouble(503, 'databaseDown') : undefined);

function troubleOf(failure: Failure): Troubled {
  const { status = 500 } = failure;
  const known = knownTrouble(failure);
  if (known) return known;
  if (status === 404) return notFound();
  return status >= 400 && status < 500 ? trouble(status, 'badRequest') : trouble(500, 'fault');
}

/** The one place where errors become problem documents; what nobody expected is told to `onFault`. */
export const errorsToProblems =
  (onFault: (error: unknown, req: Request) => void): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const troubled = troubleOf(typeof error === 'object' && error !== null ? error : {});
    if (troubled.problem.status >= 500) onFault(error, req);
    if (troubled.problem.status === 503) res.set('Retry-After', '1');
    if (res.headersSent) res.destroy();
    else sendProblem(req, res, troubled);
  };
