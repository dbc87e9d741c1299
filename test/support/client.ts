import { randomUUID } from 'node:crypto';
import type { CommandInput } from '../../domain/case/commands.ts';

export interface Answered {
  status: number;
  body: Record<string, unknown>;
}
export interface Account {
  username: string;
  password: string;
}

/** Somebody signed in over HTTP, who can read and command as the console does. */
export interface Person {
  get: (path: string) => Promise<Answered>;
  register: (body: object, commandId?: string) => Promise<Answered>;
  submit: (caseId: string, command: CommandInput, commandId?: string) => Promise<Answered>;
}

const answered = async (response: Response): Promise<Answered> => ({
  status: response.status,
  body: (await response.json()) as Record<string, unknown>,
});

/** Signs an account in; throws when it is refused. */
export async function signIn(base: string, { username, password }: Account): Promise<Person> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password }),
  });
  const { csrf } = (await response.json()) as { csrf?: string };
  const cookie = response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  if (response.status !== 200 || csrf === undefined)
    throw new Error(`${username} was refused: ${String(response.status)}`);
  const post = async (path: string, body: object, commandId: string): Promise<Answered> =>
    answered(
      await fetch(base + path, {
        method: 'POST',
        headers: { ...headers, cookie, 'x-csrf-token': csrf, 'idempotency-key': commandId },
        body: JSON.stringify(body),
      }),
    );
  return {
    get: async (path) => answered(await fetch(base + path, { headers: { cookie } })),
    register: (body, commandId = randomUUID()) => post('/api/cases', body, commandId),
    submit: (caseId, command, commandId = randomUUID()) => post(`/api/cases/${caseId}/commands`, command, commandId),
  };
}
