import { randomUUID } from 'node:crypto';
import { createScan, demoScanner } from '../../activities/scan.ts';
import type { AttachmentView } from '../../domain/attachments.ts';
import { keys } from '../support/ledger.ts';
import { call, type Office, type Who } from './office.ts';

export const asBytes = 'application/octet-stream';
const unchanged = (body: unknown): unknown => body;

/** What people do with files at their desks. */
export const filesOf = (office: Office) => {
  const upload = async (who: Who, caseId: string, content: Buffer, headers: Record<string, string> = {}) => {
    const { agent, csrf } = await office.as(who);
    return agent
      .post(`/api/cases/${caseId}/attachments`)
      .set({
        ...{ 'X-CSRF-Token': csrf, 'Idempotency-Key': randomUUID(), 'Content-Type': asBytes },
        ...{ 'X-File-Name': encodeURIComponent('现场.jpg'), ...headers },
      })
      .serialize(unchanged)
      .send(content);
  };
  return {
    upload,
    async added(who: Who, caseId: string, content: Buffer): Promise<string> {
      const { status, body } = await upload(who, caseId, content);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body.id;
    },
    scan: () => createScan({ database: office.hall.database, keys, blobs: office.blobs, scanner: demoScanner })(),
    listed: async (who: Who, caseId: string): Promise<AttachmentView[]> =>
      (await (await office.as(who)).get<AttachmentView[]>(`/api/cases/${caseId}/attachments`).expect(200)).body,
    /** The bytes of an answer. */
    async bytes(who: Who, path: string) {
      const { status, headers, body } = await (await office.as(who)).get<Buffer>(path);
      return { status, headers, content: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
    },
    async dispatched(change: object = {}): Promise<string> {
      const { id } = await call(office, change);
      const dispatcher = await office.as('dispatcher');
      await dispatcher.command(id, { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'] }).expect(200);
      return id;
    },
  };
};

export const fileAt = (caseId: string, id: string, rest = ''): string =>
  `/api/cases/${caseId}/attachments/${id}${rest}`;
