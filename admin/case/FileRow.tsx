import { shortTime } from '../data/when.ts';
import type { AttachmentView } from '../data/types.ts';
import { useT } from '../i18n/useT.ts';
import { useNow } from '../pieces/useNow.ts';
import { fileUrl, sizeText } from './fileText.ts';
import { Taken } from './Taken.tsx';

interface RowProps extends FileProps {
  /** The unit of who looks: it need not be named to itself. */
  unitId: string;
}
interface FileProps {
  caseId: string;
  file: AttachmentView;
  onLook: () => void;
}

function Thumb({ caseId, file, onLook }: FileProps) {
  const t = useT();
  if (!file.preview)
    return (
      <span className="thumb" aria-hidden="true">
        {file.kind}
      </span>
    );
  return (
    <button type="button" className="thumb" onClick={onLook} aria-label={t('files.open', { name: file.name })}>
      <img src={fileUrl(caseId, file.id, '/preview')} alt="" loading="lazy" />
    </button>
  );
}

/** The file itself, or the picture without its place for those who may not have more. */
export function Download({ caseId, file, size = '' }: Omit<FileProps, 'onLook'> & { size?: 'low' | '' }) {
  const t = useT();
  const { id, name, original } = file;
  return (
    <a
      className={`btn ${size}`}
      href={fileUrl(caseId, id)}
      download={name}
      {...(original ? {} : { title: t('files.bareIs') })}
    >
      {t(original ? 'files.download' : 'files.downloadBare')}
    </a>
  );
}

/** What can be done with a file by now: wait for the scanner, download it, or nothing. */
function Outcome({ caseId, file }: Omit<FileProps, 'onLook'>) {
  const t = useT();
  const { scan, original, preview } = file;
  if (scan === 'waiting') return <span className="chip yellow">{t('scan.waiting')}</span>;
  if (scan === 'refused') return <span className="chip red">{t('scan.refused')}</span>;
  if (!original && !preview) return <span className="faint small">{t('files.closed')}</span>;
  return <Download caseId={caseId} file={file} size="low" />;
}

/** One file of a case. */
export function FileRow({ caseId, file, unitId, onLook }: RowProps) {
  const t = useT();
  const now = useNow();
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  const { name, size, at, by } = file;
  return (
    <div className="file">
      <Thumb caseId={caseId} file={file} onLook={onLook} />
      <div>
        <div className="file-name" title={name}>
          {name}
        </div>
        <div className="faint small">
          {[sizeText(size), shortTime(at, now, words), by.unitId === unitId ? '' : by.unitName, by.name]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <Taken taken={file.taken} />
      </div>
      <Outcome caseId={caseId} file={file} />
    </div>
  );
}
