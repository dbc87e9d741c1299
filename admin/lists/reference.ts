import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useUnits } from '../case/useUnitNames.ts';
import { useApi } from '../data/useApi.ts';
import { pathsOf } from '../desks/intake/places.ts';
import type { Named } from './seek.ts';

interface CategoryRow {
  id: string;
  path: string;
  initials?: string;
}

/** What lists can be narrowed to by choosing, with names for ids. */
export interface Reference {
  units: readonly Named[];
  categories: readonly Named[];
  places: readonly Named[];
}

/** Units, categories and places, asked for once. */
export function useReference(): Reference {
  const api = useApi();
  const units = useUnits();
  const divisions = useQuery({ queryKey: ['divisions'], queryFn: () => api.divisions(), staleTime: Infinity });
  const categories = useQuery({
    queryKey: ['all-categories'],
    staleTime: Infinity,
    queryFn: () =>
      api.getList<CategoryRow>('categories', {
        ...{ pagination: { page: 1, perPage: 1000 }, sort: { field: 'id', order: 'ASC' }, filter: {} },
      }),
  });
  return useMemo(() => {
    const all = divisions.data ?? [];
    const paths = pathsOf(all);
    return {
      units: units.map(({ id, name, initials }) => ({ id, label: name, initials })),
      categories: (categories.data?.data ?? []).map(({ id, path, initials }) => ({ id, label: path, initials })),
      places: all.map(({ code, name, initials }) => ({ id: code, label: paths.get(code) ?? name, initials })),
    };
  }, [units, divisions.data, categories.data]);
}
