import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import type { CaseView } from '../data/types.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { Dialog } from '../pieces/Dialog.tsx';
import { Field } from './Field.tsx';
import { FormFoot } from './FormFoot.tsx';
import { plainForms } from './general.ts';
import { useCommandForm } from './useCommandForm.ts';

type Values = Record<string, unknown>;

/** What a form begins with: the present words for a correction, a length of time where one is asked for. */
function beginningOf(type: OfferedCommand, { words, title, businessEnvironment }: CaseView): Values {
  const { content = '', mongolian = '', creditCode = '' } = words;
  const texts = {
    title,
    content,
    mongolian,
    'enterprise.creditCode': creditCode,
    businessEnvironment: businessEnvironment === true,
  };
  const limits = (plainForms[type] ?? []).flatMap((field) =>
    field.kind === 'limit' && !field.optional ? [[field.name, field.first] as const] : [],
  );
  return { ...(type === 'correct' && texts), ...Object.fromEntries(limits) };
}

/** Only what differs from the present words is a correction. */
const changedOnly = (value: Values, before: Values): Values =>
  Object.fromEntries(Object.entries(value).filter(([name, text]) => text !== (before[name] ?? '')));

/** Fields as the command has them: `enterprise.creditCode` is the code of its `enterprise`. */
const inParts = (values: Values): Values =>
  Object.entries(values).reduce<Values>((whole, [name, value]) => {
    const [part = name, inner] = name.split('.');
    return {
      ...whole,
      [part]: inner === undefined ? value : { ...(whole[part] as object | undefined), [inner]: value },
    };
  }, {});

/** A command of a few fields, in a dialog. */
export function PlainForm({ type, onClose }: { type: OfferedCommand; onClose: () => void }) {
  const t = useT();
  const { kase } = useOpenCase();
  const before = beginningOf(type, kase);
  const form = useCommandForm<Values>(type, before);
  const filled = type === 'correct' ? changedOnly(form.value, before) : form.value;
  return (
    <Dialog title={t(`command.${type}`)} onClose={onClose}>
      {(plainForms[type] ?? []).map((field) => (
        <Field
          key={field.name}
          field={field}
          value={form.value[field.name]}
          wrong={form.wrong(field.name)}
          onChange={(value) => form.set({ [field.name]: value })}
        />
      ))}
      <FormFoot form={form}>
        <Button
          look="go"
          keys="ctrl+enter"
          off={form.busy}
          onPress={() => form.send({ type, ...inParts(filled) } as CommandInput)}
        >
          {t('do.submit')}
        </Button>
      </FormFoot>
    </Dialog>
  );
}
