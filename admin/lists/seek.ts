/** Something that is found by a part of its name or by the pinyin initials of its names. */
export interface Named {
  id: string;
  label: string;
  /** Initials of its names, apart by spaces. */
  initials?: string | undefined;
}

/** Whether what was typed can be initials at all. */
export const areInitials = (typed: string): boolean => /^[a-z]{2,12}$/i.test(typed.trim());

const rankOf = (typed: string, { label, initials = '' }: Named): number | undefined => {
  const own = label.split(' › ').at(-1) ?? label;
  if (own.startsWith(typed)) return 0;
  if (typed.split(/\s+/).every((part) => label.includes(part))) return own.includes(typed) ? 1 : 2;
  if (!areInitials(typed)) return undefined;
  const words = initials.split(' ');
  const at = words.findLastIndex((word) => word.startsWith(typed.toLowerCase()));
  if (at >= 0) return 3 + (words.length - at) / 10;
  return words.some((word) => word.includes(typed.toLowerCase())) ? 5 : undefined;
};

/** Those that fit what was typed, the nearest first; at most `most`. */
export function seek<T extends Named>(typed: string, all: readonly T[], most = 8): T[] {
  const wanted = typed.trim();
  if (wanted === '') return [];
  return all
    .map((one) => ({ one, rank: rankOf(wanted, one) }))
    .filter((found): found is { one: T; rank: number } => found.rank !== undefined)
    .toSorted((a, b) => a.rank - b.rank || a.one.label.length - b.one.label.length)
    .slice(0, most)
    .map(({ one }) => one);
}
