import type { CategoryHint } from '../../data/types.ts';

/** Whether what was typed can be initials at all. */
export const areInitials = (typed: string): boolean => /^[a-z]{2,8}$/.test(typed);

export interface CategoryRow {
  id: string;
  name: string;
  path: string;
  /** The pinyin initials of every name of the path, apart by spaces. */
  initials: string;
  profile?: string | null;
}

/** The leaves of the category tree whose name, or a name above it, has these initials. */
export const hintsByInitials = (typed: string, categories: readonly CategoryRow[]): CategoryHint[] =>
  categories
    .filter(({ profile }) => profile)
    .map((category) => ({
      category,
      at: category.initials.split(' ').findLastIndex((initials) => initials.startsWith(typed)),
    }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => b.at - a.at)
    .map(({ category: { id, path } }) => ({ id, path, why: [] }));
