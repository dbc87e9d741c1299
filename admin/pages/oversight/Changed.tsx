import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ChangeRow } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { type MessageKey, useLocale, useT } from '../../i18n/useT.ts';
import { Loaded, None } from '../../pieces/States.tsx';
import { Columns } from '../../rules/CaseTable.tsx';
import type { AuditProps } from './AuditFilters.tsx';
import { Leaf } from '../Leaf.tsx';
import { filterOf } from './useAuditAddress.ts';

const perPage = 50;
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
export function Changed({ asked, change }: AuditProps) {
  const t = useT();
  const api = useApi();
  const filter = filterOf(asked);
  const rows = useQuery({
    queryKey: ['audit-changes', filter, asked.page],
    queryFn: () => api.changes(filter, asked.page, perPage),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={rows} rows={10}>
      {({ data, total }) =>
        data.length === 0 ? (
          <None>{t('audit.none')}</None>
        ) : (
          <>
            <Columns says={t('audit.changed')} columns={columns}>
              {data.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </Columns>
            <Leaf page={asked.page} perPage={perPage} total={total} setPage={(page) => change({ page })} />
          </>
        )
      }
    </Loaded>
  );
}
