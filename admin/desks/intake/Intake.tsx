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
import { type CallDraft, citing, emptyCall, registrationOf } from './draft.ts';
import { Danger } from './Danger.tsx';
import { type Detailed, Endings } from './Endings.tsx';
import { useDirect } from './Fields.tsx';
import { Form } from './Form.tsx';
import { Incoming } from './Incoming.tsx';
import { Beside, Known, useKnown } from './Known.tsx';
import { Knowledge } from './Knowledge.tsx';
import { useIncoming } from './useIncoming.ts';
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

function Refused({ problem }: { problem: Problem | undefined }) {
  const t = useT();
  if (!problem) return null;
  return (
    <p className="said" role="alert">
      {problem.code === 'offline' ? t('intake.offline') : problemText(t, problem)}
    </p>
  );
}

/** The call that is being taken: what is typed, what came of it, and what else rings meanwhile. */
function useCall(onFilled: () => void) {
  const [kind, setKind] = useState<Detailed>();
  const draft = useDraft<CallDraft>('new.register', emptyCall);
  const registration = useRegistration(() => {
    draft.clear();
    setKind(undefined);
  });
  const onNew = () => {
    setKind(undefined);
    registration.reset();
  };
  return { kind, setKind, ...draft, ...registration, calls: useIncoming(draft, { onNew, onFilled }) };
}

function Desk({ bilingual }: { bilingual: boolean }) {
  const t = useT();
  const content = useRef<HTMLTextAreaElement>(null);
  const call = useCall(() => content.current?.focus());
  const { kind, setKind, value, set, savedAt, wrongs, busy, problem, made, reset } = call;
  const known = useKnown(value.phone);
  const direct = useDirect(value);
  const wrong = (field: string) => (wrongs[field] ? t(wrongs[field]) : undefined);
  if (made)
    return (
      <div className="page">
        <ReadAloud made={made} onNext={reset} />
      </div>
    );
  return (
    <div className="intake">
      <div className="page stack wide">
        <Incoming {...call} />
        <Phone {...{ value, set, known }} wrong={wrong('caller.phone')} onDone={() => content.current?.focus()} />
        <Danger text={`${value.title}\n${value.content}`} />
        <Panel>
          <Form value={value} set={set} wrong={wrong} bilingual={bilingual} content={content} />
        </Panel>
        <Refused problem={problem} />
        <Endings
          {...{ value, set, wrong, busy, direct, kind, setKind }}
          onEnd={(kind) => call.register(registrationOf(value, kind, direct?.unitId))}
        />
        <span className="faint small" role="status">
          {savedAt ? t('intake.draftKept', { at: clockTime(savedAt) }) : ''}
        </span>
      </div>
      <Beside found={known.data} value={value}>
        <Knowledge
          value={value}
          onCite={(article) => {
            set(citing(value, article));
            setKind('answered');
          }}
        />
      </Beside>
    </div>
  );
}

/** The operator's one page: no steps, no mouse; ends with the number to read to the caller. */
export default function Intake() {
  const me = useMe();
  if (!me) return <Bones />;
  return <Desk bilingual={me.skills?.includes('mn') ?? false} />;
}
