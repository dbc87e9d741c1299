import { useEffect, useState } from 'react';
import type { CaseFilter } from '../../../domain/lists.ts';
import type { QueueName } from '../../data/types.ts';
import { useQueueRows } from '../../data/useApi.ts';
import { hasFarewells, keepRows, type Standing, standOn } from './keepRows.ts';

/** A row that was taken stays so long, to be read, where no pointer rests on the list. */
const farewellMs = 7_000;

/** The queue's rows: they stand still under the pointer, and one that somebody else took says so before it goes. */
export function useStandingRows(name: QueueName, count: number, filter: CaseFilter) {
  const query = useQueueRows(name, count, filter);
  const of = JSON.stringify([name, filter]);
  const rows = query.data?.data;
  const [standing, setStanding] = useState<Standing>({ of, last: rows ?? [], held: undefined, pointed: false });
  const total = query.data?.total ?? 0;
  const isNew = rows !== undefined && !query.isPlaceholderData && (standing.of !== of || standing.last !== rows);
  const now = isNew ? standOn(standing, of, rows, rows.length >= total) : standing;
  if (isNew) setStanding(now);
  const { held, pointed } = now;
  useEffect(() => {
    if (!held || pointed) return undefined;
    const timer = setTimeout(() => setStanding((old) => ({ ...old, held: undefined })), farewellMs);
    return () => clearTimeout(timer);
  }, [held, pointed]);
  const shown = rows && { rows: keepRows(held ?? rows, rows, rows.length >= total), total };
  return {
    query: { ...query, data: shown },
    point: () => setStanding((old) => ({ ...old, pointed: true, held: old.held ?? old.last })),
    unpoint: () =>
      setStanding((old) => ({ ...old, pointed: false, held: hasFarewells(shown?.rows ?? []) ? old.held : undefined })),
    /** This person's own deed: the row goes at once, without a farewell. */
    drop: (id: string) =>
      setStanding((old) => {
        const last = old.last.filter((row) => row.id !== id);
        return { ...old, last, held: old.pointed ? last : undefined };
      }),
  };
}
