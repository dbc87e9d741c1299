import { useState } from 'react';
import { spacedNumber } from '../case/Head.tsx';
import { Field } from '../commands/Field.tsx';
import { useDraft } from '../commands/useDraft.ts';
import { filledOnly, type Wrongs, wrongsIn } from '../commands/wrongs.ts';
import type { CaseRow } from '../data/types.ts';
import { problemText } from '../i18n/problemText.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { Dialog } from '../pieces/Dialog.tsx';
import { Lamp } from '../pieces/Remaining.tsx';
import { bulkCommand, bulkFields, type BulkType, fits, unlike } from './acts.ts';
import { type Outcome, useBulk } from './useBulk.ts';

function State({ outcome, fit }: { outcome: Outcome | undefined; fit: boolean }) {
  const t = useT();
  if (outcome === 'done') return <Lamp colour="green">{t('bulk.done')}</Lamp>;
  if (outcome === 'sending') return <Lamp colour="grey">{t('form.sending')}</Lamp>;
  if (outcome) return <span className="bad small">{problemText(t, outcome)}</span>;
  return fit ? null : <span className="bad small">{t('bulk.notNow')}</span>;
}

interface RowsProps {
  type: BulkType;
  rows: readonly CaseRow[];
  outcomes: ReadonlyMap<string, Outcome>;
}

/** What was refused comes first: the person must look at it. */
const refusedFirst = (rows: readonly CaseRow[], outcomes: RowsProps['outcomes']): CaseRow[] =>
  rows.toSorted(
    (a, b) => Number(typeof outcomes.get(b.id) === 'object') - Number(typeof outcomes.get(a.id) === 'object'),
  );

function Rows({ type, rows, outcomes }: RowsProps) {
  return (
    <ul className="bulk-rows" tabIndex={0} aria-live="polite">
      {refusedFirst(rows, outcomes).map((row) => (
        <li key={row.id}>
          <div className="row">
            <span className="mono muted">{spacedNumber(row.number)}</span>
            <span className="grow cut">{row.title}</span>
          </div>
          <State outcome={outcomes.get(row.id)} fit={fits(type, row)} />
        </li>
      ))}
    </ul>
  );
}

function Progress({ done, of }: { done: number; of: number }) {
  const t = useT();
  return (
    <div className="stack tight" role="status">
      <progress value={done} max={of} aria-label={t('bulk.progress', { n: done, of })} />
      <span className="faint small">{t('bulk.progress', { n: done, of })}</span>
    </div>
  );
}

interface BulkFormProps {
  type: BulkType;
  rows: readonly CaseRow[];
  /** Closes the form; the cases that were done are given back. */
  onClose: (done: string[]) => void;
}

/** One form for many cases; each answers for itself. */
export function BulkForm({ type, rows, onClose }: BulkFormProps) {
  const t = useT();
  const draft = useDraft<Record<string, unknown>>(`bulk.${type}`, {});
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const { outcomes, busy, run } = useBulk();
  const fitting = rows.filter((row) => fits(type, row) || outcomes.has(row.id));
  const done = rows.filter(({ id }) => outcomes.get(id) === 'done').map(({ id }) => id);
  const left = fitting.filter(({ id }) => !done.includes(id));
  const mixed = unlike(type, fitting);
  const send = (): void => {
    const command = filledOnly(bulkCommand(type, draft.value));
    const found = wrongsIn(type, command);
    setWrongs(found);
    if (Object.keys(found).length === 0) void run(fitting, command);
  };
  return (
    <Dialog title={t('bulk.title', { act: t(`command.${type}`), n: rows.length })} onClose={() => onClose(done)}>
      <Rows type={type} rows={rows} outcomes={outcomes} />
      {mixed ? <p className="said">{t(mixed)}</p> : null}
      {bulkFields[type].map((field) => (
        <Field
          key={field.name}
          field={field}
          value={draft.value[field.name]}
          wrong={wrongs[field.name] && t(wrongs[field.name] ?? 'wrong.value')}
          onChange={(value) => draft.set({ [field.name]: value })}
        />
      ))}
      {outcomes.size > 0 ? <Progress done={done.length} of={fitting.length} /> : null}
      <div className="row">
        <span className="grow" />
        <Button onPress={() => onClose(done)}>{t('do.close')}</Button>
        <Button
          look="go"
          size="big"
          keys="ctrl+enter"
          off={busy || mixed !== undefined || left.length === 0}
          onPress={send}
        >
          {t(done.length > 0 ? 'bulk.again' : 'bulk.send', { n: left.length })}
        </Button>
      </div>
    </Dialog>
  );
}
