import type { ErrorProps } from 'react-admin';
import { useT } from '../i18n/useT.ts';

export function NotFound() {
  const t = useT();
  return (
    <div className="page">
      <div className="none stack">
        <h1>{t('notFound.title')}</h1>
        <p>{t('notFound.text')}</p>
      </div>
    </div>
  );
}

/** What stands where a page has failed: what was typed is on the device, so a reload is safe. */
export function Crash({ error }: ErrorProps) {
  const t = useT();
  return (
    <div className="page">
      <div className="none stack" role="alert">
        <h1>{t('crash.title')}</h1>
        <p>{t('crash.text')}</p>
        <p className="mono small">{error instanceof Error ? error.message : ''}</p>
        <span>
          <button type="button" className="btn" onClick={() => location.reload()}>
            {t('do.retry')}
          </button>
        </span>
      </div>
    </div>
  );
}
