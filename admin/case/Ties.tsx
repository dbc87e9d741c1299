import { useQuery } from '@tanstack/react-query';
import type { CaseRow } from '../data/types.ts';
import { useApi } from '../data/useApi.ts';
import { type MessageKey, useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { useOpenCase } from './context.ts';
import { ShortRow } from './Others.tsx';

function useRows(ids: readonly string[]): readonly CaseRow[] {
  const api = useApi();
  const rows = useQuery({
    queryKey: ['cases', 'by-id', ...ids],
    queryFn: () =>
      api.getList<CaseRow>('cases', {
        ...{ filter: { id: ids }, pagination: { page: 1, perPage: 50 } },
        sort: { field: 'registeredAt', order: 'ASC' },
      }),
    enabled: ids.length > 0,
    retry: false,
  });
  return rows.data?.data ?? [];
}

/** The cases that this one hangs together with: which it was merged into, which follow it, which it repeats. */
export function Ties() {
  const t = useT();
  const { kase } = useOpenCase();
  const { mergedInto, followers, repeatOf } = kase;
  const ties: [MessageKey, readonly string[]][] = [
    ['tie.mergedInto', mergedInto === undefined ? [] : [mergedInto]],
    ['tie.followers', followers],
    ['tie.repeatOf', repeatOf === undefined ? [] : [repeatOf]],
  ];
  const rows = useRows(ties.flatMap(([, ids]) => ids).slice(0, 50));
  if (rows.length === 0) return null;
  return (
    <Panel title={t('tie.title')}>
      <div className="stack">
        {ties.map(([name, ids]) => {
          const tied = rows.filter(({ id }) => ids.includes(id));
          return tied.length === 0 ? null : (
            <div key={name} className="stack tight">
              <span className="label">{t(name)}</span>
              {tied.map((row) => (
                <ShortRow key={row.id} row={row} />
              ))}
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
