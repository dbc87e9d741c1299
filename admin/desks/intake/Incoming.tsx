import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useNotify } from 'react-admin';
import { maskPhone, normalPhone } from '../../../domain/phone.ts';
import { useMissed } from '../../data/calls.ts';
import { problemOf } from '../../data/http.ts';
import { useApi, useMe } from '../../data/useApi.ts';
import { problemText } from '../../i18n/problemText.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { type CallDraft, titleOf } from './draft.ts';
import type { IncomingCalls } from './useIncoming.ts';

/** Whom this operator is calling back with this form open, and what came of it. */
function CallingBack({ phone, clear }: { phone: string; clear: () => void }) {
  const t = useT();
  const api = useApi();
  const me = useMe();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const masked = maskPhone(normalPhone(phone) ?? '');
  const row = useMissed().data?.waiting.find(({ takenBy, phone: known }) => takenBy === me?.id && known === masked);
  if (!row) return null;
  const tell = (outcome: 'reached' | 'noAnswer') => {
    api
      .triedMissed(row.id, outcome)
      .then(() => {
        void client.invalidateQueries({ queryKey: ['calls', 'missed'] });
        if (outcome === 'reached') return;
        clear();
        navigate('/missed');
      })
      .catch((error: unknown) => notify(problemText(t, problemOf(error)), { type: 'error' }));
  };
  return (
    <div className="row wrap call-back">
      <span>{t('calls.calling', { phone: row.phone })}</span>
      <Button size="low" keys="alt+m" onPress={() => tell('noAnswer')}>
        {t('calls.noAnswer')}
      </Button>
      <Button size="low" keys="alt+r" onPress={() => tell('reached')}>
        {t('calls.reachedOnly')}
      </Button>
    </div>
  );
}

interface IncomingProps {
  calls: IncomingCalls;
  value: CallDraft;
  busy: boolean;
  clear: () => void;
}

/** Above the form: a new call that waits, registrations put aside for another call, and whom one is calling back. */
export function Incoming({ calls: { ring, takeIn, aside, takeBack }, value, busy, clear }: IncomingProps) {
  const t = useT();
  return (
    <>
      {ring ? (
        <div className="call-bar row wrap" role="alert">
          <strong>{t('calls.ringing', { phone: ring.phone })}</strong>
          <Button look="go" keys="alt+p" off={busy} onPress={() => takeIn(ring)}>
            {t('calls.answer')}
          </Button>
          <span className="small">{t('calls.putAside')}</span>
        </div>
      ) : null}
      <CallingBack phone={value.phone} clear={clear} />
      {aside.map(({ draft }, nth) => (
        <div key={nth} className="row wrap call-back">
          <span className="cut">
            {t('calls.aside', { what: [draft.phone, draft.title || titleOf(draft.content)].filter(Boolean).join(' ') })}
          </span>
          <Button size="low" keys={nth === 0 ? 'alt+b' : undefined} off={busy} onPress={() => takeBack(nth)}>
            {t('calls.takeBack')}
          </Button>
        </div>
      ))}
    </>
  );
}
