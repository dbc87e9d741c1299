import { spacedNumber } from '../case/Head.tsx';
import type { CaseRow } from '../data/types.ts';
import { useMe } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { useKeys } from '../pieces/useKeys.ts';
import { bulkFor } from './acts.ts';
import { togglePick, usePicked } from './selection.ts';

/** The box that picks a row for an act on many; `x` does the same on the row at hand. Nothing for whoever acts on one case at a time. */
export function Pick({ row, on = false }: { row: CaseRow; on?: boolean }) {
  const t = useT();
  const me = useMe();
  const picked = usePicked().has(row.id);
  const may = bulkFor(me).length > 0;
  useKeys(may && on ? [{ key: 'x', label: t('bulk.pickOne'), run: () => togglePick(row) }] : []);
  if (!may) return null;
  return (
    <label className="pick-box">
      <input
        type="checkbox"
        aria-label={t('bulk.pick', { number: spacedNumber(row.number) })}
        checked={picked}
        onChange={() => togglePick(row)}
      />
    </label>
  );
}
