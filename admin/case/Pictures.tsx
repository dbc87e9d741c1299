import type { AttachmentView } from '../data/types.ts';
import { useT } from '../i18n/useT.ts';
import { Dialog } from '../pieces/Dialog.tsx';
import { Download } from './FileRow.tsx';
import { fileUrl } from './fileText.ts';
import { Taken } from './Taken.tsx';

interface PicturesProps {
  caseId: string;
  /** Those that have a preview. */
  files: readonly AttachmentView[];
  openId: string;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** The previews of a case's images in a dialog, one after the other. */
export function Pictures({ caseId, files, openId, onOpen, onClose }: PicturesProps) {
  const t = useT();
  const at = files.findIndex(({ id }) => id === openId);
  const file = files[at];
  if (!file) return null;
  const step = (label: string, to: AttachmentView | undefined) => (
    <button type="button" className="btn" disabled={!to} onClick={() => to && onOpen(to.id)}>
      {label}
    </button>
  );
  return (
    <Dialog title={file.name} onClose={onClose}>
      <img className="picture" src={fileUrl(caseId, file.id, '/preview')} alt={file.name} />
      <Taken taken={file.taken} />
      <div className="row">
        {files.length > 1 ? step(t('files.previous'), files[at - 1]) : null}
        {files.length > 1 ? step(t('files.next'), files[at + 1]) : null}
        <span className="grow" />
        <Download caseId={caseId} file={file} />
      </div>
    </Dialog>
  );
}
