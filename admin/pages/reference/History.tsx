import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ReferenceName } from '../../../domain/reference.ts';
import type { ReferenceVersion } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';

interface HistoryProps {
  resource: ReferenceName;
  id: string;
  /** What more is said of a version. */
  more?: (version: ReferenceVersion) => ReactNode;
}

/** Every version of a row of reference data: from when, by whom and why. */
export function History({ resource, id, more }: HistoryProps) {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const versions = useQuery({
    queryKey: ['reference', resource, id],
    queryFn: () => api.referenceHistory(resource, id),
  });
  const rows = versions.data ?? [];
  if (rows.length === 0) return <p className="faint small">{t('reference.noHistory')}</p>;
  return (
    <ol className="small">
      {rows.map((row) => (
        <li key={row.id}>
          {`${dateTime(row.effectiveAt, locale)} · ${row.byName ?? row.by} · ${row.reason}`}{' '}
          {row.appliedAt ? null : (
            <span className="chip yellow">{t(row.error ? 'reference.failed' : 'reference.waits')}</span>
          )}
          {more?.(row)}
        </li>
      ))}
    </ol>
  );
}
