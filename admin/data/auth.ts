import type { AuthProvider } from 'react-admin';
import { call, get, isCallError, rememberCsrf } from './http.ts';
import type { DemoAccount, Session } from './types.ts';

let session: Session | undefined;
let asking: Promise<Session> | undefined;

const keep = (found: Session): Session => {
  session = found;
  rememberCsrf(found.csrf);
  return found;
};
const forget = (): void => {
  session = undefined;
  rememberCsrf('');
};

/** The present session, asked of the server once per page load. */
export async function presentSession(): Promise<Session> {
  if (session) return session;
  asking ??= get<Session>('/session')
    .then(keep)
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

/** Demo accounts, where the server offers them; elsewhere none. */
export const demoAccounts = (): Promise<DemoAccount[]> => get<DemoAccount[]>('/session/demo-accounts').catch(() => []);

/** Sign-in by cookie session; the CSRF token of the answer goes with every later write. */
export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    const { body } = await call<Session>('/session', { method: 'POST', body: { username, password } });
    keep(body);
  },
  logout: async () => {
    const wasIn = session;
    forget();
    if (wasIn) rememberCsrf(wasIn.csrf);
    await call('/session', { method: 'DELETE' }).catch(() => undefined);
    forget();
  },
  checkAuth: async () => {
    await presentSession().catch((error: unknown) => {
      if (isCallError(error) && error.status === 0) return;
      throw error;
    });
  },
  checkError: (error: unknown) => {
    if (!isCallError(error) || error.status !== 401) return Promise.resolve();
    forget();
    return Promise.reject(error);
  },
  getIdentity: async () => {
    const { user } = await presentSession();
    return { ...user, fullName: user.name };
  },
  getPermissions: async () => (await presentSession()).user.roles,
};
