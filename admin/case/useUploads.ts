import { useQueryClient } from '@tanstack/react-query';
import { useReducer, useRef } from 'react';
import { callError, problemOf } from '../data/http.ts';
import { uploadFile } from '../data/upload.ts';
import { changed, sizeProblem, type Upload } from './uploads.ts';

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
