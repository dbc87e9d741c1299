import type { CaseRow } from '../../data/types.ts';

export interface KeptRow {
  row: CaseRow;
  /** Somebody has taken it out of this queue meanwhile. */
  gone: boolean;
}

/**
 * The rows to show while they stand still: those shown before keep their places, those taken fade, new ones come last.
 * Of a list that goes on below (not `isWhole`) the last rows may only have been pushed further down: they are not taken.
 */
export function keepRows(shown: readonly CaseRow[], fresh: readonly CaseRow[], isWhole = true): KeptRow[] {
  const now = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  const end = isWhole ? shown.length : shown.findLastIndex((row) => now.has(row.id));
  return [
    ...shown.map((row, i) => ({ row: now.get(row.id) ?? row, gone: !now.has(row.id) && i < end })),
    ...fresh.filter((row) => !known.has(row.id)).map((row) => ({ row, gone: false })),
  ];
}

/** The row to open after this one: the next that is still there, else the one before it. */
export function rowAfter(rows: readonly KeptRow[], id: string | undefined): string | undefined {
  const index = rows.findIndex(({ row }) => row.id === id);
  const later = rows.slice(index + 1).find((kept) => !kept.gone);
  const earlier = rows.slice(0, Math.max(index, 0)).findLast((kept) => !kept.gone);
  return (later ?? earlier)?.row.id;
}

/** The row `step` places from the open one, within the list. */
export function rowBeside(rows: readonly KeptRow[], id: string | undefined, step: 1 | -1): string | undefined {
  const index = rows.findIndex(({ row }) => row.id === id);
  if (index < 0) return rows[0]?.row.id;
  return rows[Math.min(Math.max(index + step, 0), rows.length - 1)]?.row.id;
}

/** The rows of one listing as they came last, and as they stand still: while somebody points at them, or for a farewell. */
export interface Standing {
  of: string;
  last: readonly CaseRow[];
  held: readonly CaseRow[] | undefined;
  pointed: boolean;
  /** The cases that this person himself has just dealt with: they go without a farewell. */
  mine: readonly string[];
}

/** How the rows stand when fresh ones have come: another listing begins anew, a row taken from this one holds it still. */
export function standOn(old: Standing, of: string, fresh: readonly CaseRow[], isWhole = true): Standing {
  const { pointed, mine, last } = old;
  if (old.of !== of) return { of, last: fresh, held: pointed ? fresh : undefined, pointed, mine: [] };
  const there = new Set(fresh.map(({ id }) => id));
  const wasTaken = keepRows(last, fresh, isWhole).some(({ gone, row }) => gone && !mine.includes(row.id));
  const held = old.held ?? (wasTaken ? last.filter(({ id }) => there.has(id) || !mine.includes(id)) : undefined);
  return { of, last: fresh, held, pointed, mine: mine.filter((id) => there.has(id)) };
}
