import { type FocusEvent, type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../i18n/useT.ts';

interface PickManyProps {
  name: string;
  values: readonly string[];
  options: readonly (readonly [value: string, text: string])[];
  /** What is chosen now, in the order of the options, and which of them was pressed last. */
  onPick: (values: string[], last: string) => void;
}

const gap = 4;

/** Puts a list under its button, within the window. */
function place(list: HTMLElement, button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect();
  list.style.setProperty('--left', `${String(Math.max(gap, Math.min(left, innerWidth - list.offsetWidth - gap)))}px`);
  list.style.setProperty('--top', `${String(bottom + gap)}px`);
}

const boxesIn = (list: HTMLElement | null): HTMLInputElement[] => [
  ...(list?.querySelectorAll<HTMLInputElement>('input') ?? []),
];

/** Moves among the boxes of a list with the arrows, Home and End. */
function move(event: KeyboardEvent, list: HTMLElement | null): void {
  const boxes = boxesIn(list);
  const at = boxes.findIndex((box) => box === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: Math.max(at - 1, 0), Home: 0, End: boxes.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  boxes[Math.min(to, boxes.length - 1)]?.focus();
}

interface ListProps extends PickManyProps {
  id: string;
  button: RefObject<HTMLElement | null>;
  onClose: () => void;
}

function List({ id, name, values, options, onPick, button, onClose }: ListProps) {
  const t = useT();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ref.current && button.current) place(ref.current, button.current);
    const boxes = boxesIn(ref.current);
    (boxes.find(({ checked }) => checked) ?? boxes[0])?.focus();
  }, [button]);
  const toggled = (value: string): string[] =>
    options.map(([code]) => code).filter((code) => (code === value ? !values.includes(code) : values.includes(code)));
  return (
    <div
      ref={ref}
      id={id}
      className="pick-list"
      role="group"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(e) => move(e, ref.current)}
    >
      {options.map(([code, text]) => (
        <label key={code}>
          <input type="checkbox" checked={values.includes(code)} onChange={() => onPick(toggled(code), code)} />
          {text}
        </label>
      ))}
      <button type="button" className="btn low" onClick={onClose}>
        {t('filter.done')}
      </button>
    </div>
  );
}

/** Any number of a few codes behind one button, which says how many are chosen. Arrows move, space chooses, Escape closes. */
export function PickMany(props: PickManyProps) {
  const t = useT();
  const { name, values } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== (open ? 'Escape' : 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    if (open) close();
    else setOpen(true);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const count = values.length;
  return (
    <span className="pick-many" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={count === 0 ? 'field pick-one' : 'field pick-one chosen'}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={count === 0 ? name : t('filter.chosen', { name, n: count })}
        onClick={() => setOpen(!open)}
      >
        {name}
        {count === 0 ? null : <b>{count}</b>}
      </button>
      {open ? <List {...props} id={id} button={button} onClose={close} /> : null}
    </span>
  );
}
