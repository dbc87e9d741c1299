import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { CommandInput } from '../../domain/case/commands.ts';

export interface Answered {
  status: number;
  body: Record<string, unknown>;
}
export interface Account {
  username: string;
  password: string;
}

/** One of a list that the API answers. */
export interface Row {
  id: string;
  [field: string]: unknown;
}

/** Somebody signed in over HTTP, who can read and command as the console does. */
export interface Person {
  get: (path: string) => Promise<Answered>;
  /** Reads a list; throws when the answer is none. */
  rows: (path: string) => Promise<Row[]>;
  register: (body: object, commandId?: string) => Promise<Answered>;
  submit: (caseId: string, command: CommandInput, commandId?: string) => Promise<Answered>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One call over a kept connection; cheaper than fetch, so that a bench measures the API and not its client. */
function call(url: string, method: 'GET' | 'POST', headers: Record<string, string>, body?: object): Promise<Called> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const length =
      text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const asked = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        try {
          const read = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
          resolve({ status: response.statusCode ?? 0, body: read, cookies: response.headers['set-cookie'] ?? [] });
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    asked.setTimeout(15_000, () => asked.destroy(new Error('no answer in 15 s')));
    asked.once('error', reject);
    asked.end(text);
  });
}
interface Called extends Answered {
  cookies: string[];
}

/** Signs an account in; throws when it is refused. */
export async function signIn(base: string, { username, password }: Account): Promise<Person> {
  const { status, body, cookies } = await call(`${base}/api/session`, 'POST', {}, { username, password });
  const cookie = cookies.map((c) => c.split(';')[0]).join('; ');
  if (status !== 200) throw new Error(`${username} was refused: ${String(status)}`);
  const csrf = String(body['csrf']);
  const post = (path: string, asked: object, commandId: string): Promise<Answered> =>
    call(base + path, 'POST', { cookie, 'x-csrf-token': csrf, 'idempotency-key': commandId }, asked);
  return {
    get: (path) => call(base + path, 'GET', { cookie }),
    rows: async (path) => {
      const { status, body } = await call(base + path, 'GET', { cookie });
      if (!Array.isArray(body)) throw new Error(`${path} answered no list, but ${String(status)}`);
      return body;
    },
    register: (asked, commandId = randomUUID()) => post('/api/cases', asked, commandId),
    submit: (caseId, command, commandId = randomUUID()) => post(`/api/cases/${caseId}/commands`, command, commandId),
  };
}
