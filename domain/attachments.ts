import { z } from 'zod';
import { Taken } from './taken.ts';

/** How much may be attached. */
export const attachmentLimits = { fileBytes: 20 * 2 ** 20, files: 20, caseBytes: 100 * 2 ** 20 };

/** The kinds of files that are taken, by their content: media type, ending, and whether they may say where they were made. */
export const fileKinds = {
  jpeg: { type: 'image/jpeg', ending: 'jpg', isPlaced: true },
  png: { type: 'image/png', ending: 'png', isPlaced: true },
  webp: { type: 'image/webp', ending: 'webp', isPlaced: true },
  gif: { type: 'image/gif', ending: 'gif', isPlaced: true },
  heic: { type: 'image/heic', ending: 'heic', isPlaced: true },
  mp4: { type: 'video/mp4', ending: 'mp4', isPlaced: true },
  m4a: { type: 'audio/mp4', ending: 'm4a', isPlaced: true },
  mp3: { type: 'audio/mpeg', ending: 'mp3', isPlaced: false },
  wav: { type: 'audio/wav', ending: 'wav', isPlaced: false },
  amr: { type: 'audio/amr', ending: 'amr', isPlaced: false },
  pdf: { type: 'application/pdf', ending: 'pdf', isPlaced: false },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ...{ ending: 'docx', isPlaced: false },
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ...{ ending: 'xlsx', isPlaced: false },
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ...{ ending: 'pptx', isPlaced: false },
  },
} as const satisfies Record<string, { type: string; ending: string; isPlaced: boolean }>;

export type FileKind = keyof typeof fileKinds;
const kinds = Object.keys(fileKinds) as [FileKind, ...FileKind[]];

/** The kind of file that content with this ending is; undefined for what is not taken. */
export const kindOfEnding = (ending: string): FileKind | undefined =>
  kinds.find((kind) => fileKinds[kind].ending === ending);

/** Kinds that a preview can be drawn of. */
export const drawable = (kind: FileKind): boolean => ['jpeg', 'png', 'webp', 'gif'].includes(kind);

export const scanStates = ['waiting', 'clean', 'refused'] as const;

/** A file of a case as the API lists it: what the reader may open of it is said by `original` and `preview`. */
export const AttachmentView = z.object({
  id: z.guid(),
  name: z.string(),
  kind: z.enum(kinds),
  size: z.int(),
  at: z.iso.datetime(),
  by: z.object({ name: z.string().nullable(), unitId: z.string(), unitName: z.string() }),
  scan: z.enum(scanStates),
  preview: z.boolean(),
  original: z.boolean(),
  /** When and where it was taken, in the device's word and as the photo says; only for those who may open it as it came. */
  taken: z.object({ device: Taken.optional(), photo: Taken.optional() }).optional(),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

const longestName = 120;
// control characters, and marks that turn the direction of writing: `gpj.exe` must not read `exe.jpg`
const tricks = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A file name that is safe to show and to save under: no folders, no tricks, at most 120 characters, with the ending of its content. */
export function safeName(given: string, kind: FileKind): string {
  const { ending } = fileKinds[kind];
  const bare = given
    .toWellFormed()
    .replace(tricks, '')
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim();
  const known = bare.toLowerCase().endsWith(`.${ending}`) || (kind === 'jpeg' && /\.jpe?g$/i.test(bare));
  const stem = known ? bare.replace(/\.[^.]*$/, '') : bare;
  const short = Array.from(stem.replace(/^\.+/, '')).slice(0, longestName).join('').trim();
  return `${short === '' ? 'file' : short}.${ending}`;
}
