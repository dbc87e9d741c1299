import { useState } from 'react';
import type { CaseFilter } from '../../domain/lists.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { sayFilter, type Said } from './describe.ts';
import { First, More } from './FilterFields.tsx';
import { type Reference, useReference } from './reference.ts';

/** The filter without what is undefined. */
const withChange = (filter: CaseFilter, change: Partial<Record<keyof CaseFilter, unknown>>): CaseFilter =>
  Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined));

function Chips({ said, onDrop, onClear }: { said: readonly Said[]; onDrop: (one: Said) => void; onClear: () => void }) {
  const t = useT();
  if (said.length === 0) return null;
  return (
    <div className="row wrap conditions">
      {said.map((one) => (
        <button
          key={one.field}
          type="button"
          className="chip stage"
          aria-label={t('filter.drop', { what: one.text })}
          onClick={() => onDrop(one)}
        >
          {one.text} <span aria-hidden="true">✕</span>
        </button>
      ))}
      <button type="button" className="plain small" onClick={onClear}>
        {t('filter.clear')}
      </button>
    </div>
  );
}

interface FilterBarProps {
  filter: CaseFilter;
  onChange: (filter: CaseFilter) => void;
  /** Whether also the usual conditions wait behind the key. */
  folded?: boolean;
  /** What stands at the end of the first row. */
  children?: React.ReactNode;
}

/** What a list is narrowed to: the usual conditions at hand, the others behind one key, those in force as chips. */
export function FilterBar({ filter, onChange, folded, children }: FilterBarProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const reference: Reference = useReference();
  const set = (change: Partial<Record<keyof CaseFilter, unknown>>) => onChange(withChange(filter, change));
  const said = sayFilter(filter, t, reference);
  return (
    <section className="filters stack tight" aria-label={t('filter.name')}>
      <div className="row wrap">
        {folded && !open ? null : <First filter={filter} set={set} />}
        <Button keys="f" pressed={open} size="low" onPress={() => setOpen(!open)}>
          {t(open ? 'filter.less' : folded ? 'filter.name' : 'filter.more')}
        </Button>
        {children}
      </div>
      {open ? <More filter={filter} set={set} reference={reference} /> : null}
      <Chips said={said} onDrop={({ field }) => set({ [field]: undefined })} onClear={() => onChange({})} />
    </section>
  );
}
