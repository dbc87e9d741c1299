import type { App } from '../../api/app.ts';
import { password, visitor, type Office } from './office.ts';

export const token = 'the-exchange-of-the-league';

/** What the exchange tells an API, with its token unless told otherwise. */
export const tells = (
  { app }: Pick<Office, 'app'>,
  what: 'ringing' | 'missed',
  body: object,
  bearer = `Bearer ${token}`,
) => visitor({ app }).post(`/exchange/calls/${what}`).set('Authorization', bearer).send(body);

/** A console that listens at an API process. */
export async function ear({ app }: App, username: string) {
  const server = app.listen(0);
  const address = server.address();
  const base = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`;
  const signed = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const controller = new AbortController();
  const response = await fetch(`${base}/api/stream`, { headers: { cookie }, signal: controller.signal });
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk as Uint8Array).toString();
  })().catch(() => undefined);
  return {
    type: response.headers.get('content-type'),
    text: () => text,
    async close() {
      controller.abort();
      await reading;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
