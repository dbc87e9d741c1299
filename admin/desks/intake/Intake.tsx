import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-admin';
import { useDraft } from '../../commands/useDraft.ts';
import { spacedNumber } from '../../case/Head.tsx';
import type { Problem } from '../../data/http.ts';
import type { CaseView } from '../../data/types.ts';
import { useMe } from '../../data/useApi.ts';
import { clockTime } from '../../data/when.ts';
import { problemText } from '../../i18n/problemText.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Bones } from '../../pieces/States.tsx';
import { type CallDraft, emptyCall, type Ending, registrationOf } from './draft.ts';
import { Danger } from './Danger.tsx';
import { Endings } from './Endings.tsx';
import { useDirect } from './Fields.tsx';
import { Form } from './Form.tsx';
import { Beside, Known, useKnown } from './Known.tsx';
import { Unsaved } from './Unsaved.tsx';
import { useRegistration } from './useRegistration.ts';
import { Wrong } from '../../pieces/Wrong.tsx';

interface PhoneProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  wrong: string | undefined;
  known: ReturnType<typeof useKnown>;
  /** The number is whole: on to what the caller says. */
  onDone: () => void;
}

function Phone({ value, set, wrong, known, onDone }: PhoneProps) {
  const t = useT();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <Panel>
      <div className="stack tight">
        <input
          ref={ref}
          className="field phone"
          inputMode="tel"
          aria-label={t('intake.phone')}
          aria-invalid={Boolean(wrong)}
          placeholder={t('intake.phoneHint')}
          value={value.phone}
          onChange={(event) => set({ phone: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onDone();
          }}
        />
        <Wrong>{wrong}</Wrong>
        {known.data ? <Known found={known.data} value={value} set={set} /> : null}
      </div>
    </Panel>
  );
}

function ReadAloud({ made, onNext }: { made: CaseView; onNext: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const open = made.status === 'triage' || made.status === 'dispatched';
  return (
    <Panel title={t('intake.read')}>
      <div className="stack" role="status">
        <span className="big-number">{spacedNumber(made.number)}</span>
        <p className="muted">{t(open ? 'intake.readDispatch' : 'intake.readAnswered')}</p>
        <div className="row wrap">
          <Button look="go" size="big" keys="enter" onPress={onNext}>
            {t('intake.next')}
          </Button>
          <Button onPress={() => navigate(`/cases/${made.id}/show`)}>{t('queue.open')}</Button>
        </div>
      </div>
    </Panel>
  );
}

/** How the call on the page was ended last, to be done again; and whether that waits for the network. */
function useEnding(register: (kind: Ending) => void) {
  const [ending, setEnding] = useState<Ending>();
  const [isAwaited, onAwait] = useState(false);
  const end = (kind: Ending): void => {
    setEnding(kind);
    register(kind);
  };
  return { end, isAwaited, onAwait, onSave: () => ending && end(ending) };
}

/** Why a call was not registered; without network with the offer to do it later. */
function Trouble({ problem, ...unsaved }: { problem: Problem | undefined } & Parameters<typeof Unsaved>[0]) {
  const t = useT();
  if (!problem) return null;
  if (problem.code === 'offline') return <Unsaved {...unsaved} />;
  return (
    <p className="said" role="alert">
      {problemText(t, problem)}
    </p>
  );
}

function Desk({ bilingual }: { bilingual: boolean }) {
  const t = useT();
  const draft = useDraft<CallDraft>('new.register', emptyCall);
  const { value, clear, savedAt } = draft;
  const registration = useRegistration(clear);
  const known = useKnown(value.phone);
  const direct = useDirect(value);
  const content = useRef<HTMLTextAreaElement>(null);
  const { wrongs, busy, problem, made, reset } = registration;
  const call = useEnding((kind) => registration.register(registrationOf(value, kind, direct?.unitId)));
  const set = (change: Partial<CallDraft>): void => {
    call.onAwait(false); // what is typed now may be another call
    draft.set(change);
  };
  const next = (): void => {
    call.onAwait(false);
    reset();
  };
  const wrong = (field: string) => (wrongs[field] ? t(wrongs[field]) : undefined);
  if (made)
    return (
      <div className="page">
        <ReadAloud made={made} onNext={next} />
      </div>
    );
  return (
    <div className="intake">
      <div className="page stack wide">
        <Phone {...{ value, set, known }} wrong={wrong('caller.phone')} onDone={() => content.current?.focus()} />
        <Danger text={`${value.title}\n${value.content}`} />
        <Panel>
          <Form value={value} set={set} wrong={wrong} bilingual={bilingual} content={content} />
        </Panel>
        <Trouble problem={problem} {...call} />
        <Endings value={value} set={set} wrong={wrong} busy={busy} direct={direct} onEnd={call.end} />
        <span className="faint small" role="status">
          {savedAt ? t('intake.draftKept', { at: clockTime(savedAt) }) : ''}
        </span>
      </div>
      <Beside found={known.data} value={value} />
    </div>
  );
}

/** The operator's one page: no steps, no mouse; ends with the number to read to the caller. */
export default function Intake() {
  const me = useMe();
  if (!me) return <Bones />;
  return <Desk bilingual={me.skills?.includes('mn') ?? false} />;
}
