import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../data/useApi.ts';
import type { Unit } from '../../domain/world.ts';
import type { UnitNames } from './sayLimit.ts';

export interface UnitRow {
  id: string;
  name: string;
  short?: string;
  initials?: string;
  active?: boolean;
  kind?: Unit['kind'];
}

/** Every unit, asked for once: names for ids, and the list to choose from. */
export function useUnits(): readonly UnitRow[] {
  const api = useApi();
  const units = useQuery({
    queryKey: ['all-units'],
    staleTime: Infinity,
    queryFn: () =>
      api.getList<UnitRow>('units', {
        pagination: { page: 1, perPage: 1000 },
        sort: { field: 'id', order: 'ASC' },
        filter: {},
      }),
  });
  return units.data?.data ?? [];
}

export function useUnitNames(): UnitNames {
  const units = useUnits();
  return useMemo(() => new Map(units.map((unit) => [unit.id, unit.short ?? unit.name])), [units]);
}
