import { Button } from './Button.tsx';

export interface Option<T> {
  value: T;
  label: string;
  keys?: string | undefined;
}

interface ChoiceProps<T> {
  label: string;
  options: readonly Option<T>[];
  value: T | undefined;
  onPick: (value: T) => void;
  size?: 'big' | 'low';
}

/** One answer out of a few, as buttons in a row. */
export function Choice<T extends string | boolean>({ label, options, value, onPick, size }: ChoiceProps<T>) {
  return (
    <div className="row wrap" role="group" aria-label={label}>
      {options.map((option) => (
        <Button
          key={String(option.value)}
          keys={option.keys}
          size={size}
          pressed={option.value === value}
          says={`${label} ${option.label}`}
          onPress={() => {
            onPick(option.value);
          }}
        >
          {option.label}
        </Button>
      ))}
    </div>
  );
}

interface ManyProps<T> {
  label: string;
  options: readonly Option<T>[];
  values: readonly T[];
  onChange: (values: T[]) => void;
}

/** Any number of answers, as buttons that stay pressed. */
export function Many<T extends string>({ label, options, values, onChange }: ManyProps<T>) {
  const toggled = (value: T) => (values.includes(value) ? values.filter((v) => v !== value) : [...values, value]);
  return (
    <div className="row wrap" role="group" aria-label={label}>
      {options.map((option) => (
        <Button
          key={option.value}
          keys={option.keys}
          pressed={values.includes(option.value)}
          onPress={() => {
            onChange(toggled(option.value));
          }}
        >
          {option.label}
        </Button>
      ))}
    </div>
  );
}
