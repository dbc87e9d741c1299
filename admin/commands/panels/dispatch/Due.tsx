import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LimitAmount } from '../../../../domain/limits.ts';
import { serverNow } from '../../../data/http.ts';
import { useApi } from '../../../data/useApi.ts';
import { dateTime } from '../../../data/when.ts';
import { useLocale, useT } from '../../../i18n/useT.ts';

/** When a limit that starts now would end, with the arithmetic behind it. */
export function Due({ limit }: { limit: LimitAmount }) {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const [start] = useState(() => new Date(serverNow()).toISOString());
  const preview = useQuery({
    queryKey: ['limit-preview', start, limit.amount, limit.unit],
    queryFn: () => api.previewLimit({ start, limit }),
    staleTime: Infinity,
    retry: false,
  });
  if (!preview.data) return null;
  const { dueAt, provisional, explained } = preview.data;
  return (
    <details className="small">
      <summary>
        → <b>{t('case.dueAt', { at: dateTime(dueAt, locale) })}</b>
        {provisional ? ` ${t('dispatch.provisional')}` : ''} · {t('case.howCounted')}
      </summary>
      <ol className="words">
        {explained.map((line, i) => (
          <li key={i}>{line[locale]}</li>
        ))}
      </ol>
    </details>
  );
}
