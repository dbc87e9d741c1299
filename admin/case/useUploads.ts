import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { isUnitDesk } from '../../domain/people.ts';
import {
  addFiles,
  addPhotos,
  dismissFile,
  retryFile,
  uploadsNow,
  watchArrivals,
  watchUploads,
} from '../data/sending.ts';
import type { Upload } from '../data/uploads.ts';
import { actorOf, useMe } from '../data/useApi.ts';
import { whereNow } from '../data/whereNow.ts';

/** This person's files on their way to a case, one after the other; what failed stays, to be tried again or taken away. */
export function useUploads(caseId: string) {
  const me = useMe();
  const person = me?.id ?? '';
  const all = useSyncExternalStore(watchUploads, uploadsNow);
  const client = useQueryClient();
  useEffect(() => watchArrivals((id) => client.invalidateQueries({ queryKey: ['case', id, 'attachments'] })), [client]);
  return {
    uploads: all.filter((one): one is Upload => one.caseId === caseId && one.person === person),
    add: (files: readonly File[]) => addFiles(person, caseId, files),
    /** Adds photos from the camera; only a unit, which is where it works, is asked for the place. */
    addPhotos: (files: readonly File[]) =>
      addPhotos(person, caseId, files, me && isUnitDesk(actorOf(me)) ? whereNow() : Promise.resolve(undefined)),
    retry: retryFile,
    dismiss: dismissFile,
  };
}
