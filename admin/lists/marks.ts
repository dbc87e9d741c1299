/** A part of a text, and whether it is what was sought. */
export interface Part {
  text: string;
  hit: boolean;
}

const folded = (text: string): string => text.toLowerCase();

/** How many characters of `text` from `at` on stand in the search as well, at least two of them unless the search is one. */
function lengthAt(text: string, at: number, sought: readonly string[]): number {
  let length = 0;
  while (at + length < text.length && sought.some((one) => one.includes(text.slice(at, at + length + 1)))) length++;
  const isWhole = sought.some((one) => one === text.slice(at, at + length));
  return length >= 2 || isWhole ? length : 0;
}

/** Neighbours that are both hits, or both not, as one part. */
const joined = (text: string, hits: readonly boolean[]): Part[] =>
  hits.reduce<Part[]>((parts, hit, i) => {
    const last = parts.at(-1);
    if (last?.hit !== hit) return [...parts, { text: text.charAt(i), hit }];
    return [...parts.slice(0, -1), { text: last.text + text.charAt(i), hit }];
  }, []);

/** A text in parts, those marked that the search holds too: its words in any order, and fragments of them. */
export function marksIn(text: string, q: string | undefined): Part[] {
  const sought = folded(q ?? '')
    .split(/[\s\p{P}]+/u)
    .filter(Boolean);
  const plain = folded(text);
  if (sought.length === 0 || plain.length !== text.length) return [{ text, hit: false }];
  const hits = Array.from({ length: text.length }, () => false);
  for (let at = 0; at < text.length;) {
    const length = lengthAt(plain, at, sought);
    hits.fill(true, at, at + length);
    at += Math.max(length, 1);
  }
  return joined(text, hits);
}
