import { useQuery } from '@tanstack/react-query';
import { useOpenCase } from '../../../case/context.ts';
import { useUploads } from '../../../case/useUploads.ts';
import { useApi, useAttachments } from '../../../data/useApi.ts';
import { categoryQuery } from './category.ts';

/** A file that can prove a reply. */
export interface Proof {
  id: string;
  name: string;
  /** It still lies on the device; the reply goes after it. */
  waits: boolean;
}

/** The files of the open case that can prove a reply, those on their way among them; one that was refused proves nothing. */
export function useProofs(): { proofs: readonly Proof[]; addPhotos: (files: readonly File[]) => string[] } {
  const { kase } = useOpenCase();
  const files = (useAttachments(kase.id).data ?? []).filter((file) => file.scan !== 'refused');
  const { uploads, addPhotos } = useUploads(kase.id);
  const here = uploads.filter(({ key, problem }) => !problem && !files.some(({ id }) => id === key));
  return {
    proofs: [
      ...files.map(({ id, name }) => ({ id, name, waits: false })),
      ...here.map(({ key, file }) => ({ id: key, name: file.name, waits: true })),
    ],
    addPhotos,
  };
}

/** Whether the category asks for evidence that a matter is solved (domain 2.5). */
export function useNeedsEvidence(): boolean {
  const api = useApi();
  const { kase } = useOpenCase();
  const category = useQuery(categoryQuery(api, kase.categoryId));
  return category.data?.data.needsEvidence ?? false;
}
