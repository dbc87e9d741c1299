import type { CaseRow } from '../../data/types.ts';

export interface KeptRow {
  row: CaseRow;
  /** Somebody has taken it out of this queue meanwhile. */
  gone: boolean;
}

/** The rows to show while the pointer rests on the list: those shown before keep their places, those taken fade, new ones come last. */
export function keepRows(shown: readonly CaseRow[], fresh: readonly CaseRow[]): KeptRow[] {
  const now = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  return [
    ...shown.map((row) => ({ row: now.get(row.id) ?? row, gone: !now.has(row.id) })),
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
