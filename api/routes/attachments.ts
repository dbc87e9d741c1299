import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AttachmentView, attachmentLimits, fileKinds } from '../../domain/attachments.ts';
import { closedTo } from '../../domain/case/decide.ts';
import { takenIn } from '../../domain/taken.ts';
import { recordAccess } from '../../store/access.ts';
import { addAttachment, findAttachment, listAttachments, type AddRefusal } from '../../store/attachments.ts';
import type { Arrived } from '../../store/blobs.ts';
import { clickOf, CommandHeaders, keyReused } from '../commands.ts';
import { limitUploads } from '../limits.ts';
import type { Parts } from '../parts.ts';
import { idOf, isTrouble, notFound, refused, trouble, type Troubled } from '../problems.ts';
import { ofCase, readable } from '../reading.ts';
import { route, type AskedBy, type Route } from '../route.ts';
import { attachmentView, opensOriginal } from '../attachmentViews.ts';
import { sentences } from '../sentences.ts';

const path = '/api/cases/:id/attachments';
const bytesType = 'application/octet-stream';

const Headers = CommandHeaders.pick({ 'Idempotency-Key': true }).extend({
  'X-File-Name': z.string().max(2_000).optional().describe('what the file is called, percent-encoded UTF-8'),
  'X-Taken-At': z.string().optional().describe('of a picture: when the device says that it was taken, in UTC'),
  'X-Taken-Where': z.string().optional().describe('of a picture: where, as `geo:latitude,longitude;u=metres`'),
});

type FileCode = 'fileKind' | 'fileTooLarge' | 'fileEmpty' | 'tooManyFiles' | 'caseFull' | 'notBytes';
const wrongFile = (status: number, code: FileCode): Troubled =>
  trouble(status, code, { issues: [{ path: ['file'], code, message: sentences[code] }] });

const refusals: Record<AddRefusal, () => Troubled> = {
  kind: () => wrongFile(422, 'fileKind'),
  files: () => wrongFile(409, 'tooManyFiles'),
  caseBytes: () => wrongFile(409, 'caseFull'),
  reused: keyReused,
};

/** The name that the header gives; no file is refused for a header that can't be read. */
function nameOf(req: Request): string {
  try {
    return decodeURIComponent(req.get('X-File-Name') ?? '');
  } catch {
    return '';
  }
}

/** When and where the device says that a picture was taken; what can't be so is left out. */
const deviceSays = (req: Request) => takenIn(req.get('X-Taken-At'), req.get('X-Taken-Where'), Date.now());

/** Takes the body in, or says why not. Whoever sends too much is cut off. */
async function arrive({ blobs }: Parts, { req, res }: AskedBy<undefined, undefined>): Promise<Arrived | Troubled> {
  if (!req.is(bytesType)) return wrongFile(415, 'notBytes');
  try {
    const isLong = Number(req.get('Content-Length') ?? 0) > attachmentLimits.fileBytes;
    const body = req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    const arrived = isLong ? 'tooLarge' : await blobs.receive(body, attachmentLimits.fileBytes);
    if (typeof arrived === 'object') return arrived;
    if (arrived === 'empty') return wrongFile(422, 'fileEmpty');
    res.set('Connection', 'close');
    return wrongFile(413, 'fileTooLarge');
  } catch (error) {
    if (!req.complete) return trouble(400, 'aborted');
    throw error;
  }
}

function uploadRoute(parts: Parts): Route {
  const limit = limitUploads();
  return route({
    ...{ method: 'post', path, summary: 'Add a file to a case: its bytes as the body', status: 201, headers: Headers },
    ...{ takesBytes: true, answer: AttachmentView, before: [limit] },
    async handle(asked) {
      const { actor, part, req } = asked;
      const found = await readable(parts, part('id'), actor);
      if (isTrouble(found)) return found;
      const bar = closedTo('addNote', found.kase, actor); // who may add a note may add a file
      if (bar) return refused({ ...bar, kase: found.kase });
      const id = clickOf(req);
      if (isTrouble(id)) return id;
      const arrived = await arrive(parts, asked);
      if (isTrouble(arrived)) return arrived;
      const added = await addAttachment(parts.database, parts.keys, {
        ...{ id, caseId: found.kase.id, name: nameOf(req), arrived, device: deviceSays(req) },
        ...{ uploadedBy: actor.id, unitId: actor.unitId },
      });
      if ('refusal' in added) return refusals[added.refusal]();
      const [view] = await attachmentView(parts, found.kase, actor, [added]);
      return view;
    },
  });
}

interface Sent {
  hash: Buffer;
  type: string;
  /** The name to save it under; none for what is shown on a page. */
  name?: string;
}

/** Sends bytes as nothing but bytes: no page may run them, no browser may take them for something else. */
async function sendBytes({ blobs }: Parts, res: Response, { hash, type, name }: Sent): Promise<void> {
  const content = await blobs.read(hash);
  res.locals['streams'] = true;
  if (name !== undefined) res.attachment(name);
  res.status(200).set({
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  await pipeline(content, res).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

const previewType = 'image/webp';

/** A file that may be opened by now, or why not. */
async function openable({ database, keys }: Parts, caseId: string, id: string) {
  const attachment = z.guid().safeParse(id).success ? await findAttachment(database, keys, caseId, id) : undefined;
  if (!attachment) return notFound();
  if (attachment.scan === 'waiting') return trouble(409, 'notScanned');
  return attachment.scan === 'refused' ? trouble(409, 'fileRefused') : attachment;
}

function openRoutes(parts: Parts): Route[] {
  return [
    route({
      ...{ method: 'get', path: `${path}/:attachmentId`, summary: 'A file; recorded', sendsBytes: true },
      handle: ofCase(parts, async (kase, { actor, part, req, res }) => {
        const found = await openable(parts, kase.id, part('attachmentId'));
        if (isTrouble(found)) return found;
        const { hash, kind, name, preview } = found;
        const isOriginal = opensOriginal(actor, kase, found);
        if (!isOriginal && !preview) return trouble(403, 'originalHidden');
        const access = { userId: actor.id, action: 'download', caseId: kase.id, reason: found.id } as const;
        await recordAccess(parts.database, { ...access, requestId: idOf(req) });
        const whole = { hash, type: fileKinds[kind].type, name };
        const bare = { hash: preview ?? hash, type: previewType, name: name.replace(/\.[^.]*$/, '.webp') };
        return sendBytes(parts, res, isOriginal ? whole : bare);
      }),
    }),
    route({
      ...{ method: 'get', path: `${path}/:attachmentId/preview`, summary: 'An image, small and without its metadata' },
      ...{ sendsBytes: true },
      handle: ofCase(parts, async (kase, { part, res }) => {
        const found = await openable(parts, kase.id, part('attachmentId'));
        if (isTrouble(found)) return found;
        if (!found.preview) return trouble(404, 'noPreview');
        return sendBytes(parts, res, { hash: found.preview, type: previewType });
      }),
    }),
  ];
}

/** The files of a case. */
export const attachmentRoutes = (parts: Parts): Route[] => [
  uploadRoute(parts),
  route({
    ...{ method: 'get', path, summary: 'Its attachments', answer: z.array(AttachmentView) },
    handle: ofCase(parts, async (kase, { actor }) =>
      attachmentView(parts, kase, actor, await listAttachments(parts.database, parts.keys, kase.id)),
    ),
  }),
  ...openRoutes(parts),
];
