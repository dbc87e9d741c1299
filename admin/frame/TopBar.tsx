import { type SubmitEvent, useState } from 'react';
import { LinkBase, useLogout, useNavigate } from 'react-admin';
import { useMissed } from '../data/calls.ts';
import { useEngine, useMe } from '../data/useApi.ts';
import { useNetwork } from '../data/network.ts';
import { useServerAway } from '../data/reach.ts';
import { useT } from '../i18n/useT.ts';
import { Lamp } from '../pieces/Remaining.tsx';
import { mainRole, takesCalls } from './desksOf.ts';
import { Languages, ThemeSwitch } from './Switches.tsx';

function Seek() {
  const t = useT();
  const navigate = useNavigate();
  const [sought, setSought] = useState('');
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    navigate(`/cases?filter=${encodeURIComponent(JSON.stringify({ q: sought.trim() }))}`);
  };
  return (
    <form className="seek" role="search" onSubmit={go}>
      <kbd aria-hidden="true">/</kbd>
      <input
        aria-label={t('bar.search')}
        placeholder={t('bar.search')}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
        }}
      />
    </form>
  );
}

function Engine() {
  const t = useT();
  const engine = useEngine();
  const serverAway = useServerAway();
  const { online, count } = useNetwork(useMe()?.id ?? '');
  if (!online || serverAway !== undefined || count > 0)
    return <Lamp colour="grey">{count > 0 ? t('bar.waiting', { n: count }) : t('bar.offline')}</Lamp>;
  if (engine.isPending) return null;
  if (!engine.data) return <Lamp colour="grey">{t('bar.engineUnknown')}</Lamp>;
  return engine.data.state === 'ok' ? (
    <Lamp colour="green">{t('bar.engineOk')}</Lamp>
  ) : (
    <Lamp colour="yellow">{t('bar.engineDown')}</Lamp>
  );
}

/** How many callers wait to be called back, before the eyes of those who take calls. */
function Missed() {
  const t = useT();
  const me = useMe();
  const n = useMissed().data?.count ?? 0;
  if (!me || !takesCalls(me) || n === 0) return null;
  return (
    <LinkBase to="/missed" className="chip red wide-only">
      {t('bar.missed', { n })}
    </LinkBase>
  );
}

function Person() {
  const t = useT();
  const me = useMe();
  const logout = useLogout();
  if (!me) return null;
  return (
    <span className="row">
      <span className="chip wide-only">{t(`role.${mainRole(me)}`)}</span>
      <span className="cut" style={{ maxWidth: 90 }}>
        {me.name}
      </span>
      <button type="button" className="plain small wide-only" onClick={() => void logout()}>
        {t('bar.signOut')}
      </button>
    </span>
  );
}

/** Brand, search, the engine's state, language and who is here. */
export function TopBar({ onMenu, onKeys }: { onMenu: () => void; onKeys: () => void }) {
  const t = useT();
  return (
    <header className="top">
      <button type="button" className="plain menu-button" aria-label={t('bar.menu')} onClick={onMenu}>
        ☰
      </button>
      <LinkBase to="/" className="brand">
        一<i>号</i>
      </LinkBase>
      <Seek />
      <span className="grow" />
      <Missed />
      <span className="small wide-only row">
        <Engine />
      </span>
      <button type="button" className="plain wide-only" onClick={onKeys} aria-label={t('bar.keys')}>
        <kbd>?</kbd>
      </button>
      <span className="wide-only row">
        <ThemeSwitch />
        <Languages />
      </span>
      <Person />
    </header>
  );
}
