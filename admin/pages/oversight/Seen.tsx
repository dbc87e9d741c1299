import { LinkBase } from 'react-admin';
import { spacedNumber } from '../../case/Head.tsx';
import type { AccessRow } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { type MessageKey, useLocale, useT } from '../../i18n/useT.ts';
import { zh } from '../../i18n/zh/index.ts';
import { sayFilter } from '../../lists/describe.ts';
import { useReference } from '../../lists/reference.ts';
import type { AuditProps } from './AuditFilters.tsx';
import { Records } from './Records.tsx';

const columns = ['rules.at', 'audit.person', 'audit.action', 'oversight.case', 'audit.reason', 'audit.detail'] as const;

/** What an export held: format, number of rows, the conditions. */
function Detail({ detail }: Pick<AccessRow, 'detail'>) {
  const t = useT();
  const reference = useReference();
  if (!detail?.format) return null;
  const said = sayFilter(detail.filter ?? {}, t, reference).map(({ text }) => text);
  return (
    <>
      {t('audit.rows', { format: detail.format.toUpperCase(), n: detail.rows ?? 0 })}
      <span className="muted"> · {said.length === 0 ? t('audit.everything') : said.join(' · ')}</span>
    </>
  );
}

/** The reason in the words of whoever looked, or that of the occasion. */
function Reason({ reason }: Pick<AccessRow, 'reason'>) {
  const t = useT();
  const key = `accessReason.${reason ?? ''}`;
  return <>{key in zh ? t(key as MessageKey) : reason}</>;
}

function Row({ row }: { row: AccessRow }) {
  const t = useT();
  const locale = useLocale();
  return (
    <tr>
      <td className="muted">{dateTime(row.at, locale)}</td>
      <td>{row.userName ?? row.userId}</td>
      <td>
        <span className="chip">{t(`access.${row.action}`)}</span>
      </td>
      <td className="mono">
        {row.caseId && row.caseNumber ? (
          <LinkBase to={`/cases/${row.caseId}/show`}>{spacedNumber(row.caseNumber)}</LinkBase>
        ) : null}
      </td>
      <td className="main-cell">
        <Reason reason={row.reason} />
      </td>
      <td className="diff">
        <Detail detail={row.detail} />
      </td>
    </tr>
  );
}

/** Who looked at what, and why; or what left as a file. */
export function Seen(props: AuditProps) {
  const api = useApi();
  return <Records {...props} name="audit" read={api.accesses} columns={columns} Row={Row} />;
}
