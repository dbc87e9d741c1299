import { useQuery } from '@tanstack/react-query';
import { useOpenCase } from '../../../case/context.ts';
import { get } from '../../../data/http.ts';
import { useApi } from '../../../data/useApi.ts';
import type { CategoryRow } from '../../../desks/intake/initials.ts';

/** A file of the case that can prove a reply. */
export interface Proof {
  id: string;
  name: string;
}

/** The files of the open case; none where nothing can be attached. */
export function useProofs(): readonly Proof[] {
  const { kase } = useOpenCase();
  const files = useQuery({
    queryKey: ['case', kase.id, 'proofs'],
    queryFn: () => get<Proof[]>(`/cases/${encodeURIComponent(kase.id)}/attachments`).catch(() => []),
  });
  return files.data ?? [];
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
