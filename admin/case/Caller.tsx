import { useState } from 'react';
import { callerSight } from '../../domain/people.ts';
import { problemOf } from '../data/http.ts';
import type { CallerView } from '../data/types.ts';
import { actorOf, useApi } from '../data/useApi.ts';
import { problemText } from '../i18n/problemText.ts';
import { useT } from '../i18n/useT.ts';
import { TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { Dialog } from '../pieces/Dialog.tsx';
import { Wrong } from '../pieces/Wrong.tsx';
import { useOpenCase } from './context.ts';

type Shown = (caller: CallerView) => void;
interface RevealProps {
  onClose: () => void;
  onShown: Shown;
}

function Reveal({ onClose, onShown }: RevealProps) {
  const t = useT();
  const api = useApi();
  const { kase } = useOpenCase();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const ask = () => {
    if (reason.trim() === '') {
      setWrong(t('wrong.required'));
      return;
    }
    api
      .reveal(kase.id, reason)
      .then(onShown)
      .catch((error: unknown) => setWrong(problemText(t, problemOf(error))));
  };
  return (
    <Dialog title={t('case.revealTitle')} onClose={onClose}>
      <TextAsked label={t('case.revealWhy')} value={reason} onChange={setReason} rows={2} wrong={wrong} />
      <Button look="go" keys="ctrl+enter" onPress={ask}>
        {t('do.show')}
      </Button>
    </Dialog>
  );
}

const callerText = (caller: CallerView): string => [caller.name, caller.phone].filter(Boolean).join(' · ');

/** Shows the number for the reason that the desk itself is, and then dials it. */
function Dial({ reason, shown, onShown }: { reason: string; shown: CallerView | undefined; onShown: Shown }) {
  const t = useT();
  const api = useApi();
  const { kase } = useOpenCase();
  const [wrong, setWrong] = useState<string>();
  const ask = () => {
    api
      .reveal(kase.id, reason)
      .then(onShown)
      .catch((error: unknown) => setWrong(problemText(t, problemOf(error))));
  };
  if (shown?.phone)
    return (
      <a className="btn go" href={`tel:${shown.phone.replace(/[^+\d]/g, '')}`}>
        ☎ {t('unit.dial')}
      </a>
    );
  if (shown) return null;
  return (
    <>
      <Wrong>{wrong}</Wrong>
      <button type="button" className="btn" title={t('unit.dialHint')} onClick={ask}>
        ☎ {t('unit.dial')}
      </button>
    </>
  );
}

interface MaskedProps {
  caller: CallerView;
  revealable: boolean;
  dialFor: string | undefined;
}

function Masked({ caller, revealable, dialFor }: MaskedProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<CallerView>();
  return (
    <span className="row wrap">
      <span>{callerText(shown ?? caller) || t('case.noCaller')}</span>
      {shown ? <span className="chip green">{t('case.revealed')}</span> : null}
      {revealable && dialFor !== undefined ? (
        <>
          <span className="grow" />
          <Dial reason={dialFor} shown={shown} onShown={setShown} />
        </>
      ) : null}
      {!shown && revealable && dialFor === undefined ? (
        <button type="button" className="btn low" onClick={() => setAsking(true)}>
          {t('case.reveal')}
        </button>
      ) : null}
      {asking ? (
        <Reveal
          onClose={() => setAsking(false)}
          onShown={(whole) => {
            setShown(whole);
            setAsking(false);
          }}
        />
      ) : null}
    </span>
  );
}

/** The caller, masked; the whole only for a reason, and the asking is recorded. `dialFor` is the reason of a desk that calls him. */
export function Caller({ dialFor }: { dialFor?: string }) {
  const t = useT();
  const { kase, me } = useOpenCase();
  const sight = callerSight(actorOf(me), kase);
  if (!kase.callerId && !kase.caller) return <span className="faint">{t('case.noCaller')}</span>;
  if (!kase.caller || sight === 'none') return <span className="faint">{t('case.callerHidden')}</span>;
  return <Masked caller={kase.caller} revealable={sight === 'revealable'} dialFor={dialFor} />;
}
