import { Told, useLast } from '../../case/Told.tsx';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

/** Leaving a closure out of the units' evaluation: who has signed first and why, then the second signature. */
export default function SecondSignature() {
  const t = useT();
  const first = useLast('exclusionSigned');
  const form = useCommandForm('exclude', { reason: '' });
  return (
    <Panel title={t('exclude.title')}>
      <div className="stack">
        <Told facts={[first]} />
        <p className="muted">{t('exclude.secondIs')}</p>
        <TextAsked
          label={t('form.reason')}
          rows={2}
          value={form.value.reason}
          wrong={form.wrong('reason')}
          onChange={(reason) => form.set({ reason })}
        />
        <FormFoot form={form}>
          <Button
            look="go"
            size="big"
            keys="alt+s"
            off={form.busy}
            onPress={() => form.send({ type: 'exclude', reason: form.value.reason })}
          >
            {t('exclude.second')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
