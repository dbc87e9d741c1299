import { useEffect, useRef } from 'react';
import { alarmIn } from '../../../domain/alarm.ts';
import { InvalidReason, Way } from '../../../domain/case/codes.ts';
import { useTemplates, useTextOf } from '../../data/useTemplates.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { useKeys } from '../../pieces/useKeys.ts';
import type { CallDraft, Ending } from './draft.ts';
import type { Direct } from './Fields.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';

/** The endings that ask for a word more. */
export type Detailed = 'answered' | 'redirected' | 'invalid';

interface EndingsProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  wrong: (field: string) => string | undefined;
  busy: boolean;
  direct: Direct | undefined;
  onEnd: (kind: Ending) => void;
  /** Which ending asks for its words now. */
  kind: Detailed | undefined;
  setKind: (kind: Detailed | undefined) => void;
}

function Answer({ value, set, wrong }: EndingsProps) {
  const t = useT();
  return (
    <>
      {value.articleId === '' ? null : (
        <div className="row wrap">
          <span className="label">{t('articles.cited')}</span>
          <Button size="low" pressed onPress={() => set({ articleId: '', articleTitle: '' })}>
            {`${value.articleId} ${value.articleTitle} ×`}
          </Button>
        </div>
      )}
      <Wrong>{wrong('outcome.articleId')}</Wrong>
      <TextAsked
        label={t('intake.answerText')}
        rows={3}
        value={value.answer}
        wrong={wrong('outcome.answer')}
        onChange={(answer) => set({ answer })}
      />
    </>
  );
}

const wayKeys = '1234567890-';
const emergencyNumbers = ['110', '119', '120', '122'];

/** What the operator reads out, in the language of the call or of the desk. */
function useWayText({ mongolian }: CallDraft): (way: Way) => string {
  const locale = useLocale();
  const textOf = useTextOf();
  const language = mongolian.trim() === '' ? locale : 'mn';
  return (way) => (way === 'other' ? '' : textOf(`way.${way}`, language));
}

function Redirect({ value, set, wrong }: EndingsProps) {
  const t = useT();
  const wayText = useWayText(value);
  const number = value.transferredTo || (alarmIn(`${value.title}\n${value.content}`)?.number ?? '');
  const pick = (way: Way) =>
    set({
      way,
      wayText: wayText(way),
      ...(way === 'emergency' && { transferredTo: number }),
    });
  useKeys(Way.options.map((way, i) => ({ key: wayKeys.charAt(i), label: t(`way.${way}`), run: () => pick(way) })));
  return (
    <>
      <div className="ways" role="radiogroup" aria-label={t('intake.whichWay')}>
        {Way.options.map((way, i) => (
          <button
            key={way}
            type="button"
            role="radio"
            aria-checked={value.way === way}
            className={value.way === way ? 'pick on row' : 'pick row'}
            onClick={() => pick(way)}
          >
            <kbd aria-hidden="true">{wayKeys.charAt(i)}</kbd>
            {t(`way.${way}`)}
          </button>
        ))}
      </div>
      <Wrong>{wrong('outcome.way')}</Wrong>
      {value.way === 'emergency' ? (
        <>
          <Choice
            label={t('intake.transferredTo')}
            options={emergencyNumbers.map((number) => ({ value: number, label: number }))}
            value={value.transferredTo}
            onPick={(transferredTo) => set({ transferredTo })}
          />
          <Wrong>{wrong('outcome.transferredTo')}</Wrong>
        </>
      ) : null}
      <TextAsked
        label={t('intake.wayText')}
        rows={3}
        value={value.wayText}
        wrong={wrong('outcome.text')}
        onChange={(wayText) => set({ wayText })}
      />
    </>
  );
}

function Invalid({ value, set, wrong }: EndingsProps) {
  const t = useT();
  return (
    <>
      <Choice
        label={t('intake.whichInvalid')}
        value={value.invalid}
        onPick={(invalid) => set({ invalid })}
        options={InvalidReason.options.map((r, i) => ({
          value: r,
          label: t(`invalidReason.${r}`),
          keys: String(i + 1),
        }))}
      />
      <Wrong>{wrong('outcome.reason')}</Wrong>
    </>
  );
}

const details: Record<Detailed, typeof Answer> = { answered: Answer, redirected: Redirect, invalid: Invalid };
const titles = { answered: 'intake.answered', redirected: 'intake.redirected', invalid: 'intake.invalid' } as const;

// where somebody begins to type or to choose, the likeliest first
const firsts = ['[role=radio]', 'textarea', 'button'];

function Detail(props: EndingsProps & { kind: Detailed }) {
  const t = useT();
  const { kind } = props;
  const Body = details[kind];
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const found = firsts.map((first) => ref.current?.querySelector<HTMLElement>(first));
    found.find((one) => one)?.focus();
  }, []);
  return (
    <Panel title={t(titles[kind])}>
      <div className="stack" ref={ref}>
        <Body {...props} />
        <div className="row">
          <span className="grow" />
          <Button look="go" size="big" keys="ctrl+enter" off={props.busy} onPress={() => props.onEnd(kind)}>
            {t('intake.confirm')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

/** The five ways in which a call ends, one key each; three of them ask for a word more. */
export function Endings(props: EndingsProps) {
  const t = useT();
  const { direct, busy, onEnd, kind, setKind } = props;
  useTemplates(); // there before the first way is shown
  const end = (ending: Ending) => {
    setKind(undefined);
    onEnd(ending);
  };
  return (
    <>
      <div className="dock">
        <Button size="big" keys="f5" pressed={kind === 'answered'} onPress={() => setKind('answered')}>
          {t('intake.answered')}
        </Button>
        <Button size="big" keys="f6" pressed={kind === 'redirected'} onPress={() => setKind('redirected')}>
          {t('intake.redirected')}
        </Button>
        <Button size="big" look={kind ? undefined : 'go'} keys="f7" off={busy} onPress={() => end('triage')}>
          {t('intake.triage')}
        </Button>
        <Button size="big" keys="f8" off={busy || !direct} onPress={() => end('dispatched')}>
          {direct ? t('intake.direct', { unit: direct.name }) : t('intake.directNone')}
        </Button>
        <Button size="big" keys="f9" pressed={kind === 'invalid'} onPress={() => setKind('invalid')}>
          {t('intake.invalid')}
        </Button>
      </div>
      {kind ? <Detail key={kind} {...props} kind={kind} /> : null}
    </>
  );
}
