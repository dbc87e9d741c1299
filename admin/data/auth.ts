import type { AuthProvider } from 'react-admin';
import { call, get, isCallError, rememberCsrf } from './http.ts';
import type { DemoAccount, Me, Session } from './types.ts';

let session: Session | undefined;
let asking: Promise<Session> | undefined;

const storedAs = 'yihao.me';
/** Who was last signed in on this device: what he typed is his also when the page opens without network. */
function lastHere(): Me | undefined {
  const stored = localStorage.getItem(storedAs);
  return stored === null ? undefined : (JSON.parse(stored) as Me);
}

const keep = (found: Session): Session => {
  session = found;
  localStorage.setItem(storedAs, JSON.stringify(found.user));
  rememberCsrf(found.csrf);
  return found;
};
const forget = (): void => {
  session = undefined;
  localStorage.removeItem(storedAs);
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

/** Who is signed in, or was when the network was last there. */
async function presentPerson(): Promise<Me> {
  try {
    return (await presentSession()).user;
  } catch (error) {
    const last = isCallError(error) && error.status === 0 ? lastHere() : undefined;
    if (last) return last;
    throw error;
  }
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
    const user = await presentPerson();
    return { ...user, fullName: user.name };
  },
  getPermissions: async () => (await presentPerson()).roles,
};
