import { useQuery } from '@tanstack/react-query';
import type { CalendarBook } from '../../domain/calendar.ts';
import type { Policy } from '../../domain/policy.ts';
import { useApi } from '../data/useApi.ts';

const newest = {
  ...{ pagination: { page: 1, perPage: 100 }, filter: {} },
  sort: { field: 'version', order: 'DESC' },
} as const;

/** All versions of the working-day calendar, the one in force first. */
export function useCalendars() {
  const api = useApi();
  return useQuery({
    queryKey: ['rules', 'calendar'],
    queryFn: async () => (await api.getList<CalendarBook & { id: number }>('calendars', newest)).data,
  });
}

/** All versions of the limits, the one in force first. */
export function usePolicies() {
  const api = useApi();
  return useQuery({
    queryKey: ['rules', 'policy'],
    queryFn: async () => (await api.getList<Policy & { id: number }>('profiles', newest)).data,
  });
}
