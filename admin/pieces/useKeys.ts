import { createContext, useContext, useEffect, useRef } from 'react';

/** One key of a desk: `j`, `/`, `enter`, `f5`, `alt+1`, `ctrl+enter`; `label` is what the list of keys says about it. */
export interface KeyBinding {
  key: string;
  label: string;
  run: () => void;
  off?: boolean | undefined;
}

type Layer = readonly KeyBinding[];
const layers: { shown: { current: Layer }; inDialog: boolean }[] = [];

/** Whether a component stands in a dialog: while one is open, only the keys in it work, whatever else is shown later behind it. */
export const InDialog = createContext(false);

const heardNow = (): Layer => {
  const isOpen = document.querySelector('dialog[open]') !== null;
  return layers
    .toReversed()
    .filter((layer) => !isOpen || layer.inDialog)
    .flatMap(({ shown }) => shown.current);
};

const named = (event: KeyboardEvent): string => {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const marks = [event.ctrlKey || event.metaKey ? 'ctrl+' : '', event.altKey ? 'alt+' : ''].join('');
  return marks + (event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : key);
};

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const pressesItself = (target: EventTarget | null, key: string): boolean =>
  (key === 'enter' || key === 'space') && target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(target.tagName);

const worksWhileTyping = (key: string): boolean => /^(ctrl\+|alt\+|f\d|escape)/.test(key);

function heard(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented || (event.repeat && event.key === 'Enter')) return;
  const key = named(event);
  if (typing(event.target) && !worksWhileTyping(key)) return;
  if (pressesItself(event.target, key)) return;
  const binding = heardNow().find((b) => b.key === key && !b.off);
  if (!binding) return;
  event.preventDefault();
  binding.run();
}

/** Binds keys while the component is shown; the innermost component wins, and single letters rest while somebody types. */
export function useKeys(bindings: Layer): void {
  const layer = useRef<Layer>(bindings);
  const inDialog = useContext(InDialog);
  useEffect(() => {
    layer.current = bindings;
  });
  useEffect(() => {
    if (layers.length === 0) addEventListener('keydown', heard);
    const entry = { shown: layer, inDialog };
    layers.push(entry);
    return () => {
      layers.splice(layers.indexOf(entry), 1);
      if (layers.length === 0) removeEventListener('keydown', heard);
    };
  }, [inDialog]);
}

/** Every key that works at this moment, the innermost first. */
export const keysNow = (): KeyBinding[] =>
  layers
    .toReversed()
    .flatMap(({ shown }) => shown.current)
    .filter((binding, index, all) => !binding.off && all.findIndex((b) => b.key === binding.key) === index);

const shownNames: Record<string, string> = { enter: '↵', space: '␣', escape: 'Esc', ctrl: 'Ctrl', alt: 'Alt' };

/** `ctrl+enter` → `Ctrl ↵`, as a key cap shows it. */
export const keyName = (key: string): string =>
  key
    .split('+')
    .map((part) => shownNames[part] ?? (/^f\d/.test(part) ? part.toUpperCase() : part))
    .join(' ');
