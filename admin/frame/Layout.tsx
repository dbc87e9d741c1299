import { type ReactNode, Suspense, useState } from 'react';
import { useNavigate } from 'react-admin';
import { useMe } from '../data/useApi.ts';
import { useStream } from '../data/useStream.ts';
import { useT } from '../i18n/useT.ts';
import { Bones } from '../pieces/States.tsx';
import { useKeys } from '../pieces/useKeys.ts';
import { mayRegister } from './desksOf.ts';
import { Interruptions } from './Interruptions.tsx';
import { KeyList } from './KeyList.tsx';
import { NetworkBar } from './NetworkBar.tsx';
import { Ringing } from './Ringing.tsx';
import { Rail } from './Rail.tsx';
import { Toasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';
import { Warnings } from './Warnings.tsx';

const toSearch = (): void => document.querySelector<HTMLInputElement>('.seek input')?.focus();

function useFrameKeys(showKeys: () => void): void {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  useKeys([
    { key: '/', label: t('keys.search'), run: toSearch },
    { key: '?', label: t('keys.help'), run: showKeys },
    { key: 'f2', label: t('keys.intake'), run: () => navigate('/intake'), off: !me || !mayRegister(me) },
  ]);
}

function Waiting() {
  return (
    <div className="page">
      <Bones />
    </div>
  );
}

/** The frame of every desk: bar above, own queues left, the desk in the rest. */
export function Layout({ children }: { children: ReactNode }) {
  const me = useMe();
  const [railOpen, setRailOpen] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = () => setKeysShown(true);
  useStream(me !== undefined);
  useFrameKeys(showKeys);
  return (
    <div className="app">
      <TopBar onMenu={() => setRailOpen(!railOpen)} onKeys={showKeys} />
      <Rail open={railOpen} onGo={() => setRailOpen(false)} />
      <div className="beneath">
        <Interruptions />
        <Ringing />
        <NetworkBar />
        <Warnings />
        <main className="main" id="main">
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </main>
      </div>
      <Toasts />
      {keysShown ? <KeyList onClose={() => setKeysShown(false)} /> : null}
    </div>
  );
}
