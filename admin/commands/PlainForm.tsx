import { useQuery } from '@tanstack/react-query';
import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import { useApi } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { Asked, TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { Dialog } from '../pieces/Dialog.tsx';
import { FormFoot } from './FormFoot.tsx';
import { plainForms, type PlainField } from './general.ts';
import { useCommandForm } from './useCommandForm.ts';

type Values = Record<string, string>;

interface FieldProps {
  field: PlainField;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}

function Colleague({ field, value, wrong, onChange }: FieldProps) {
  const t = useT();
  const api = useApi();
  const { me } = useOpenCase();
  const people = useQuery({
    queryKey: ['colleagues', me.unitId],
    queryFn: () =>
      api.getList<{ id: string; name: string }>('users', {
        filter: { unitId: me.unitId },
        pagination: { page: 1, perPage: 100 },
        sort: { field: 'name', order: 'ASC' },
      }),
  });
  return (
    <Asked label={t(field.label)} wrong={wrong}>
      {(wiring) => (
        <select className="field" {...wiring} value={value} onChange={(e) => onChange(e.target.value)}>
          <option value="" />
          {(people.data?.data ?? []).map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      )}
    </Asked>
  );
}

function Field(props: FieldProps) {
  const t = useT();
  const { field, value, wrong, onChange } = props;
  if (field.kind === 'mine') return <Colleague {...props} />;
  return (
    <TextAsked
      label={t(field.label)}
      rows={field.kind === 'line' ? 1 : 4}
      value={value}
      wrong={wrong}
      onChange={onChange}
    />
  );
}

const startOf = (type: OfferedCommand, words: Record<string, string>, title: string): Values =>
  type === 'correct' ? { title, content: words['content'] ?? '', mongolian: words['mongolian'] ?? '' } : {};

/** Only what differs from the present words is a correction. */
const changedOnly = (value: Values, before: Values): Values =>
  Object.fromEntries(Object.entries(value).filter(([name, text]) => text !== (before[name] ?? '')));

/** A command of a few texts, in a dialog. */
export function PlainForm({ type, onClose }: { type: OfferedCommand; onClose: () => void }) {
  const t = useT();
  const { kase } = useOpenCase();
  const before = startOf(type, kase.words, kase.title);
  const form = useCommandForm<Values>(type, before);
  const send = () => form.send({ type, ...changedOnly(form.value, before) } as CommandInput);
  return (
    <Dialog title={t(`command.${type}`)} onClose={onClose}>
      {(plainForms[type] ?? []).map((field) => (
        <Field
          key={field.name}
          field={field}
          value={form.value[field.name] ?? ''}
          wrong={form.wrong(field.name)}
          onChange={(text) => form.set({ [field.name]: text })}
        />
      ))}
      <FormFoot form={form}>
        <Button look="go" keys="ctrl+enter" off={form.busy} onPress={send}>
          {t('do.submit')}
        </Button>
      </FormFoot>
    </Dialog>
  );
}
