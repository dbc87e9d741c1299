import type { CategoryHint } from '../../data/types.ts';

const letters = 'abcdefghjklmnopqrstwxyz';
// The first character of each letter in the order of pinyin.
const firsts = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀';
const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  let found = letters.charAt(0);
  for (let i = 0; i < letters.length; i++)
    if (order.compare(firsts.charAt(i), character) <= 0) found = letters.charAt(i);
  return found;
}

/** `供热` → `gr`: the pinyin initials of a name, by the collation that every browser carries. */
export const initialsOf = (name: string): string => Array.from(name, initialOf).join('');

/** Whether what was typed can be initials at all. */
export const areInitials = (typed: string): boolean => /^[a-z]{2,8}$/.test(typed);

export interface CategoryRow {
  id: string;
  name: string;
  path: string;
  profile?: string | null;
}

/** The leaves of the category tree whose name, or a name above it, has these initials. */
export const hintsByInitials = (typed: string, categories: readonly CategoryRow[]): CategoryHint[] =>
  categories
    .filter(({ profile }) => profile)
    .map((category) => ({
      category,
      at: category.path.split(' › ').findLastIndex((name) => initialsOf(name).startsWith(typed)),
    }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => b.at - a.at)
    .map(({ category: { id, path } }) => ({ id, path, why: [] }));
