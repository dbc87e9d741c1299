import type { HotlineDataProvider } from '../../../data/provider.ts';
import type { CategoryRow } from '../../../desks/intake/initials.ts';

/** How a category is asked for: once, since what it asks of a reply seldom changes. */
export const categoryQuery = (api: HotlineDataProvider, id: string) => ({
  queryKey: ['category', id],
  queryFn: () => api.getOne<CategoryRow & { needsEvidence?: boolean }>('categories', { id }),
  staleTime: Infinity,
  retry: false as const,
});
