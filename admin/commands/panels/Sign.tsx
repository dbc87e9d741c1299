import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

/** Sign in one tap. */
export default function Sign() {
  const t = useT();
  const form = useCommandForm('sign', {});
  return (
    <Panel title={t('unit.sign')}>
      <div className="stack">
        <p className="muted">{t('unit.signHint')}</p>
        <FormFoot form={form}>
          <Button look="go" size="big" keys="s" off={form.busy} onPress={() => form.send({ type: 'sign' })}>
            {t('command.sign')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
