import { useEffect, useEffectEvent, useState, type DragEvent, type ReactNode } from 'react';
import { mayNow } from '../commands/mayNow.ts';
import { isUnitDesk } from '../../domain/people.ts';
import { actorOf, useAttachments } from '../data/useApi.ts';
import type { AttachmentView } from '../data/types.ts';
import { useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { Loaded } from '../pieces/States.tsx';
import { useOpenCase } from './context.ts';
import { FileRow } from './FileRow.tsx';
import { Pick } from './Pick.tsx';
import { Pictures } from './Pictures.tsx';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './useUploads.ts';

/** Takes files that are dropped on it. */
function DropZone({ onDrop, children }: { onDrop: (files: readonly File[]) => void; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onDrop([...event.dataTransfer.files]);
  };
  return (
    <div className={isOver ? 'drop over' : 'drop'} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      {children}
    </div>
  );
}

/** Takes pictures and files that are pasted anywhere on the page; pasted text goes where it was meant to. */
function usePastedFiles(onPaste: (files: readonly File[]) => void): void {
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const hasText = event.clipboardData?.types.includes('text/plain') ?? false;
    if (files.length === 0 || hasText) return;
    event.preventDefault();
    onPaste(files);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => pasted(event);
    addEventListener('paste', listen);
    return () => removeEventListener('paste', listen);
  }, []);
}

/** The files that are there, and the dialog with their pictures. */
function FileList({ files }: { files: readonly AttachmentView[] }) {
  const { kase, me } = useOpenCase();
  const [openId, setOpenId] = useState<string>();
  return (
    <>
      {files.map((file) => (
        <FileRow key={file.id} caseId={kase.id} file={file} unitId={me.unitId} onLook={() => setOpenId(file.id)} />
      ))}
      {openId === undefined ? null : (
        <Pictures
          caseId={kase.id}
          files={files.filter(({ preview }) => preview)}
          openId={openId}
          onOpen={setOpenId}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </>
  );
}

interface AddingProps {
  caseId: string;
  count: number | undefined;
  children: ReactNode;
}

/** The panel for those who may add files; without any it is no more than its head. */
function Adding({ caseId, count, children }: AddingProps) {
  const t = useT();
  const { me } = useOpenCase();
  const { uploads, add, addPhotos, retry, dismiss } = useUploads(caseId);
  usePastedFiles(add);
  const isEmpty = count === 0 && uploads.length === 0;
  const buttons = (
    <span className="row">
      {isEmpty ? <span className="faint small">{t('files.none')}</span> : null}
      <Pick camera onPick={addPhotos}>
        {t('files.camera')}
      </Pick>
      <Pick hint={t('files.hint')} onPick={add}>
        {t('files.add')}
      </Pick>
    </span>
  );
  return (
    <DropZone onDrop={add}>
      <Panel title={t('files.title')} aside={buttons} {...(isEmpty ? { className: 'only-head' } : {})}>
        <div className="stack">
          {children}
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload)}
              onDismiss={() => dismiss(upload.key)}
            />
          ))}
          <p className="faint small desk-only">{t('files.hint')}</p>
          {isUnitDesk(actorOf(me)) ? <p className="faint small phone-only">{t('files.cameraHint')}</p> : null}
        </div>
      </Panel>
    </DropZone>
  );
}

/** The files of a case: who added what and when, how it is with the scanner, previews, and the adding of more. */
export function Attachments() {
  const t = useT();
  const { kase, me } = useOpenCase();
  const query = useAttachments(kase.id);
  const count = query.data?.length;
  const list = (
    <Loaded query={query} rows={1}>
      {(files) => <FileList files={files} />}
    </Loaded>
  );
  if (mayNow(kase, me).includes('addNote'))
    return (
      <Adding key={kase.id} caseId={kase.id} count={count}>
        {list}
      </Adding>
    );
  if (count === 0) return null;
  return (
    <Panel title={t('files.title')}>
      <div className="stack">{list}</div>
    </Panel>
  );
}
