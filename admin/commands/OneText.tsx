import type { ReactNode } from 'react';
import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import { useT } from '../i18n/useT.ts';
import { TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { FormFoot } from './FormFoot.tsx';
import { useCommandForm } from './useCommandForm.ts';

interface OneTextProps {
  type: OfferedCommand;
  /** The command's field that the text goes into. */
  field: 'text' | 'reason';
  label: string;
  rows?: number;
  keys?: string;
  /** What the button says; the command's name unless told. */
  says?: string;
  /** What is said between the text and the button. */
  children?: ReactNode;
}

/** The form of a command that asks for one text. */
export function OneText({ type, field, label, rows = 4, keys = 'ctrl+enter', says, children }: OneTextProps) {
  const t = useT();
  const form = useCommandForm<Record<string, string>>(type, { [field]: '' });
  return (
    <>
      <TextAsked
        label={label}
        rows={rows}
        value={form.value[field] ?? ''}
        wrong={form.wrong(field)}
        onChange={(text) => form.set({ [field]: text })}
      />
      {children}
      <FormFoot form={form}>
        <Button
          look="go"
          size="big"
          keys={keys}
          off={form.busy}
          onPress={() => form.send({ type, ...form.value } as CommandInput)}
        >
          {says ?? t(`command.${type}`)}
        </Button>
      </FormFoot>
    </>
  );
}
