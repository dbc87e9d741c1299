import type { ChangeRow } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { type MessageKey, useLocale, useT } from '../../i18n/useT.ts';
import type { AuditProps } from './AuditFilters.tsx';
import { Records } from './Records.tsx';

const columns = ['rules.at', 'audit.person', 'audit.what', 'audit.reason', 'audit.detail'] as const;

const plain = (value: unknown): string =>
  value === undefined || value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value);

/** Which fields differ between the row before and after. */
const differences = ({ before, body }: ChangeRow): string[] =>
  Object.keys({ ...before, ...body })
    .filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(body?.[field]))
    .map((field) => `${field}: ${before ? `${plain(before[field])} → ` : ''}${plain(body?.[field])}`);

function Row({ row }: { row: ChangeRow }) {
  const t = useT();
  const locale = useLocale();
  const isRule = row.what === 'calendar' || row.what === 'policy';
  return (
    <tr>
      <td className="muted">{dateTime(row.at, locale)}</td>
      <td>{row.byName ?? row.by}</td>
      <td>
        <span className="chip">{t(`changed.${row.what}` as MessageKey)}</span>{' '}
        {isRule ? t('rules.version', { n: row.key }) : <span className="mono">{row.key}</span>}
      </td>
      <td className="main-cell">{row.reason}</td>
      <td className="diff small">
        {differences(row).map((one) => (
          <div key={one}>{one}</div>
        ))}
      </td>
    </tr>
  );
}

/** Who changed which row of the reference data or of the rules, how it was before, and why. */
export function Changed(props: AuditProps) {
  const api = useApi();
  return <Records {...props} name="audit-changes" read={api.changes} columns={columns} Row={Row} />;
}
