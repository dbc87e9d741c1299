import { useLocation, useNavigate } from 'react-admin';
import { useMemo } from 'react';
import { CaseFilter, CaseSort } from '../../domain/lists.ts';

export type Order = [CaseSort, 'ASC' | 'DESC'];

/** A list as its address says it: what it is narrowed to, how it is sorted, and the page. */
export interface Listing {
  filter: CaseFilter;
  sort: Order | undefined;
  page: number;
}

const parsed = (text: string | null): unknown => {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
};

/** What of a filter can be understood; a field that is unknown or wrong is left out, so that old addresses still open. */
function understood(filter: unknown): CaseFilter {
  if (typeof filter !== 'object' || filter === null) return {};
  return Object.entries(filter as Record<string, unknown>).reduce<CaseFilter>(
    (known, [field, value]) => ({ ...known, ...CaseFilter.safeParse({ [field]: value }).data }),
    {},
  );
}

const sortIn = (text: string | null): Order | undefined => {
  const [by, way] = (parsed(text) as unknown[] | undefined) ?? [];
  const field = CaseSort.safeParse(by).data;
  return field === undefined ? undefined : [field, way === 'ASC' ? 'ASC' : 'DESC'];
};

/** Reads a list's address. */
export function readListing(search: string): Listing {
  const query = new URLSearchParams(search);
  const page = Number(query.get('page') ?? 1);
  return {
    filter: understood(parsed(query.get('filter'))),
    sort: sortIn(query.get('sort')),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The query of a list's address; what is as usual is not said. */
export function writeListing({ filter, sort, page }: Partial<Listing>): string {
  const query = new URLSearchParams();
  if (filter && Object.keys(filter).length > 0) query.set('filter', JSON.stringify(filter));
  if (sort) query.set('sort', JSON.stringify(sort));
  if (page !== undefined && page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** A list whose state is its address: it can be shared, kept, and gone back from. */
export function useListing(): Listing & { search: string; change: (to: Partial<Listing>) => void } {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const listing = useMemo(() => readListing(search), [search]);
  const change = (to: Partial<Listing>): void => {
    navigate(pathname + writeListing({ ...listing, page: 1, ...to }));
  };
  return { ...listing, search, change };
}
