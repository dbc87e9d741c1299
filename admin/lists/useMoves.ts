import { useState } from 'react';
import { useNavigate } from 'react-admin';
import { useT } from '../i18n/useT.ts';
import { useKeys } from '../pieces/useKeys.ts';

/** Moves over the rows with j and k, and opens one with Enter at its page; answers the id of the row that is on. */
export function useMoves(rows: readonly { id: string }[], pageOf: (id: string) => string): string | undefined {
  const t = useT();
  const navigate = useNavigate();
  const [at, setAt] = useState<string>();
  const index = rows.findIndex(({ id }) => id === at);
  useKeys([
    { key: 'j', label: t('keys.down'), run: () => setAt((rows[index + 1] ?? rows.at(-1))?.id) },
    { key: 'k', label: t('keys.up'), run: () => setAt(rows[Math.max(index - 1, 0)]?.id) },
    { key: 'enter', label: t('queue.open'), off: index < 0, run: () => navigate(pageOf(at ?? '')) },
  ]);
  return index < 0 ? undefined : at;
}
