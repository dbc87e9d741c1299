import { useState } from 'react';
import type { ReferenceName } from '../../../domain/reference.ts';
import { Field } from '../../commands/Field.tsx';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { Dialog } from '../../pieces/Dialog.tsx';
import { History } from './History.tsx';
import { Reasoned } from './Reasoned.tsx';
import { useReferenceForm } from './useReferenceForm.ts';

interface EditorProps {
  resource: ReferenceName;
  row: Record<string, unknown> | undefined;
  onClose: () => void;
}

function NewPassword({ id }: { id: string }) {
  const t = useT();
  const api = useApi();
  const [password, setPassword] = useState<string>();
  return (
    <div className="row wrap">
      <Button size="low" onPress={() => void api.givePassword(id).then((answer) => setPassword(answer.password))}>
        {t('reference.givePassword')}
      </Button>
      {password ? <code>{password}</code> : null}
    </div>
  );
}

/** One row of reference data: changed or added from a day on, with a reason; its versions below. Nothing is deleted. */
export function Editor({ resource, row, onClose }: EditorProps) {
  const t = useT();
  const form = useReferenceForm(resource, row, onClose);
  const shown = (value: unknown): unknown => (Array.isArray(value) ? value.join('、') : value);
  return (
    <Dialog title={t(row ? 'reference.edit' : 'reference.new')} onClose={onClose}>
      {form.fields
        .filter((field) => !(row && field.name === 'id'))
        .map((field) => (
          <Field
            key={field.name}
            field={field}
            value={field.kind === 'line' ? shown(form.typed[field.name]) : form.typed[field.name]}
            wrong={form.wrong(field.name)}
            onChange={(value) => form.set(field.name, value)}
          />
        ))}
      <Reasoned form={form} />
      {row && resource === 'users' ? <NewPassword id={String(row['id'])} /> : null}
      {row ? <History resource={resource} id={String(row['id'])} /> : null}
    </Dialog>
  );
}
