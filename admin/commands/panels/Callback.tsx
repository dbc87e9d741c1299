import { CallOutcome, Satisfaction } from '../../../domain/case/codes.ts';
import { Caller } from '../../case/Caller.tsx';
import { useOpenCase } from '../../case/context.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice, type Option } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { useNow } from '../../pieces/useNow.ts';
import { type Aspect, aspects, type CallDraft, callbackOf } from '../callbackOf.ts';
import { FormFoot } from '../FormFoot.tsx';
import { type CommandForm, useCommandForm } from '../useCommandForm.ts';
import { Wrong } from '../../pieces/Wrong.tsx';

const aspectKeys: Record<Aspect, readonly string[]> = {
  result: ['a', 's', 'd'],
  manner: ['f', 'g', 'h'],
  speed: ['z', 'x', 'c'],
};

function Script() {
  const t = useT();
  const locale = useLocale();
  const { kase } = useOpenCase();
  const date = dateTime(kase.registeredAt, locale).split(' ')[0] ?? '';
  return <p style={{ fontSize: 15, lineHeight: 1.7 }}>{t('callback.script', { date, title: kase.title })}</p>;
}

function Answers({ form }: { form: CommandForm<CallDraft> }) {
  const t = useT();
  const { value, set, wrong } = form;
  const yesNo = (yes: string, no: string, keys: [string, string]): Option<boolean>[] => [
    { value: true, label: yes, keys: keys[0] },
    { value: false, label: no, keys: keys[1] },
  ];
  const unanswered =
    wrong('solved') ?? wrong('satisfaction') ?? aspects.map((a) => wrong('satisfaction.' + a)).find(Boolean);
  return (
    <div className="answers">
      <span className="muted">{t('callback.solved')}</span>
      <Choice
        label={t('callback.solved')}
        value={value.solved}
        onPick={(solved) => set({ solved })}
        options={yesNo(t('callback.solvedYes'), t('callback.solvedNo'), ['q', 'w'])}
      />
      <span className="muted">{t('callback.contactedFirst')}</span>
      <Choice
        label={t('callback.contactedFirst')}
        value={value.contactedFirst}
        onPick={(contactedFirst) => set({ contactedFirst })}
        options={yesNo(t('callback.contactedYes'), t('callback.contactedNo'), ['e', 'r'])}
      />
      {aspects.map((aspect) => [
        <span key={aspect} className="muted">
          {t(`callback.${aspect}`)}
        </span>,
        <Choice
          key={aspect + '='}
          label={t(`callback.${aspect}`)}
          value={value[aspect]}
          onPick={(answer) => set({ [aspect]: answer })}
          options={Satisfaction.options.map((s, i) => ({
            value: s,
            label: t(`satisfaction.${s}`),
            keys: aspectKeys[aspect][i],
          }))}
        />,
      ])}
      <Wrong>{unanswered && t('refusal.answersMissing')}</Wrong>
    </div>
  );
}

const bad = (value: CallDraft): boolean => value.solved === false || aspects.some((a) => value[a] === 'dissatisfied');

function useAfter(value: CallDraft): string {
  const t = useT();
  if (!value.outcome) return '';
  if (value.outcome !== 'reached') return t('callback.afterTry');
  return t(bad(value) ? 'callback.afterBad' : 'callback.afterGood');
}

/** One call to the citizen: script, outcome, answers as large buttons with keys, and what the answer leads to. */
export default function Callback() {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  const { kase } = useOpenCase();
  const form = useCommandForm<CallDraft>('recordCallback', { remark: '' });
  const { value, set, wrong } = form;
  const after = useAfter(value);
  const early = kase.callFrom !== undefined && Date.parse(kase.callFrom) > now;
  const outcomes = CallOutcome.options.map((o, i) => ({ value: o, label: t(`callOutcome.${o}`), keys: String(i + 1) }));
  return (
    <Panel title={t('callback.call')} aside={<Caller />}>
      <div className="stack wide">
        {early ? (
          <p className="said yellow">{t('callback.from', { at: dateTime(kase.callFrom ?? '', locale) })}</p>
        ) : null}
        <Script />
        <Choice
          label={t('callback.outcome')}
          size="big"
          value={value.outcome}
          onPick={(outcome) => set({ outcome })}
          options={outcomes}
        />
        <Wrong>{wrong('outcome')}</Wrong>
        {value.outcome === 'reached' ? <Answers form={form} /> : null}
        <TextAsked
          label={t('callback.remark')}
          rows={2}
          value={value.remark}
          wrong={wrong('remark')}
          onChange={(remark) => set({ remark })}
        />
        <FormFoot form={form}>
          <span className="faint small">{after}</span>
          <Button look="go" size="big" keys="ctrl+enter" off={form.busy} onPress={() => form.send(callbackOf(value))}>
            {t('callback.submit')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
