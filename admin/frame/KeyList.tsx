import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { Dialog } from '../pieces/Dialog.tsx';
import { keyName, keysNow } from '../pieces/useKeys.ts';

/** The keys that work on the page behind this list. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [keys] = useState(keysNow);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      {keys.map((binding) => (
        <div key={binding.key} className="row">
          <span style={{ width: 84 }}>
            <kbd>{keyName(binding.key)}</kbd>
          </span>
          <span>{binding.label}</span>
        </div>
      ))}
    </Dialog>
  );
}
