import { Caller } from '../../case/Caller.tsx';
import { useOpenCase } from '../../case/context.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Lamp } from '../../pieces/Remaining.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

function Contacted() {
  const t = useT();
  const locale = useLocale();
  const { kase } = useOpenCase();
  return kase.contactedAt ? (
    <Lamp colour="green">{t('unit.contactedAt', { at: dateTime(kase.contactedAt, locale) })}</Lamp>
  ) : (
    <Lamp colour="yellow">{t('unit.notContacted')}</Lamp>
  );
}

/** Calling the citizen, and writing down that it was done. */
export default function Contact() {
  const t = useT();
  const form = useCommandForm('logContact', { note: '' });
  const log = (reached: boolean) => form.send({ type: 'logContact', reached, note: form.value.note });
  return (
    <Panel title={t('unit.contact')} aside={<Contacted />}>
      <div className="stack">
        <Caller dialFor={t('unit.callReason')} />
        <TextAsked
          label={t('unit.contactNote')}
          rows={1}
          value={form.value.note}
          wrong={form.wrong('note')}
          onChange={(note) => form.set({ note })}
        />
        <FormFoot form={form}>
          <Button off={form.busy} keys="n" onPress={() => log(false)}>
            {t('unit.notReached')}
          </Button>
          <Button off={form.busy} keys="l" onPress={() => log(true)}>
            {t('unit.reached')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
