import { LinkBase, useLocation, useLogout } from 'react-admin';
import type { QueueCount } from '../data/types.ts';
import { useShelves } from '../data/articles.ts';
import { callsBack, useMissed } from '../data/calls.ts';
import { useMe, useQueues } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { waitingShelves } from '../pages/articles/roles.ts';
import { looksOf, mayRegister, oversightOf, rulePagesOf } from './desksOf.ts';
import { Languages, ThemeSwitch } from './Switches.tsx';

interface GoProps {
  to: string;
  label: string;
  end?: string | number | undefined;
  hot?: boolean;
  onGo: () => void;
}

function Go({ to, label, end, hot, onGo }: GoProps) {
  const { pathname } = useLocation();
  const on = pathname === to || pathname.startsWith(to + '/');
  return (
    <LinkBase to={to} className={on ? 'on' : ''} aria-current={on ? 'page' : undefined} onClick={onGo}>
      {label}
      {end === undefined ? null : <b className={hot ? 'hot' : ''}>{end}</b>}
    </LinkBase>
  );
}

function Queues({ queues, onGo }: { queues: readonly QueueCount[]; onGo: () => void }) {
  const t = useT();
  return queues.map((queue) => (
    <Go
      key={queue.name}
      to={`/queues/${queue.name}`}
      label={t(`queue.${queue.name}`)}
      end={queue.count}
      hot={queue.overdue > 0}
      onGo={onGo}
    />
  ));
}

/** The knowledge base, with how much of it waits for this person. */
function Knowledge({ onGo }: { onGo: () => void }) {
  const t = useT();
  const me = useMe();
  const counts = useShelves().data;
  const waits = me && counts ? waitingShelves(me).reduce((sum, shelf) => sum + counts[shelf], 0) : 0;
  return (
    <Go to="/articles" label={t('rail.articles')} end={waits > 0 ? waits : undefined} hot={waits > 0} onGo={onGo} />
  );
}

/** Who waits to be called back. */
function Missed({ onGo }: { onGo: () => void }) {
  const t = useT();
  const count = useMissed().data?.count;
  return <Go to="/missed" label={t('rail.missed')} end={count} hot={(count ?? 0) > 0} onGo={onGo} />;
}

/** Left: my queues with live counters, red where something in them is overdue. */
export function Rail({ open, onGo }: { open: boolean; onGo: () => void }) {
  const t = useT();
  const me = useMe();
  const queues = useQueues();
  const logout = useLogout();
  return (
    <nav className={open ? 'rail open' : 'rail'} aria-label={t('rail.name')}>
      {me && mayRegister(me) ? (
        <>
          <h2>{t('rail.intake')}</h2>
          <Go to="/intake" label={t('rail.register')} end="F2" onGo={onGo} />
          {callsBack(me) ? <Missed onGo={onGo} /> : null}
        </>
      ) : null}
      {oversightOf(me).length > 0 ? <h2>{t('rail.oversight')}</h2> : null}
      {oversightOf(me).map((page) => (
        <Go key={page} to={`/${page}`} label={t(`rail.${page}`)} onGo={onGo} />
      ))}
      {queues.data?.length === 0 ? null : <h2>{t('rail.queues')}</h2>}
      <Queues queues={queues.data ?? []} onGo={onGo} />
      <h2>{t('rail.knowledge')}</h2>
      <Knowledge onGo={onGo} />
      <h2>{t('rail.look')}</h2>
      {looksOf(me).map((page) => (
        <Go key={page} to={`/${page}`} label={t(`rail.${page}`)} onGo={onGo} />
      ))}
      <h2>{t('rail.rules')}</h2>
      {rulePagesOf(me).map((page) => (
        <Go key={page} to={`/${page}`} label={t(`rail.${page}`)} onGo={onGo} />
      ))}
      <div className="phone-only row wrap">
        <ThemeSwitch />
        <Languages />
        <button type="button" className="plain" onClick={() => void logout()}>
          {t('bar.signOut')}
        </button>
      </div>
    </nav>
  );
}
