import type { ChangeEvent } from 'react';
import { fileKinds } from '../../domain/attachments.ts';

const accepted = Object.values(fileKinds)
  .flatMap(({ type, ending }) => [type, `.${ending}`])
  .join();

interface PickProps {
  onPick: (files: readonly File[]) => void;
  children: string;
  hint?: string;
  camera?: boolean;
}

/** A button that asks the device for files, or for a photo taken now. */
export function Pick({ onPick, camera, hint, children }: PickProps) {
  const picked = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    onPick([...(target.files ?? [])]);
    target.value = '';
  };
  const source = camera ? { accept: 'image/*', capture: 'environment' as const } : { accept: accepted, multiple: true };
  return (
    <label className={camera ? 'btn low pick-file phone-only' : 'btn low pick-file'} title={hint}>
      <input type="file" className="hidden-text" onChange={picked} {...source} />
      {children}
    </label>
  );
}
