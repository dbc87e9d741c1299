import type { DivisionHint } from '../../data/types.ts';
import type { Hint } from './TypeAhead.tsx';

const most = 8;
const league = 4;

/** `阿拉善左旗 › 巴彦浩特镇`: a division with those above it, the league itself left out. */
export function pathsOf(divisions: readonly DivisionHint[]): Map<string, string> {
  const byCode = new Map(divisions.map((d) => [d.code, d]));
  const path = (division: DivisionHint): string => {
    if (division.path) return division.path;
    const parent = division.parentCode ? byCode.get(division.parentCode) : undefined;
    return parent && parent.code.length > league ? `${path(parent)} › ${division.name}` : division.name;
  };
  return new Map(divisions.map((d) => [d.code, path(d)]));
}

/** The divisions whose name, or whose parents' names, hold everything that was typed; the nearest names first. */
export function placesFor(
  typed: string,
  divisions: readonly DivisionHint[],
  paths: ReadonlyMap<string, string>,
): Hint[] {
  const parts = typed.trim().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [];
  const pathOf = (d: DivisionHint): string => paths.get(d.code) ?? d.name;
  const rank = (d: DivisionHint): number =>
    d.name.startsWith(parts.at(-1) ?? '') ? 0 : d.name.includes(parts.at(-1) ?? '') ? 1 : 2;
  return divisions
    .filter((d) => parts.every((part) => pathOf(d).includes(part)))
    .toSorted((a, b) => rank(a) - rank(b) || a.code.length - b.code.length || a.code.localeCompare(b.code))
    .slice(0, most)
    .map((d) => ({ id: d.code, label: pathOf(d), why: [] }));
}
