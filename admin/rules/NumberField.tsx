import { Asked } from '../pieces/Asked.tsx';

interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number between two bounds. */
export function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const within = (typed: number): number =>
    Number.isNaN(typed) ? min : Math.min(max, Math.max(min, Math.floor(typed)));
  return (
    <Asked label={label}>
      {(wiring) => (
        <input
          className="field"
          style={{ width: 90 }}
          type="number"
          min={min}
          max={max}
          {...wiring}
          value={value}
          onChange={(event) => onChange(within(event.target.valueAsNumber))}
        />
      )}
    </Asked>
  );
}
