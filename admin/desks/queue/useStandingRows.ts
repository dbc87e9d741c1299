import { useEffect, useState } from 'react';
import type { CaseFilter } from '../../../domain/lists.ts';
import type { CaseRow, QueueName } from '../../data/types.ts';
import { useQueueRows } from '../../data/useApi.ts';
import { type KeptRow, keepRows, type Standing, standOn } from './keepRows.ts';

/** A row that was taken stays so long, to be read, where no pointer rests on the list. */
const farewellMs = 7_000;

const nothingYet: Standing = { of: '', last: [], held: undefined, pointed: false, mine: [] };

/** The standing after what has come, set while rendering, as React wants it for state that follows other state. */
function useStanding(of: string, fresh: readonly CaseRow[] | undefined, isWhole: boolean) {
  const [standing, setStanding] = useState(nothingYet);
  const isNew = fresh !== undefined && (standing.of !== of || standing.last !== fresh);
  const now = isNew ? standOn(standing, of, fresh, isWhole) : standing;
  if (isNew) setStanding(now);
  return [now, setStanding] as const;
}

const hasFarewells = (rows: readonly KeptRow[] = []): boolean => rows.some(({ gone }) => gone);

/** The queue's rows: they stand still under the pointer, and one that somebody else took says so before it goes. */
export function useStandingRows(name: QueueName, count: number, filter: CaseFilter) {
  const query = useQueueRows(name, count, filter);
  const { data: rows, total = 0 } = query.data ?? {};
  const isWhole = rows?.length === total;
  const fresh = query.isPlaceholderData ? undefined : rows;
  const [{ held, pointed }, setStanding] = useStanding(JSON.stringify([name, filter]), fresh, isWhole);
  useEffect(() => {
    if (!held || pointed) return undefined;
    const timer = setTimeout(() => setStanding((old) => ({ ...old, held: undefined })), farewellMs);
    return () => clearTimeout(timer);
  }, [held, pointed, setStanding]);
  const kept = rows && keepRows(held ?? rows, rows, isWhole);
  return {
    query: { ...query, data: kept && { rows: kept, total } },
    point: () => setStanding((old) => ({ ...old, pointed: true, held: old.held ?? old.last })),
    unpoint: () => setStanding((old) => ({ ...old, pointed: false, held: hasFarewells(kept) ? old.held : undefined })),
    /** This person's own deed: the row goes at once, without a farewell. */
    drop: (id: string) =>
      setStanding((old) => ({ ...old, mine: [...old.mine, id], held: old.pointed ? old.held : undefined })),
  };
}
