import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { AttachmentView } from '../../domain/attachments.ts';
import { infected, maker, pdf, photo, saidByPhoto } from '../support/files.ts';
import { fileAt, filesOf } from './filesOf.ts';
import { call, openOffice, visitor, type Office } from './office.ts';

let office: Office;
let files: ReturnType<typeof filesOf>;
beforeAll(async () => {
  office = await openOffice();
  files = filesOf(office);
});
afterAll(() => office.close());

describe('a file', () => {
  test('that nobody has scanned yet opens for nobody, nor does its preview', async () => {
    const { id } = await call(office);
    const file = await files.added('operator', id, await photo());
    for (const path of [fileAt(id, file), fileAt(id, file, '/preview')]) {
      const { body } = await (await office.as('teamLead')).get(path).expect(409);
      expect(body).toMatchObject({ code: 'notScanned', status: 409 });
    }
  });

  test('with a virus is refused for good, and says so', async () => {
    const { id } = await call(office);
    const file = await files.added('operator', id, infected());
    await files.scan();
    expect(await files.listed('operator', id)).toMatchObject([{ id: file, scan: 'refused', preview: false }]);
    expect((await (await office.as('operator')).get(fileAt(id, file)).expect(409)).body.code).toBe('fileRefused');
  });

  test('opens as an attachment that no page can run, and the opening is recorded before it leaves', async () => {
    const { id } = await call(office);
    const content = pdf('<script>alert(1)</script>');
    const file = await files.added('operator', id, content);
    await files.scan();
    const { headers, content: got, status } = await files.bytes('dispatcher', fileAt(id, file));
    expect([status, got.equals(content)]).toEqual([200, true]);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
      'content-disposition': expect.stringMatching(/^attachment; filename="[^"]*"; filename\*=UTF-8''%E7%8E%B0/),
      'content-security-policy': "sandbox; default-src 'none'",
    });
    const audit = await (await office.as('auditor')).get<Record<string, unknown>[]>('/api/audit').expect(200);
    expect(audit.body.find(({ action }) => action === 'download')).toMatchObject({
      caseId: id,
      userId: 'dispatcher',
      reason: file,
    });
  });

  test('is not there for another case, another unit or an administrator', async () => {
    const [id, other] = [await files.dispatched(), await files.dispatched()];
    const file = await files.added('operator', id, await photo());
    await files.scan();
    for (const rest of ['', '/preview']) {
      await (await office.as('operator')).get(fileAt(other, file, rest)).expect(404);
      for (const who of ['stranger', 'admin'] as const)
        expect((await (await office.as(who)).get(fileAt(id, file, rest)).expect(404)).body.code).toBe('notFound');
      await (await office.as('handler')).get(fileAt(id, 'x', rest)).expect(404);
      await (await office.as('handler')).get(fileAt(id, randomUUID(), rest)).expect(404);
      await visitor(office)
        .get(fileAt(id, file, rest))
        .expect(401);
    }
  });

  test('names nobody of the centre to a unit before the case has ended', async () => {
    const id = await files.dispatched();
    await files.added('callbackAgent', id, pdf('回访录音'));
    await files.added('handler', id, pdf('答复附件'));
    const who = (files: AttachmentView[]) => files.map(({ by }) => by.name);
    expect(who(await files.listed('handler', id))).toEqual([null, '某handler']);
    expect(who(await files.listed('teamLead', id))).toEqual(['某callbackAgent', '某handler']);
  });
});

