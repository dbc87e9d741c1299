import type { CommandInput } from '../../domain/case/commands.ts';
import { useT } from '../i18n/useT.ts';
import { TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { Choice } from '../pieces/Choice.tsx';
import { Wrong } from '../pieces/Wrong.tsx';
import { FormFoot } from './FormFoot.tsx';
import { useCommandForm } from './useCommandForm.ts';

type RulingType = 'ruleOnReturn' | 'ruleOnExtension' | 'ruleOnAppeal';
interface Decided {
  decided?: boolean;
  reason: string;
}

const fieldOf = (type: RulingType): 'grant' | 'uphold' => (type === 'ruleOnExtension' ? 'grant' : 'uphold');

/** The command as far as it is filled in; the form says what is missing. */
const rulingOf = (type: RulingType, { decided, reason }: Decided): CommandInput =>
  (type === 'ruleOnExtension' ? { type, grant: decided, reason } : { type, uphold: decided, reason }) as CommandInput;

interface TwoWaysProps {
  type: RulingType;
  /** The two answers, and what follows from each. */
  yes: string;
  no: string;
  yesIs: string;
  noIs: string;
}

/** A ruling that says yes or no with a reason; what follows is said before it is sent. */
export function TwoWays({ type, yes, no, yesIs, noIs }: TwoWaysProps) {
  const t = useT();
  const form = useCommandForm<Decided>(type, { reason: '' });
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
      <Wrong>{form.wrong(fieldOf(type))}</Wrong>
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
          onPress={() => form.send(rulingOf(type, form.value))}
        >
          {t('do.submit')}
        </Button>
      </FormFoot>
    </>
  );
}
