import { useQuery } from '@tanstack/react-query';
import { useOpenCase } from '../../../case/context.ts';
import type { AttachmentView } from '../../../../domain/attachments.ts';
import { useApi, useAttachments } from '../../../data/useApi.ts';
import type { CategoryRow } from '../../../desks/intake/initials.ts';

/** The files of the open case that can prove a reply; one that was refused proves nothing. */
export function useProofs(): readonly AttachmentView[] {
  const { kase } = useOpenCase();
  return (useAttachments(kase.id).data ?? []).filter((file) => file.scan !== 'refused');
}

/** Whether the category asks for evidence that a matter is solved (domain 2.5). */
export function useNeedsEvidence(): boolean {
  const api = useApi();
  const { kase } = useOpenCase();
  const category = useQuery({
    queryKey: ['category', kase.categoryId],
    queryFn: () => api.getOne<CategoryRow & { needsEvidence?: boolean }>('categories', { id: kase.categoryId }),
    staleTime: Infinity,
    retry: false,
  });
  return category.data?.data.needsEvidence ?? false;
}
