import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();
const most = 20_000;

/** `住房和城乡建设局` → `zfhcxjsj`: the pinyin initials of a name, read by words, so that 银行 is `yh`; other letters stay. */
export function initialsOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
  const initials = letters.replace(/[^\p{Letter}\p{Number}]/gu, '');
  if (known.size >= most) known.clear();
  known.set(name, initials);
  return initials;
}

/** The initials of several names, apart by spaces. */
export const initialsOfAll = (names: readonly string[]): string => [...new Set(names.map(initialsOf))].join(' ');
