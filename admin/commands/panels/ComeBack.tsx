import type { CommandInput } from '../../../domain/case/commands.ts';
import { UpperOutcome } from '../../../domain/case/codes.ts';
import { Told, useLast } from '../../case/Told.tsx';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { type CommandForm, useCommandForm } from '../useCommandForm.ts';

interface BackDraft {
  outcome?: UpperOutcome | undefined;
  text: string;
  receipt: string;
}

function Receipt({ form }: { form: CommandForm<BackDraft> }) {
  const t = useT();
  return (
    <TextAsked
      label={t('form.receipt')}
      rows={1}
      value={form.value.receipt}
      wrong={form.wrong('receipt')}
      onChange={(receipt) => form.set({ receipt })}
    />
  );
}

/** What another platform made of a case that was passed to it. */
export default function ComeBack() {
  const t = useT();
  const sent = useLast('sentUp');
  const form = useCommandForm<BackDraft>('comeBack', { text: '', receipt: '' });
  const { value, set, wrong } = form;
  return (
    <Panel title={t('upper.title')}>
      <div className="stack">
        <Told facts={[sent]} />
        <Choice
          label={t('form.upperOutcome')}
          size="big"
          value={value.outcome}
          onPick={(outcome) => set({ outcome })}
          options={UpperOutcome.options.map((o, i) => ({
            value: o,
            label: t(`upperOutcome.${o}`),
            keys: String(i + 1),
          }))}
        />
        <Wrong>{wrong('outcome')}</Wrong>
        {value.outcome ? <p className="muted">{t(`upper.${value.outcome}Is`)}</p> : null}
        <TextAsked
          label={t('upper.text')}
          rows={4}
          value={value.text}
          wrong={wrong('text')}
          onChange={(text) => set({ text })}
        />
        <Receipt form={form} />
        <FormFoot form={form}>
          <Button
            look="go"
            size="big"
            keys="ctrl+enter"
            off={form.busy}
            onPress={() => form.send({ type: 'comeBack', ...value } as CommandInput)}
          >
            {t('do.submit')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
