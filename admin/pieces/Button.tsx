import type { ReactNode } from 'react';
import { keyName, useKeys } from './useKeys.ts';

export interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  /** The key that does the same; shown on the button and bound while it is on the screen. */
  keys?: string | undefined;
  /** What the list of keys calls it, where the button's face is more than text. */
  says?: string;
  look?: 'go' | 'danger' | undefined;
  size?: 'big' | 'low' | undefined;
  wide?: boolean;
  off?: boolean | undefined;
  /** Set for a button that is one answer among several. */
  pressed?: boolean | undefined;
}

const classOf = ({ look, size, wide }: ButtonProps) =>
  ['btn', look, size, wide ? 'wide' : ''].filter(Boolean).join(' ');

/** A button that carries its key. */
export function Button(props: ButtonProps) {
  const { children, onPress, keys, says, off, pressed } = props;
  const label = says ?? (typeof children === 'string' ? children : '');
  useKeys(keys ? [{ key: keys, label, run: onPress, off }] : []);
  return (
    <button type="button" className={classOf(props)} onClick={onPress} disabled={off} aria-pressed={pressed}>
      {children}
      {keys ? <kbd aria-hidden="true">{keyName(keys)}</kbd> : null}
    </button>
  );
}
