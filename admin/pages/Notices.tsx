import { LinkBase, useListController } from 'react-admin';
import type { NoticeRow } from '../data/types.ts';
import { dateTime } from '../data/when.ts';
import { type MessageKey, type T, useLocale, useT } from '../i18n/useT.ts';
import { zh } from '../i18n/zh/index.ts';
import { Columns } from '../rules/CaseTable.tsx';
import { Bones, Failed, None } from '../pieces/States.tsx';

const known = (t: T, code: string): string => {
  const key = `sent.${code}`;
  return key in zh ? t(key as MessageKey) : code;
};

function Row({ row }: { row: NoticeRow }) {
  const t = useT();
  const locale = useLocale();
  return (
    <tr>
      <td className="muted">{dateTime(row.at, locale)}</td>
      <td>{row.to === 'citizen' ? t('role.citizen') : row.to}</td>
      <td>{known(t, row.how)}</td>
      <td className="main-cell">{row.text}</td>
      <td className="mono">
        {row.caseId ? (
          <LinkBase to={`/cases/${row.caseId}/show`}>{row.caseNumber ?? row.caseId.slice(0, 8)}</LinkBase>
        ) : null}
      </td>
      <td>
        <span className="chip">{known(t, row.state)}</span>
      </td>
    </tr>
  );
}

const columns = ['notices.at', 'notices.to', 'notices.how', 'notices.what', 'notices.case', 'notices.state'] as const;

/** What the system sent to whom. */
export default function Notices() {
  const t = useT();
  const list = useListController<NoticeRow>({ resource: 'notices', perPage: 50, sort: { field: 'at', order: 'DESC' } });
  const { data, error, isPending } = list;
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('notices.title')}</h1>
        <span className="faint small">{t('notices.hint')}</span>
      </div>
      {isPending ? <Bones rows={8} /> : null}
      {error && !data ? <Failed error={error} onRetry={() => void list.refetch()} /> : null}
      {data?.length === 0 ? <None>{t('notices.none')}</None> : null}
      {data && data.length > 0 ? (
        <Columns says={t('notices.title')} columns={columns}>
          {data.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Columns>
      ) : null}
    </div>
  );
}
