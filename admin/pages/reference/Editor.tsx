import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReferenceName } from '../../../domain/reference.ts';
import { Field } from '../../commands/Field.tsx';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { Asked, TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Dialog } from '../../pieces/Dialog.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';
import { useReferenceForm } from './useReferenceForm.ts';

interface EditorProps {
  resource: ReferenceName;
  row: Record<string, unknown> | undefined;
  onClose: () => void;
}

function History({ resource, id }: { resource: ReferenceName; id: string }) {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const versions = useQuery({
    queryKey: ['reference', resource, id],
    queryFn: () => api.referenceHistory(resource, id),
  });
  const rows = versions.data ?? [];
  if (rows.length === 0) return <p className="faint small">{t('reference.noHistory')}</p>;
  return (
    <ol className="small">
      {rows.map((row) => (
        <li key={row.id}>
          {`${dateTime(row.effectiveAt, locale)} · ${row.byName ?? row.by} · ${row.reason}`}{' '}
          {row.appliedAt ? null : (
            <span className="chip yellow">{t(row.error ? 'reference.failed' : 'reference.waits')}</span>
          )}
        </li>
      ))}
    </ol>
  );
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
      <TextAsked
        label={t('form.reason')}
        rows={2}
        value={form.reason}
        wrong={form.wrong('reason')}
        onChange={form.setReason}
      />
      <Asked label={t('reference.from')}>
        {(wiring) => (
          <input
            className="field"
            type="date"
            {...wiring}
            value={form.from}
            onChange={(event) => form.setFrom(event.target.value)}
          />
        )}
      </Asked>
      <Wrong>{form.said}</Wrong>
      <Button look="go" keys="ctrl+enter" off={form.busy} onPress={form.save}>
        {t('do.submit')}
      </Button>
      {row && resource === 'users' ? <NewPassword id={String(row['id'])} /> : null}
      {row ? <History resource={resource} id={String(row['id'])} /> : null}
    </Dialog>
  );
}
