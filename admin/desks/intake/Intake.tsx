import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-admin';
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
import type { CallDraft } from './draft.ts';
import { Danger } from './Danger.tsx';
import { Endings } from './Endings.tsx';
import { KnownEnterprise } from './Enterprise.tsx';
import { Form } from './Form.tsx';
import { Incoming } from './Incoming.tsx';
import { Beside, Known, useKnown } from './Known.tsx';
import { Knowledge } from './Knowledge.tsx';
import { Unsaved } from './Unsaved.tsx';
import { useCall } from './useCall.ts';
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
    <div className="page">
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
    </div>
  );
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
  const content = useRef<HTMLTextAreaElement>(null);
  const tell = () => content.current?.focus();
  const { value, set, savedAt, cite, wrong, made, next, endings, trouble, incoming } = useCall(tell);
  const known = useKnown(value.phone);
  if (made) return <ReadAloud made={made} onNext={next} />;
  return (
    <div className="intake">
      <div className="page stack wide">
        <Incoming {...incoming} />
        <Phone {...{ value, set, known }} wrong={wrong('caller.phone')} onDone={tell} />
        <Danger text={`${value.title}\n${value.content}`} />
        <Panel>
          <div className="stack">
            <Form {...{ value, set, wrong, bilingual, content }} />
            <KnownEnterprise value={value} set={set} caller={known.data} />
          </div>
        </Panel>
        <Trouble {...trouble} />
        <Endings {...endings} />
        <span className="faint small" role="status">
          {savedAt ? t('intake.draftKept', { at: clockTime(savedAt) }) : ''}
        </span>
      </div>
      <Beside found={known.data} value={value}>
        <Knowledge value={value} onCite={cite} />
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
