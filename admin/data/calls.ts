import { useQuery } from '@tanstack/react-query';
import { callBackDesks, type MissedOutcome, seatDesks } from '../../domain/calls.ts';
import type { Role } from '../../domain/people.ts';
import { call, get } from './http.ts';
import type { Me } from './types.ts';
import { useApi, useMe } from './useApi.ts';

/** A caller whom nobody answered, his number masked. */
export interface MissedRow {
  id: string;
  phone: string;
  times: number;
  firstAt: string;
  lastAt: string;
  tries: number;
  mostTries: number;
  outcome: MissedOutcome | null;
  doneAt: string | null;
  takenBy: string | null;
  takenByName: string | null;
}
export interface MissedView {
  count: number;
  since: string | null;
  waiting: MissedRow[];
  gaveUp: MissedRow[];
}
/** The number that rings at one's own seat. */
export interface Ring {
  phone: string;
  at: string;
}

const path = (id: string, rest: string): string => `/calls/missed/${encodeURIComponent(id)}/${rest}`;

/** The calls about calls. */
export const callCalls = {
  ringing: () => get<Ring | null>('/calls/ringing'),
  missed: () => get<MissedView>('/calls/missed'),
  takeMissed: async (id: string) => (await call<{ phone: string }>(path(id, 'take'), { method: 'POST' })).body,
  triedMissed: async (id: string, outcome: 'reached' | 'noAnswer') =>
    (await call<{ tries: number }>(path(id, 'tried'), { method: 'POST', body: { outcome } })).body,
};

const has = (me: Me | undefined, desks: readonly Role[]): boolean => me?.roles.some((r) => desks.includes(r)) ?? false;

/** Whether this person calls back whoever was not answered. */
export const callsBack = (me: Me | undefined): boolean => has(me, callBackDesks);

const quietRefreshMs = 30_000;

/** Who waits to be called back; asked anew when the stream says so, and now and then. */
export function useMissed() {
  const api = useApi();
  const enabled = callsBack(useMe());
  return useQuery({
    ...{ queryKey: ['calls', 'missed'], queryFn: () => api.missed(), enabled },
    refetchInterval: quietRefreshMs,
  });
}

/** What rings at one's seat; each look is recorded, so it is asked for when the stream says so and at no other time. */
export function useRing() {
  const api = useApi();
  const enabled = has(useMe(), seatDesks);
  return useQuery({
    ...{ queryKey: ['calls', 'ringing'], queryFn: () => api.ringing(), enabled },
    ...{ staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: 1 },
  });
}
