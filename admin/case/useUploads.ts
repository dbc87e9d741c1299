import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { addFiles, dismissFile, retryFile, uploadsNow, watchArrivals, watchUploads } from '../data/sending.ts';
import type { Upload } from '../data/uploads.ts';
import { useMe } from '../data/useApi.ts';

/** This person's files on their way to a case, one after the other; what failed stays, to be tried again or taken away. */
export function useUploads(caseId: string) {
  const person = useMe()?.id ?? '';
  const all = useSyncExternalStore(watchUploads, uploadsNow);
  const client = useQueryClient();
  useEffect(() => watchArrivals((id) => client.invalidateQueries({ queryKey: ['case', id, 'attachments'] })), [client]);
  return {
    uploads: all.filter((one): one is Upload => one.caseId === caseId && one.person === person),
    add: (files: readonly File[]) => addFiles(person, caseId, files),
    retry: retryFile,
    dismiss: dismissFile,
  };
}
