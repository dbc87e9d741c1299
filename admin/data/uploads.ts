import { attachmentLimits } from '../../domain/attachments.ts';
import type { Problem } from './http.ts';
import type { KeptFile } from './keptFiles.ts';

/** A file on its way to the case. */
export interface Upload extends KeptFile {
  /** How much has gone, 0 to 1; undefined while it waits for others or for the network. */
  share?: number | undefined;
  problem?: Problem | undefined;
}

type Change = { add: readonly Upload[] } | { drop: string } | { key: string; to: Partial<Upload> };

/** The files on their way after something has happened to one of them; the same click is added once. */
export function changed(uploads: readonly Upload[], change: Change): readonly Upload[] {
  if ('add' in change) return [...uploads, ...change.add.filter(({ key }) => !uploads.some((one) => one.key === key))];
  if ('drop' in change) return uploads.filter(({ key }) => key !== change.drop);
  return uploads.map((one) => (one.key === change.key ? { ...one, ...change.to } : one));
}

/** What the device can say of a file without sending it. */
export function sizeProblem({ size }: { size: number }): Problem | undefined {
  if (size === 0) return { status: 422, code: 'fileEmpty', title: 'empty' };
  return size > attachmentLimits.fileBytes ? { status: 413, code: 'fileTooLarge', title: 'too large' } : undefined;
}
