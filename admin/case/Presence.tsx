import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { useOpenCase } from './context.ts';

/** Well within the time after which the server forgets whoever is silent. */
const beatMs = 12_000;

/** Says that this person has the case open, and who else has: `乌云 正在填写`. */
export function Presence() {
  const t = useT();
  const api = useApi();
  const { kase, typing } = useOpenCase();
  const others = useQuery({
    queryKey: ['presence', kase.id, typing],
    queryFn: () => api.beHere(kase.id, typing ? 'typing' : 'reading'),
    placeholderData: keepPreviousData,
    ...{ refetchInterval: beatMs, staleTime: 0, gcTime: 0, retry: false },
  });
  useEffect(() => {
    const leave = (): void => void api.beHere(kase.id, 'left').catch(() => undefined);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [api, kase.id]);
  return (
    <span role="status" className="row wrap presence">
      {(others.data ?? []).map(({ id, name, doing }) => (
        <span key={id} className={doing === 'typing' ? 'chip yellow' : 'chip line'}>
          {t(doing === 'typing' ? 'presence.typing' : 'presence.reading', { name })}
        </span>
      ))}
    </span>
  );
}
