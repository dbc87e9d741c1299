import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LimitAmount } from '../../domain/limits.ts';
import { LimitField } from '../commands/LimitField.tsx';
import { serverNow } from '../data/http.ts';
import type { LimitPreview } from '../data/types.ts';
import { useApi } from '../data/useApi.ts';
import { dateTime } from '../data/when.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Asked } from '../pieces/Asked.tsx';
import { Panel } from '../pieces/Panel.tsx';
import { Loaded } from '../pieces/States.tsx';

const zoneMs = 8 * 3_600_000;
/** An instant as a `datetime-local` field shows it in the hotline's zone, and back. */
const localOf = (ms: number): string => new Date(ms + zoneMs).toISOString().slice(0, 16);
const instantOf = (local: string): string | undefined => {
  const ms = Date.parse(local + ':00Z') - zoneMs;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
};

function Result({ preview }: { preview: LimitPreview }) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="stack">
      <div className="row wrap">
        <span className="label">{t('limits.result')}</span>
        <b style={{ fontSize: 22 }}>{dateTime(preview.dueAt, locale)}</b>
        {preview.provisional ? <span className="chip yellow">{t('case.provisional')}</span> : null}
      </div>
      <h3 className="label">{t('limits.lines')}</h3>
      <ol className="words">
        {preview.explained.map((line, i) => (
          <li key={i}>{line[locale]}</li>
        ))}
      </ol>
    </div>
  );
}

/** The limit calculator: any start, any limit, the due instant and every counted day. */
export default function Limits() {
  const t = useT();
  const api = useApi();
  const [local, setLocal] = useState(() => localOf(serverNow()));
  const [limit, setLimit] = useState<LimitAmount>({ amount: 5, unit: 'workingDays' });
  const start = instantOf(local);
  const preview = useQuery({
    queryKey: ['limit-preview', start, limit.amount, limit.unit],
    queryFn: () => api.previewLimit(start ?? '', limit),
    enabled: start !== undefined,
    placeholderData: (old) => old,
    retry: false,
  });
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('limits.title')}</h1>
        <span className="faint small">{t('limits.hint')}</span>
      </div>
      <Panel>
        <div className="row wrap" style={{ alignItems: 'flex-end' }}>
          <Asked label={t('limits.start')}>
            {(wiring) => (
              <input
                className="field"
                style={{ width: 220 }}
                type="datetime-local"
                {...wiring}
                value={local}
                onChange={(event) => setLocal(event.target.value)}
              />
            )}
          </Asked>
          <LimitField label={t('limits.amount')} value={limit} onChange={setLimit} />
        </div>
      </Panel>
      <Panel>
        <Loaded query={preview}>{(found) => <Result preview={found} />}</Loaded>
      </Panel>
    </div>
  );
}
