import { useId, type ReactNode } from 'react';

interface AskedProps {
  label: string;
  hint?: string;
  wrong?: string | undefined;
  children: (wiring: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }) => ReactNode;
}

/** A labelled control with its hint, and the sentence of a refusal right where it belongs. */
export function Asked({ label, hint, wrong, children }: AskedProps) {
  const id = useId();
  return (
    <div className="asked">
      <label htmlFor={id} className="label">
        {label} {hint ? <span className="faint">{hint}</span> : null}
      </label>
      {children({ id, 'aria-invalid': Boolean(wrong), 'aria-describedby': wrong ? id + '-wrong' : undefined })}
      {wrong ? (
        <span id={id + '-wrong'} className="wrong" role="alert">
          {wrong}
        </span>
      ) : null}
    </div>
  );
}

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  hint?: string;
  wrong?: string | undefined;
  placeholder?: string;
}

/** A text of several lines, or of one when `rows` is 1. */
export function TextAsked({ label, value, onChange, rows = 3, hint, wrong, placeholder }: TextProps) {
  return (
    <Asked label={label} wrong={wrong} {...(hint ? { hint } : {})}>
      {(wiring) =>
        rows === 1 ? (
          <input
            className="field"
            {...wiring}
            value={value}
            placeholder={placeholder}
            onChange={(e) => {
              onChange(e.target.value);
            }}
          />
        ) : (
          <textarea
            className="field"
            {...wiring}
            rows={rows}
            value={value}
            placeholder={placeholder}
            onChange={(e) => {
              onChange(e.target.value);
            }}
          />
        )
      }
    </Asked>
  );
}
