import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf, photo } from '../support/files.ts';
import { asBytes, fileAt, filesOf } from './filesOf.ts';
import { call, openOffice, password, visitor, type Office, type Seen } from './office.ts';

let office: Office;
let files: ReturnType<typeof filesOf>;
let server: Server;
let base = '';
beforeAll(async () => {
  office = await openOffice();
  files = filesOf(office);
  server = office.app.app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await office.close();
});

/** A session over plain HTTP: what the headers of a call must carry. */
async function fetchedSession(): Promise<{ cookie: Record<string, string> }> {
  const answer = await fetch(`${base}/api/session`, {
    ...{ method: 'POST', headers: { 'Content-Type': 'application/json' } },
    body: JSON.stringify({ username: 'operator', password }),
  });
  const { csrf } = (await answer.json()) as Seen;
  return {
    cookie: {
      Cookie: answer.headers
        .getSetCookie()
        .map((c) => c.split(';')[0])
        .join('; '),
      'X-CSRF-Token': csrf,
    },
  };
}

describe('adding a file', () => {
  test('is answered with what it is; the same click again with the same, another file under it is refused', async () => {
    const { id } = await call(office);
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await files.upload('operator', id, await photo(), key);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      ...{
        id: key['Idempotency-Key'],
        name: '现场.jpg',
        kind: 'jpeg',
        scan: 'waiting',
        original: true,
        preview: false,
      },
      by: { name: '某operator', unitId: 'centre', unitName: 'centre局' },
    });
    expect((await files.upload('operator', id, await photo(), key)).body).toEqual(first.body);
    expect(await files.upload('operator', id, pdf('别的'), key)).toMatchObject({
      ...{ status: 422, body: { code: 'idempotencyKeyReused' } },
    });
    expect(await files.listed('dispatcher', id)).toHaveLength(1);
  });

  test.each([
    ['of another type by content, though named .jpg', Buffer.from('<!doctype html><b>x</b>'), {}, 422, 'fileKind'],
    ['that is empty', Buffer.alloc(0), {}, 422, 'fileEmpty'],
    ['sent as JSON', Buffer.from('{}'), { 'Content-Type': 'application/json' }, 415, 'notBytes'],
    ['sent as a form', Buffer.from('a=b'), { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'notBytes'],
  ])('%s is refused at the field', async (_, content, headers, status, code) => {
    const { id } = await call(office);
    const answer = await files.upload('operator', id, content, headers);
    expect(answer).toMatchObject({ status, body: { code, issues: [{ path: ['file'], code }] } });
    expect(answer.type).toBe('application/problem+json');
    expect(await files.listed('operator', id)).toEqual([]);
  });

  test('over 20 MB is refused, whether it says how long it is or not, and leaves no bytes', async () => {
    const { id } = await call(office);
    const big = Buffer.concat([pdf('大'), Buffer.alloc(20 * 2 ** 20)]);
    expect(await files.upload('operator', id, big)).toMatchObject({ status: 413, body: { code: 'fileTooLarge' } });
    const cookie = (await fetchedSession()).cookie;
    const streamed = await fetch(`${base}/api/cases/${id}/attachments`, {
      ...{ method: 'POST', duplex: 'half', body: new Blob([big]).stream() },
      headers: { ...cookie, 'Idempotency-Key': randomUUID(), 'Content-Type': asBytes },
    }).then(
      (answer) => answer.status,
      () => 413,
    );
    expect(streamed).toBe(413);
    expect(readdirSync(`${office.folder}/incoming`)).toEqual([]);
    expect(await files.listed('operator', id)).toEqual([]);
  });

  test('beyond twenty is refused', async () => {
    const { id } = await call(office);
    for (let i = 0; i < 20; i++) await files.added('operator', id, pdf(`第${String(i)}份`));
    expect(await files.upload('operator', id, pdf('第二十一份'))).toMatchObject({
      ...{ status: 409, body: { code: 'tooManyFiles', issues: [{ path: ['file'] }] } },
    });
  });

  test('wants the token of the session and the id of a click', async () => {
    const { id } = await call(office);
    expect(await files.upload('operator', id, pdf('x'), { 'X-CSRF-Token': 'x' })).toMatchObject({ status: 403 });
    const bare = await files.upload('operator', id, pdf('x'), { 'Idempotency-Key': 'x' });
    expect(bare.body.issues[0]?.path).toEqual(['Idempotency-Key']);
    await visitor(office).post(`/api/cases/${id}/attachments`).expect(401);
  });

  test('is for those who may note something: not a stranger, not an auditor, not after the end', async () => {
    const id = await files.dispatched();
    for (const who of ['stranger', 'admin'] as const)
      expect(await files.upload(who, id, pdf('x'))).toMatchObject({ status: 404, body: { code: 'notFound' } });
    expect(await files.upload('auditor', id, pdf('x'))).toMatchObject({ status: 403, body: { code: 'role' } });
    await (await office.as('teamLead')).command(id, { type: 'withdraw', reason: '来电人撤回' }).expect(200);
    expect(await files.upload('handler', id, pdf('x'))).toMatchObject({ status: 409, body: { code: 'status' } });
    expect(await files.upload('operator', randomUUID(), pdf('x'))).toMatchObject({ status: 404 });
    expect(await files.upload('operator', 'x', pdf('x'))).toMatchObject({ status: 404 });
  });

  test('that breaks off leaves nothing', async () => {
    const { id } = await call(office);
    const { cookie } = await fetchedSession();
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const headers = { ...cookie, 'Idempotency-Key': randomUUID(), 'Content-Type': asBytes, 'Content-Length': '9999' };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.write([`POST /api/cases/${id}/attachments HTTP/1.1`, 'Host: x', ...lines, '', '%PDF-1.7'].join('\r\n'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(readdirSync(`${office.folder}/incoming`)).toEqual([]);
    expect(await files.listed('operator', id)).toEqual([]);
    expect(office.log()).not.toContain('"msg":"fault"');
  });
});

test('neither names nor contents of files reach the log', async () => {
  const { id } = await call(office);
  const file = await files.upload('operator', id, pdf('金丝雀的内容'), {
    'X-File-Name': encodeURIComponent('金丝雀.pdf'),
  });
  await files.upload('operator', id, Buffer.from('金丝雀的内容'), { 'X-File-Name': '%' });
  await files.scan();
  await files.bytes('operator', fileAt(id, file.body.id));
  expect(file.body).toMatchObject({ name: '金丝雀.pdf' });
  for (const word of ['金丝雀', encodeURIComponent('金丝雀')]) expect(office.log()).not.toContain(word);
});

test('the description says that bytes go in and out', async () => {
  const { body } =
    await visitor(office).get<Record<string, Record<string, Record<string, object>>>>('/api/openapi.json');
  const paths = body['paths'] ?? {};
  expect(paths['/api/cases/{id}/attachments']?.['post']).toMatchObject({
    requestBody: { content: { [asBytes]: {} } },
    responses: { 201: { content: { 'application/json': {} } } },
  });
  expect(paths['/api/cases/{id}/attachments/{attachmentId}']?.['get']).toMatchObject({
    responses: { 200: { content: { [asBytes]: {} } } },
  });
});
