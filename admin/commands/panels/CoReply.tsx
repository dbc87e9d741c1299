import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

/** A co-handler's part of the answer. */
export default function CoReply() {
  const t = useT();
  const form = useCommandForm('submitCoReply', { text: '' });
  return (
    <Panel title={t('unit.coReply')}>
      <div className="stack">
        <TextAsked
          label={t('unit.coText')}
          rows={4}
          value={form.value.text}
          wrong={form.wrong('text')}
          onChange={(text) => form.set({ text })}
        />
        <FormFoot form={form}>
          <Button
            look="go"
            size="big"
            keys="ctrl+enter"
            off={form.busy}
            onPress={() => form.send({ type: 'submitCoReply', text: form.value.text })}
          >
            {t('command.submitCoReply')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
