import { useEffect, useEffectEvent } from 'react';
import { useOnline } from '../../data/network.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';

const retryMs = 15_000;

interface UnsavedProps {
  /** It is to be registered by itself when the network is back. */
  isAwaited: boolean;
  onAwait: (isAwaited: boolean) => void;
  onSave: () => void;
}

/**
 * Says that a call was not registered, and offers to do it when the network is back. It is not put with what waits on the
 * device: a registration ends in a number that is read to the caller, and who has none must know it.
 */
export function Unsaved({ isAwaited, onAwait, onSave }: UnsavedProps) {
  const t = useT();
  const online = useOnline();
  const save = useEffectEvent(onSave);
  useEffect(() => {
    if (!isAwaited) return undefined;
    const go = (): void => save();
    addEventListener('online', go);
    const timer = setInterval(go, retryMs);
    return () => {
      removeEventListener('online', go);
      clearInterval(timer);
    };
  }, [isAwaited]);
  return (
    <div className="said row wrap" role="alert">
      <span className="grow">{t(isAwaited ? 'intake.willSave' : 'intake.offline')}</span>
      {isAwaited ? <Button onPress={() => onAwait(false)}>{t('form.takeBack')}</Button> : null}
      {isAwaited || online ? null : <Button onPress={() => onAwait(true)}>{t('intake.saveLater')}</Button>}
      {online && !isAwaited ? <Button onPress={onSave}>{t('intake.saveNow')}</Button> : null}
    </div>
  );
}
