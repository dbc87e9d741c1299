import { useId, useState } from 'react';
import { useUnits } from '../case/useUnitNames.ts';
import { seek } from '../lists/seek.ts';

interface UnitSeekProps {
  label: string;
  onPick: (unitId: string) => void;
}

/** Finds a unit by any part of its name or by the pinyin initials of its names. */
export function UnitSeek({ label, onPick }: UnitSeekProps) {
  const id = useId();
  const units = useUnits();
  const [typed, setTyped] = useState('');
  const active = units.filter((unit) => unit.active !== false);
  const fits = seek(
    typed,
    active.map(({ id: unitId, name, initials }) => ({ id: unitId, label: name, initials })),
  );
  const pick = (unitId: string) => {
    onPick(unitId);
    setTyped('');
  };
  return (
    <div className="stack tight">
      <label className="hidden-text" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field"
        placeholder={label}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        onKeyDown={(e) => {
          const first = fits[0];
          if (e.key !== 'Enter' || e.ctrlKey || e.nativeEvent.isComposing || !first) return;
          e.preventDefault();
          pick(first.id);
        }}
      />
      {fits.map((unit) => (
        <button key={unit.id} type="button" className="pick" onClick={() => pick(unit.id)}>
          {unit.label}
        </button>
      ))}
    </div>
  );
}
