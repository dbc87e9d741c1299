/** A problem document as the API answers it (application/problem+json). */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  issues?: readonly { path: readonly (string | number)[]; message: string }[];
  requestId?: string;
  present?: unknown;
}

/** What every failed call throws: react-admin reads `status` and `message`, our forms read `problem`. */
export interface CallError extends Error {
  status: number;
  problem: Problem;
}

const unreachable: Problem = { status: 0, code: 'offline', title: 'offline' };

export const callError = (problem: Problem): CallError =>
  Object.assign(new Error(problem.detail ?? problem.title), { name: 'CallError', status: problem.status, problem });

export const isCallError = (error: unknown): error is CallError => error instanceof Error && 'problem' in error;

export const problemOf = (error: unknown): Problem => {
  if (isCallError(error)) return error.problem;
  return { status: 0, code: 'unknown', title: error instanceof Error ? error.message : String(error) };
};

const passing: readonly number[] = [0, 401, 408, 425, 429, 502, 503, 504];

/** Whether the same call may well be taken later: the network, the session or the server's breath is gone, not the reason to ask. */
export const mayPass = ({ status, code }: Problem): boolean => passing.includes(status) || code === 'csrf';

let csrf = '';
export const rememberCsrf = (token: string): void => {
  csrf = token;
};

/** The token that writes carry. */
export const csrfNow = (): string => csrf;

let offsetMs = 0;
/** The server's present instant in milliseconds, by the offset seen in its last answer: due times never depend on the device's clock. */
export const serverNow = (): number => Date.now() + offsetMs;

function noteServerTime(headers: Headers): void {
  const stated = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(stated)) return;
  const offset = stated - Date.now();
  offsetMs = Math.abs(offset) < 1500 ? 0 : offset;
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Goes out even while the page is being left. */
  keepalive?: true;
  /** After how long no answer counts as no network, in ms; without it as long as the browser waits. */
  patienceMs?: number;
}

export interface Answer<T> {
  body: T;
  headers: Headers;
  status: number;
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const asProblem = (body: unknown, response: Response): Problem => {
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const fallback = { code: 'http-' + String(response.status), title: response.statusText };
  return { ...fallback, ...given, status: response.status };
};

/** One call of our API: same origin, cookie session, CSRF header on writes; throws a `CallError`, with status 0 when the network is gone. */
export async function call<T>(path: string, asked: Call = {}): Promise<Answer<T>> {
  const method = asked.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json', ...asked.headers };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (asked.body !== undefined) headers['Content-Type'] = 'application/json';
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (asked.body !== undefined) init.body = JSON.stringify(asked.body);
  if (asked.signal) init.signal = asked.signal;
  else if (asked.patienceMs !== undefined) init.signal = AbortSignal.timeout(asked.patienceMs);
  if (asked.keepalive) init.keepalive = true;
  const lost = (error: unknown): never => {
    if (asked.signal?.aborted) throw error;
    throw callError(unreachable);
  };
  const response = await fetch('/api' + path, init).catch(lost);
  noteServerTime(response.headers);
  const body = await parsed(response).catch(lost);
  if (!response.ok) throw callError(asProblem(body, response));
  return { body: body as T, headers: response.headers, status: response.status };
}

/** The body of a GET. */
export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await call<T>(path, signal ? { signal } : {})).body;
