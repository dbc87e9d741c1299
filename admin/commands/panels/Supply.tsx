import { Caller } from '../../case/Caller.tsx';
import { Told, useLast } from '../../case/Told.tsx';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

/** The question that waits for the citizen, and his answer. */
export default function Supply() {
  const t = useT();
  const asked = useLast('infoAsked');
  const form = useCommandForm('supplyInfo', { text: '' });
  return (
    <Panel title={t('supply.title')} aside={<ClockLeft name="info" />}>
      <div className="stack">
        <Told facts={[asked]} />
        <Caller />
        <TextAsked
          label={t('form.supplied')}
          rows={4}
          value={form.value.text}
          wrong={form.wrong('text')}
          onChange={(text) => form.set({ text })}
        />
        <p className="muted small">{t('supply.after')}</p>
        <FormFoot form={form}>
          <Button
            look="go"
            size="big"
            keys="ctrl+enter"
            off={form.busy}
            onPress={() => form.send({ type: 'supplyInfo', text: form.value.text })}
          >
            {t('command.supplyInfo')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
