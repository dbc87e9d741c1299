import { useSyncExternalStore } from 'react';
import type { CaseRow } from '../data/types.ts';

type Picked = ReadonlyMap<string, CaseRow>;

let picked: Picked = new Map();
const watchers = new Set<() => void>();

const put = (next: Picked): void => {
  picked = next;
  for (const tell of watchers) tell();
};
const watch = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => watchers.delete(tell);
};

/** The cases that are picked on the lists, in the order in which they were. */
export const usePicked = (): Picked => useSyncExternalStore(watch, () => picked);

/** Picks a case, or lets it go. */
export function togglePick(row: CaseRow): void {
  const next = new Map(picked);
  if (!next.delete(row.id)) next.set(row.id, row);
  put(next);
}

/** Picks every row; when all of them are picked already, lets them go. */
export function pickAll(rows: readonly CaseRow[]): void {
  const next = new Map(picked);
  const all = rows.every(({ id }) => next.has(id));
  for (const row of rows)
    if (all) next.delete(row.id);
    else next.set(row.id, row);
  put(next);
}

export const unpick = (ids: readonly string[]): void => put(new Map([...picked].filter(([id]) => !ids.includes(id))));
