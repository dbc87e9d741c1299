import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LinkBase } from 'react-admin';
import { spacedNumber } from '../../case/Head.tsx';
import type { AccessRow } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { sayFilter } from '../../lists/describe.ts';
import { useReference } from '../../lists/reference.ts';
import { Loaded, None } from '../../pieces/States.tsx';
import { Columns } from '../../rules/CaseTable.tsx';
import type { AuditProps } from './AuditFilters.tsx';
import { Leaf } from '../Leaf.tsx';
import { filterOf } from './useAuditAddress.ts';

const perPage = 50;
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
      <td className="main-cell">{row.reason}</td>
      <td className="diff">
        <Detail detail={row.detail} />
      </td>
    </tr>
  );
}

/** Who looked at what, and why; or what left as a file. */
export function Seen({ asked, change }: AuditProps) {
  const t = useT();
  const api = useApi();
  const filter = filterOf(asked);
  const rows = useQuery({
    queryKey: ['audit', filter, asked.page],
    queryFn: () => api.accesses(filter, asked.page, perPage),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={rows} rows={10}>
      {({ data, total }) =>
        data.length === 0 ? (
          <None>{t('audit.none')}</None>
        ) : (
          <>
            <Columns says={t(`audit.${asked.tab}`)} columns={columns}>
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
