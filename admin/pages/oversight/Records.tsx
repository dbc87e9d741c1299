import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { AuditFilter } from '../../data/oversight.ts';
import { type MessageKey, useT } from '../../i18n/useT.ts';
import { Loaded, None } from '../../pieces/States.tsx';
import { Columns } from '../../rules/CaseTable.tsx';
import { Leaf } from '../Leaf.tsx';
import type { AuditProps } from './AuditFilters.tsx';
import { filterOf } from './useAuditAddress.ts';

const perPage = 50;

interface RecordsProps<R> extends AuditProps {
  /** Under which name what was read is remembered. */
  name: string;
  read: (filter: AuditFilter, page: number, perPage: number) => Promise<{ data: R[]; total: number }>;
  columns: readonly MessageKey[];
  Row: ComponentType<{ row: R }>;
}

/** A page of the record under the filter of the address, with what leafs on. */
export function Records<R extends { id: string }>({ asked, change, name, read, columns, Row }: RecordsProps<R>) {
  const t = useT();
  const filter = filterOf(asked);
  const rows = useQuery({
    queryKey: [name, filter, asked.page],
    queryFn: () => read(filter, asked.page, perPage),
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
