import { useEffect, useRef, type ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { InDialog } from './useKeys.ts';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal on the browser's own dialog element: focus is held inside, on its first field, and goes back to where it was; Escape closes it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const t = useT();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('input:not([type=checkbox]), textarea, select')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation(); // closes the dialog, not the desk behind it
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <span className="grow" />
        <button type="button" className="plain" onClick={onClose} aria-label={t('do.close')}>
          ✕
        </button>
      </header>
      <InDialog value={true}>
        <div className="stack">{children}</div>
      </InDialog>
    </dialog>
  );
}
