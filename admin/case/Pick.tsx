import type { ChangeEvent } from 'react';
import { fileKinds } from '../../domain/attachments.ts';
import { useT } from '../i18n/useT.ts';

const accepted = Object.values(fileKinds)
  .flatMap(({ type, ending }) => [type, `.${ending}`])
  .join();

/** A photo named by what it is and when it was taken; phones call all of them the same. Where it was taken stays inside it. */
const stamped = (file: File, name: string): File => {
  const at = new Date(file.lastModified).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replaceAll(':', '.');
  const { type, lastModified } = file;
  return new File([file], `${name} ${at}.${type === 'image/png' ? 'png' : 'jpg'}`, { type, lastModified });
};

interface PickProps {
  onPick: (files: readonly File[]) => void;
  children: string;
  hint?: string;
  camera?: boolean;
}

/** A button that asks the device for files, or for a photo taken now. */
export function Pick({ onPick, camera, hint, children }: PickProps) {
  const t = useT();
  const picked = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    onPick(camera ? files.map((file) => stamped(file, t('files.photo'))) : files);
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
