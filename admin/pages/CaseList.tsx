import { useListController, LinkBase } from 'react-admin';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { Pick } from '../bulk/Pick.tsx';
import { spacedNumber } from '../case/Head.tsx';
import { placeText } from '../case/placeText.ts';
import { statusKey } from '../case/story.ts';
import { isEnded, statuses } from '../../domain/case/codes.ts';
import type { CaseRow } from '../data/types.ts';
import { dateTime } from '../data/when.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { Remaining } from '../pieces/Remaining.tsx';
import { Bones, Failed, None } from '../pieces/States.tsx';

const perPage = 25;

function Row({ row }: { row: CaseRow }) {
  const t = useT();
  const locale = useLocale();
  return (
    <tr>
      <td className="mono">
        <Pick row={row} />
        <LinkBase to={`/cases/${row.id}/show`}>{spacedNumber(row.number)}</LinkBase>
      </td>
      <td className="main-cell">{row.title}</td>
      <td>
        <span className={isEnded(row.status) ? 'chip' : 'chip stage'}>{t(statusKey(row))}</span>
      </td>
      <td>
        <Remaining dueAt={row.dueAt} yellowAt={row.yellowAt} />
      </td>
      <td className="muted">{row.leadUnitName}</td>
      <td className="muted cut place-cell">{placeText(row.place)}</td>
      <td className="muted">{dateTime(row.registeredAt, locale)}</td>
    </tr>
  );
}

interface Filter {
  q?: string;
  status?: string;
}

function StatusFilter({ filter, setFilter }: { filter: Filter; setFilter: (filter: Filter) => void }) {
  const t = useT();
  return (
    <select
      className="field"
      style={{ width: 'auto' }}
      aria-label={t('find.status')}
      value={filter.status ?? ''}
      onChange={(event) => {
        const { status: _, ...rest } = filter;
        setFilter(event.target.value ? { ...rest, status: event.target.value } : rest);
      }}
    >
      <option value="">{t('find.any')}</option>
      {statuses.map((status) => (
        <option key={status} value={status}>
          {t(`status.${status}`)}
        </option>
      ))}
    </select>
  );
}

function Pages({ page, total, setPage }: { page: number; total: number; setPage: (page: number) => void }) {
  const t = useT();
  return (
    <div className="row">
      <span className="faint">{t('queue.total', { n: total })}</span>
      <span className="grow" />
      <Button off={page <= 1} keys="[" onPress={() => setPage(page - 1)}>
        {t('find.prev')}
      </Button>
      <span>{page}</span>
      <Button off={page * perPage >= total} keys="]" onPress={() => setPage(page + 1)}>
        {t('find.nextPage')}
      </Button>
    </div>
  );
}

const columns = [
  'find.number',
  'find.caseTitle',
  'find.status',
  'find.left',
  'find.lead',
  'find.place',
  'find.at',
] as const;

/** Every case that this person may see, by number, phone, place or words. */
export default function CaseList() {
  const t = useT();
  const list = useListController<CaseRow>({
    resource: 'cases',
    perPage,
    sort: { field: 'registeredAt', order: 'DESC' },
  });
  const filter = list.filterValues as Filter;
  const { data, total = 0, error, isPending } = list;
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{filter.q ? t('find.for', { q: filter.q }) : t('find.title')}</h1>
        <span className="grow" />
        <StatusFilter filter={filter} setFilter={(next) => list.setFilters(next)} />
      </div>
      {error && !data ? <Failed error={error} onRetry={() => void list.refetch()} /> : null}
      {isPending ? <Bones rows={10} /> : null}
      {data?.length === 0 ? <None>{t('find.none')}</None> : null}
      {data && data.length > 0 ? (
        <div className="panel table-box">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <BulkBar rows={data} />
      <Pages page={list.page} total={total} setPage={(page) => list.setPage(page)} />
    </div>
  );
}
