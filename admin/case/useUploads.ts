import { useQueryClient } from '@tanstack/react-query';
import { useReducer, useRef } from 'react';
import { attachmentLimits } from '../../domain/attachments.ts';
import { callError, problemOf, type Problem } from '../data/http.ts';
import { uploadFile } from '../data/upload.ts';

/** A file on its way to the case: `key` is the id of the click that added it. */
export interface Upload {
  key: string;
  file: File;
  /** How much has gone, 0 to 1; undefined while it waits for others. */
  share?: number | undefined;
  problem?: Problem | undefined;
}

type Change = { add: readonly Upload[] } | { drop: string } | { key: string; to: Partial<Upload> };

export function changed(uploads: readonly Upload[], change: Change): readonly Upload[] {
  if ('add' in change) return [...uploads, ...change.add];
  if ('drop' in change) return uploads.filter(({ key }) => key !== change.drop);
  return uploads.map((one) => (one.key === change.key ? { ...one, ...change.to } : one));
}

/** What the device can say of a file without sending it. */
function sizeProblem({ size }: File): Problem | undefined {
  if (size === 0) return { status: 422, code: 'fileEmpty', title: 'empty' };
  return size > attachmentLimits.fileBytes ? { status: 413, code: 'fileTooLarge', title: 'too large' } : undefined;
}

/** Files on their way to a case, one after the other; what failed stays, to be tried again or taken away. */
export function useUploads(caseId: string) {
  const client = useQueryClient();
  const [uploads, change] = useReducer(changed, []);
  const line = useRef(Promise.resolve());
  const send = async ({ key, file }: Upload): Promise<void> => {
    try {
      const wrong = sizeProblem(file);
      if (wrong) throw callError(wrong);
      change({ key, to: { share: 0 } });
      await uploadFile(caseId, file, key, (share) => change({ key, to: { share } }));
      await client.invalidateQueries({ queryKey: ['case', caseId, 'attachments'] });
      change({ drop: key });
    } catch (error) {
      change({ key, to: { problem: problemOf(error), share: undefined } });
    }
  };
  const enqueue = (upload: Upload): void => {
    line.current = line.current.then(() => send(upload));
  };
  return {
    uploads,
    add: (files: readonly File[]) => {
      const added = files.map((file) => ({ key: crypto.randomUUID(), file }));
      change({ add: added });
      added.forEach(enqueue);
    },
    retry: (upload: Upload) => {
      change({ key: upload.key, to: { problem: undefined } });
      enqueue(upload);
    },
    dismiss: (key: string) => change({ drop: key }),
  };
}
