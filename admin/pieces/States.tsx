import type { ReactNode } from 'react';
import { problemOf } from '../data/http.ts';
import { useT } from '../i18n/useT.ts';
import { problemText } from '../i18n/problemText.ts';

/** What stands where rows will be. */
export function Bones({ rows = 6 }: { rows?: number }) {
  const t = useT();
  return (
    <div className="bones" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, i) => (
        <i key={i} style={{ width: `${String(88 - ((i * 17) % 40))}%` }} />
      ))}
    </div>
  );
}

export function None({ children }: { children: ReactNode }) {
  return <div className="none">{children}</div>;
}

/** A failed call as a sentence with a way out. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  return (
    <div className="none stack" role="alert">
      <span className="bad">{problemText(t, problemOf(error))}</span>
      {onRetry ? (
        <span>
          <button type="button" className="btn" onClick={onRetry}>
            {t('do.retry')}
          </button>
        </span>
      ) : null}
    </div>
  );
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Shows the data of a query, and the loading and failed states before it; old data stays on the screen while the network is gone. */
export function Loaded<T>({ query, rows, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <Bones {...(rows ? { rows } : {})} />;
  return <Failed error={query.error} onRetry={() => void query.refetch()} />;
}
