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
import { useOpenCase } from './context.ts';

interface RevealProps {
  onClose: () => void;
  onShown: (caller: CallerView) => void;
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

function Masked({ caller, revealable }: { caller: CallerView; revealable: boolean }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<CallerView>();
  return (
    <span className="row wrap">
      <span>{callerText(shown ?? caller) || t('case.noCaller')}</span>
      {shown ? <span className="chip green">{t('case.revealed')}</span> : null}
      {!shown && revealable ? (
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

/** The caller, masked; the whole only for a reason, and the asking is recorded. */
export function Caller() {
  const t = useT();
  const { kase, me } = useOpenCase();
  const sight = callerSight(actorOf(me), kase);
  if (!kase.callerId && !kase.caller) return <span className="faint">{t('case.noCaller')}</span>;
  if (!kase.caller || sight === 'none') return <span className="faint">{t('case.callerHidden')}</span>;
  return <Masked caller={kase.caller} revealable={sight === 'revealable'} />;
}