describe('the place in a photo', () => {
  test('reaches the lead unit and the desks that work on the case, and nobody else', async () => {
    const id = await files.dispatched();
    const content = await photo();
    const file = await files.added('operator', id, content);
    await files.scan();
    for (const who of ['operator', 'dispatcher', 'reviewer', 'adjudicator', 'handler', 'head'] as const) {
      expect(await files.listed(who, id)).toMatchObject([
        { original: true, preview: true, taken: { photo: saidByPhoto } },
      ]);
      expect((await files.bytes(who, fileAt(id, file))).content.equals(content)).toBe(true);
    }
    for (const who of ['coHandler', 'auditor', 'supervisor'] as const) {
      const [seen] = await files.listed(who, id);
      expect(seen).toMatchObject({ original: false, preview: true });
      expect(seen).not.toHaveProperty('taken');
      for (const rest of ['', '/preview']) {
        const { headers, content: bare } = await files.bytes(who, fileAt(id, file, rest));
        expect(headers['content-type']).toBe('image/webp');
        expect(bare.includes(maker)).toBe(false);
        expect(await sharp(bare).metadata()).not.toHaveProperty('exif');
      }
    }
  });

  test('stays away from the lead unit when the caller is secret; what it added itself it may open', async () => {
    const id = await files.dispatched({ confidential: true });
    const [theirs, own] = [await photo(400, 300), await photo(300, 400)];
    const fromCaller = await files.added('operator', id, theirs);
    const fromUnit = await files.added('handler', id, own);
    await files.scan();
    expect((await files.bytes('handler', fileAt(id, fromCaller))).content.includes(maker)).toBe(false);
    expect((await files.bytes('handler', fileAt(id, fromUnit))).content.equals(own)).toBe(true);
    expect((await files.bytes('coHandler', fileAt(id, fromUnit))).content.includes(maker)).toBe(false);
    expect((await files.listed('handler', id)).map(({ taken }) => taken)).toEqual([undefined, { photo: saidByPhoto }]);
  });

  test('is not given out either where no preview could be drawn', async () => {
    const id = await files.dispatched();
    const file = await files.added('operator', id, (await photo()).subarray(0, 4_000));
    await files.scan();
    expect((await (await office.as('coHandler')).get(fileAt(id, file)).expect(403)).body.code).toBe('originalHidden');
    expect((await (await office.as('coHandler')).get(fileAt(id, file, '/preview')).expect(404)).body.code).toBe(
      'noPreview',
    );
    expect((await files.bytes('handler', fileAt(id, file))).status).toBe(200);
  });

  test('is taken at its word from the device that sends it, apart from what the photo says', async () => {
    const id = await files.dispatched();
    const sent = { 'X-Taken-At': '2026-01-05T02:03:04.000Z', 'X-Taken-Where': 'geo:38.8331,105.6689;u=12.4' };
    const { body } = await files.upload('handler', id, await photo(), sent);
    const device = { at: sent['X-Taken-At'], position: { latitude: 38.8331, longitude: 105.6689, withinM: 13 } };
    expect(body).toMatchObject({ taken: { device } });
    await files.scan();
    expect((await files.listed('handler', id))[0]?.taken).toEqual({ device, photo: saidByPhoto });
    expect((await files.listed('coHandler', id))[0]).not.toHaveProperty('taken');
    expect(office.log()).not.toContain('105.66');
    const { rows } = await office.hall.database.query<{ t: string }>('select t::text from attachment t');
    expect(rows.map(({ t }) => t).join()).not.toMatch(/105\.66|3130352e3636/);
  });

  test.each([
    ['on no day of ours', { 'X-Taken-At': '1970-01-01T00:00:00Z' }],
    ['in the future', { 'X-Taken-At': '2099-01-01T00:00:00Z' }],
    ['at no instant', { 'X-Taken-At': 'NaN' }],
    ['off the globe', { 'X-Taken-Where': 'geo:99,105' }],
    ['nowhere', { 'X-Taken-Where': 'geo:0,0' }],
    ['in a sentence', { 'X-Taken-Where': 'behind the shop' }],
  ])('%s is not believed, and the photo is taken all the same', async (_, headers) => {
    const id = await files.dispatched();
    const { status, body } = await files.upload('handler', id, await photo(40, 30), headers);
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('taken');
  });
});
