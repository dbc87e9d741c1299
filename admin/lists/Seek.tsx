import { useState } from 'react';
import { TypeAhead } from '../desks/intake/TypeAhead.tsx';
import { useT } from '../i18n/useT.ts';
import { type Named, seek } from './seek.ts';

interface SeekProps {
  label: string;
  all: readonly Named[];
  value: string | undefined;
  onPick: (id: string | undefined) => void;
}

/** Chooses one of many by a part of its name or its initials; an empty field and Backspace take it back. */
export function Seek({ label, all, value, onPick }: SeekProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const chosen = value === undefined ? '' : (all.find(({ id }) => id === value)?.label ?? value);
  const hints = seek(typed, all).map(({ id, label: text }) => ({ id, label: text, why: [] }));
  return (
    <div className="asked">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <TypeAhead
        label={label}
        placeholder={t('filter.seekHint')}
        chosen={chosen}
        hints={hints}
        typed={typed}
        onType={setTyped}
        onPick={(id) => {
          onPick(id);
          setTyped('');
        }}
        onClear={() => onPick(undefined)}
        wrong={undefined}
      />
    </div>
  );
}
