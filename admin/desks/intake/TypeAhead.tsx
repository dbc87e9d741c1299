import { type KeyboardEvent, useId, useState } from 'react';
import { useT } from '../../i18n/useT.ts';

export interface Hint {
  id: string;
  label: string;
  /** The words that led here. */
  why: readonly string[];
  aside?: string | undefined;
}

interface TypeAheadProps {
  label: string;
  placeholder: string;
  chosen: string;
  hints: readonly Hint[];
  typed: string;
  onType: (typed: string) => void;
  onPick: (id: string) => void;
  onClear: () => void;
  wrong: string | undefined;
  /** Whether the hints are worth showing while nothing was typed. */
  eager?: boolean;
}

function Hints({
  id,
  hints,
  active,
  onPick,
}: {
  id: string;
  hints: readonly Hint[];
  active: number;
  onPick: (id: string) => void;
}) {
  const t = useT();
  return (
    <div id={id} role="listbox" className="stack tight hints">
      {hints.map((hint, i) => (
        <div
          key={hint.id}
          id={`${id}-${String(i)}`}
          role="option"
          aria-selected={i === active}
          className={i === active ? 'pick on row wrap' : 'pick row wrap'}
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(hint.id);
          }}
        >
          {i === active ? <kbd aria-hidden="true">↵</kbd> : <span style={{ width: 18 }} />}
          <span style={{ fontWeight: i === active ? 600 : 400 }}>{hint.label}</span>
          {hint.why.length > 0 ? (
            <span className="muted small">
              {t('intake.because')}{' '}
              {hint.why.map((word) => (
                <mark key={word}>{word}</mark>
              ))}
            </span>
          ) : null}
          <span className="grow" />
          <span className="muted small">{hint.aside}</span>
        </div>
      ))}
    </div>
  );
}

const meansText = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.ctrlKey || event.altKey;

function useArrows({ hints, onPick, typed, onClear }: TypeAheadProps, shown: boolean) {
  const [active, setActive] = useState(0);
  const last = Math.max(hints.length - 1, 0);
  const at = Math.min(active, last);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (meansText(event)) return;
    if (event.key === 'Backspace' && typed === '') onClear();
    if (!shown) return;
    const hint = hints[at];
    const moved = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0) }[event.key];
    if (moved !== undefined) setActive(moved);
    else if (event.key === 'Enter' && hint) onPick(hint.id);
    else return;
    event.preventDefault();
  };
  return { active: at, onKeyDown };
}

/** A field that finds what is meant while one types: arrows move, Enter takes. */
export function TypeAhead(props: TypeAheadProps) {
  const { label, placeholder, chosen, hints, typed, onType, onPick, wrong, eager } = props;
  const id = useId();
  const [focused, setFocused] = useState(false);
  const shown = focused && hints.length > 0 && (typed !== '' || (eager === true && chosen === ''));
  const { active, onKeyDown } = useArrows(props, shown);
  return (
    <div className="asked grow">
      <div className="field row">
        {chosen ? <span className="chip stage cut">{chosen}</span> : null}
        <input
          className="bare grow"
          role="combobox"
          aria-label={label}
          aria-expanded={shown}
          aria-controls={id}
          aria-invalid={Boolean(wrong)}
          {...(shown ? { 'aria-activedescendant': `${id}-${String(active)}` } : {})}
          placeholder={chosen ? '' : placeholder}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
      </div>
      {wrong ? (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      ) : null}
      {shown ? <Hints id={id} hints={hints} active={active} onPick={onPick} /> : <div id={id} hidden />}
    </div>
  );
}
