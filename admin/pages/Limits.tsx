import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { serverNow } from '../data/http.ts';
import type { LimitAsked } from '../data/rules.ts';
import type { LimitPreview } from '../data/types.ts';
import { useApi } from '../data/useApi.ts';
import { dateTime } from '../data/when.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { Loaded, None } from '../pieces/States.tsx';
import { addressOf, askedOf, type Trial, trialIn } from '../rules/trial.ts';
import { TrialFields } from '../rules/TrialFields.tsx';

function Shown({ preview }: { preview: LimitPreview }) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="stack">
      <div className="row wrap">
        <span className="label">{t('limits.result')}</span>
        <b style={{ fontSize: 22 }}>{dateTime(preview.dueAt, locale)}</b>
        <span className="muted">{preview.dueAt.slice(0, 4)}</span>
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

function Result({ asked }: { asked: LimitAsked }) {
  const api = useApi();
  const preview = useQuery({
    queryKey: ['limit-preview', asked],
    queryFn: () => api.previewLimit(asked),
    placeholderData: (old) => old,
    retry: false,
  });
  return <Loaded query={preview}>{(found) => <Shown preview={found} />}</Loaded>;
}

/** What is being tried: typed here, mirrored into the address, and read anew when somebody opens another address. */
function useTrial() {
  const [params, setParams] = useSearchParams();
  const [trial, setTrial] = useState(() => trialIn(params, serverNow()));
  useEffect(() => {
    const heard = () => setTrial(trialIn(new URLSearchParams(location.hash.split('?')[1]), serverNow()));
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  const set = (change: Partial<Trial>): void => {
    const next = { ...trial, ...change };
    setTrial(next);
    setParams(addressOf(next), { replace: true });
  };
  return { trial, set };
}

/** The limit calculator over start, limit, place, calendar, extensions and pauses; what is tried stands in the address. */
export default function Limits() {
  const t = useT();
  const { trial, set } = useTrial();
  const asked = askedOf(trial);
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('limits.title')}</h1>
        <span className="faint small">{t('limits.hint')}</span>
      </div>
      <Panel>
        <TrialFields trial={trial} set={set} />
      </Panel>
      <Panel>{asked ? <Result asked={asked} /> : <None>{t('limits.unfinished')}</None>}</Panel>
    </div>
  );
}
