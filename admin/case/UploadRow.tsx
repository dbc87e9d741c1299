import { useOnline } from '../data/network.ts';
import { problemText } from '../i18n/problemText.ts';
import { useT } from '../i18n/useT.ts';
import { Wrong } from '../pieces/Wrong.tsx';
import { sizeText } from './fileText.ts';
import type { Upload } from '../data/uploads.ts';

interface UploadProps {
  upload: Upload;
  onRetry: () => void;
  onDismiss: () => void;
}

const isWorthRetry = (code: string): boolean =>
  !['fileKind', 'fileTooLarge', 'fileEmpty', 'tooManyFiles'].includes(code);

function Progress({ share }: { share: number | undefined }) {
  const t = useT();
  const online = useOnline();
  if (share === undefined) return <span className="faint small">{t(online ? 'files.queued' : 'files.waits')}</span>;
  const text = t('files.sending', { n: Math.floor(share * 100) });
  return (
    <>
      <progress value={share} aria-label={text} />
      <span className="faint small">{text}</span>
    </>
  );
}

/** A file on its way, or why it did not get there. */
export function UploadRow({ upload, onRetry, onDismiss }: UploadProps) {
  const t = useT();
  const { file, share, problem } = upload;
  return (
    <div className="file">
      <span className="thumb" aria-hidden="true">
        ↑
      </span>
      <div>
        <div className="file-name" title={file.name}>
          {file.name} <span className="faint small">{sizeText(file.size)}</span>
        </div>
        <div className="row wrap">
          {problem ? <Wrong>{problemText(t, problem)}</Wrong> : <Progress share={share} />}
        </div>
      </div>
      {problem ? (
        <span className="row">
          {isWorthRetry(problem.code) ? (
            <button type="button" className="btn low" onClick={onRetry}>
              {t('do.retry')}
            </button>
          ) : null}
          <button
            type="button"
            className="btn low"
            onClick={onDismiss}
            aria-label={t('files.dismiss', { name: file.name })}
          >
            ✕
          </button>
        </span>
      ) : null}
    </div>
  );
}
