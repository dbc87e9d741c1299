import type { CommandInput } from '../../domain/case/commands.ts';
import { useT } from '../i18n/useT.ts';
import { TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { Choice } from '../pieces/Choice.tsx';
import { Wrong } from '../pieces/Wrong.tsx';
import { FormFoot } from './FormFoot.tsx';
import { useCommandForm } from './useCommandForm.ts';

interface TwoWaysProps {
  type: 'ruleOnReturn' | 'ruleOnExtension' | 'ruleOnAppeal';
  field: 'uphold' | 'grant';
  /** The two answers, and what follows from each. */
  yes: string;
  no: string;
  yesIs: string;
  noIs: string;
}

/** A ruling that says yes or no with a reason; what follows is said before it is sent. */
export function TwoWays({ type, field, yes, no, yesIs, noIs }: TwoWaysProps) {
  const t = useT();
  const form = useCommandForm<{ decided?: boolean; reason: string }>(type, { reason: '' });
  const { decided, reason } = form.value;
  return (
    <>
      <Choice
        label={t(`command.${type}`)}
        size="big"
        value={decided}
        onPick={(value) => form.set({ decided: value })}
        options={[
          { value: true, label: yes, keys: '1' },
          { value: false, label: no, keys: '2' },
        ]}
      />
      <Wrong>{form.wrong(field)}</Wrong>
      {decided === undefined ? null : <p className="muted">{decided ? yesIs : noIs}</p>}
      <TextAsked
        label={t('form.reason')}
        rows={3}
        value={reason}
        wrong={form.wrong('reason')}
        onChange={(text) => form.set({ reason: text })}
      />
      <FormFoot form={form}>
        <Button
          look="go"
          size="big"
          keys="ctrl+enter"
          off={form.busy}
          onPress={() => form.send({ type, [field]: decided, reason } as unknown as CommandInput)}
        >
          {t('do.submit')}
        </Button>
      </FormFoot>
    </>
  );
}
