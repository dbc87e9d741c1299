import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { LinkBase } from 'react-admin';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { Pick } from '../bulk/Pick.tsx';
import { spacedNumber } from '../case/Head.tsx';
import { placeText } from '../case/placeText.ts';
import { statusKey } from '../case/story.ts';
import { isEnded } from '../../domain/case/codes.ts';
import type { CaseSort } from '../../domain/lists.ts';
import type { CaseRow } from '../data/types.ts';
import { useApi } from '../data/useApi.ts';
import { dateTime } from '../data/when.ts';
import { useLocale, useT, type MessageKey } from '../i18n/useT.ts';
import { type Listing, type Order, useListing } from '../lists/address.ts';
import { ExportButton } from '../lists/ExportButton.tsx';
import { FilterBar } from '../lists/FilterBar.tsx';
import { Marked } from '../lists/Marked.tsx';
import { useMoves } from '../lists/useMoves.ts';
import { ViewTabs } from '../lists/ViewTabs.tsx';
import { Remaining } from '../pieces/Remaining.tsx';
import { Loaded, None } from '../pieces/States.tsx';
import { Leaf } from './Leaf.tsx';

const perPage = 25;
const newest: Order = ['registeredAt', 'DESC'];

function Row({ row, on, q }: { row: CaseRow; on: boolean; q: string | undefined }) {
  const t = useT();
  const locale = useLocale();
  return (
    <tr className={on ? 'on' : ''} aria-current={on}>
      <td className="mono">
        <Pick row={row} on={on} />
        <LinkBase to={`/cases/${row.id}/show`}>{spacedNumber(row.number)}</LinkBase>
      </td>
      <td className="main-cell">
        <Marked text={row.title} q={q} />{' '}
        {row.businessEnvironment ? <span className="chip violet">{t('mark.businessEnvironment')}</span> : null}
      </td>
      <td>
        <span className={isEnded(row.status) ? 'chip' : 'chip stage'}>{t(statusKey(row))}</span>
      </td>
      <td>
        <Remaining dueAt={row.dueAt} yellowAt={row.yellowAt} />
      </td>
      <td className="muted">{row.leadUnitName}</td>
      <td className="muted cut place-cell">
        <Marked text={placeText(row.place)} q={q} />
      </td>
      <td className="muted">{dateTime(row.registeredAt, locale)}</td>
    </tr>
  );
}

const columns: readonly (readonly [MessageKey, CaseSort?])[] = [
  ['find.number', 'number'],
  ['find.caseTitle'],
  ['find.status'],
  ['find.left', 'dueAt'],
  ['find.lead'],
  ['find.place'],
  ['find.at', 'registeredAt'],
];

function Heads({ sort, onSort }: { sort: Order; onSort: (sort: Order) => void }) {
  const t = useT();
  const [by, way] = sort;
  return (
    <tr>
      {columns.map(([name, field]) => (
        <th key={name} scope="col" aria-sort={field === by ? (way === 'ASC' ? 'ascending' : 'descending') : undefined}>
          {field ? (
            <button
              type="button"
              className="plain"
              title={t('filter.sortBy', { what: t(name) })}
              onClick={() => onSort([field, by === field && way === 'ASC' ? 'DESC' : 'ASC'])}
            >
              {t(name)}
              <span aria-hidden="true">{field === by ? (way === 'ASC' ? ' ↑' : ' ↓') : ''}</span>
            </button>
          ) : (
            t(name)
          )}
        </th>
      ))}
    </tr>
  );
}

function useRows({ filter, sort, page }: Listing) {
  const api = useApi();
  const [field, order] = sort ?? newest;
  return useQuery({
    queryKey: ['cases', 'list', filter, field, order, page],
    queryFn: () => api.getList<CaseRow>('cases', { filter, sort: { field, order }, pagination: { page, perPage } }),
    placeholderData: keepPreviousData,
  });
}

interface TableProps {
  rows: readonly CaseRow[];
  sort: Order;
  at: string | undefined;
  busy: boolean;
  q: string | undefined;
  onSort: (sort: Order) => void;
}

function CaseTable({ rows, sort, at, busy, q, onSort }: TableProps) {
  return (
    <div className="panel table-box cases" aria-busy={busy}>
      <table>
        <thead>
          <Heads sort={sort} onSort={onSort} />
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} on={row.id === at} q={q} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every case that this person may see, narrowed, sorted and leafed through as its address says. */
export default function CaseList() {
  const t = useT();
  const listing = useListing();
  const { filter, sort = newest, page, change } = listing;
  const list = useRows(listing);
  const rows = list.data?.data ?? [];
  const at = useMoves(rows, (id) => `/cases/${id}/show`);
  const none = Object.keys(filter).length > 0 ? 'filter.none' : 'find.none';
  return (
    <div className="page stack wide">
      <h1 className="case-title">{filter.q ? t('find.for', { q: filter.q }) : t('find.title')}</h1>
      <FilterBar filter={filter} onChange={(to) => change({ filter: to })}>
        <span className="grow" />
        <ViewTabs list="cases" filter={filter} sort={listing.sort} onPick={change} />
        <ExportButton filter={filter} sort={sort} total={list.data?.total} />
      </FilterBar>
      <Loaded query={list} rows={10}>
        {() =>
          rows.length === 0 ? (
            <None>{t(none)}</None>
          ) : (
            <CaseTable
              rows={rows}
              sort={sort}
              at={at}
              busy={list.isPlaceholderData}
              q={filter.q}
              onSort={(to) => change({ sort: to })}
            />
          )
        }
      </Loaded>
      <BulkBar rows={rows} />
      <Leaf page={page} perPage={perPage} total={list.data?.total ?? 0} setPage={(to) => change({ page: to })} />
    </div>
  );
}
