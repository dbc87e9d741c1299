import { useQuery } from '@tanstack/react-query';
import { useApi } from '../data/useApi.ts';

export interface Place {
  code: string;
  name: string;
}

const bannerDigits = 6;

/** The divisions down to banners, the wider first: whose calendar can be asked for. */
export function usePlaces(): readonly Place[] {
  const api = useApi();
  const found = useQuery({ queryKey: ['divisions'], queryFn: () => api.divisions(), staleTime: Infinity });
  return (found.data ?? [])
    .filter(({ code }) => code.length <= bannerDigits)
    .toSorted((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
}
