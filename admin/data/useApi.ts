import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useGetIdentity } from 'react-admin';
import type { Case } from '../../domain/case/case.ts';
import type { CaseFilter } from '../../domain/lists.ts';
import type { Actor } from '../../domain/people.ts';
import type { HotlineDataProvider } from './provider.ts';
import { serverNow } from './http.ts';
import type { AttachmentView, Me, QueueName } from './types.ts';

export const useApi = (): HotlineDataProvider => useDataProvider<HotlineDataProvider>();

/** Who is signed in; undefined only while the answer is on its way. */
export function useMe(): Me | undefined {
  const { identity } = useGetIdentity();
  return identity as Me | undefined;
}

export const actorOf = (me: Me): Actor => ({ id: me.id, roles: me.roles, unitId: me.unitId });

/** How often what others may change is asked for anew when no server-sent event said so, in ms. */
const quietRefreshMs = 30_000;

const engineRefreshMs = 15_000;

/** Whether the engine is away, since when, and what waits; asked for while the page is seen. */
export function useEngine() {
  const api = useApi();
  return useQuery({
    queryKey: ['engine'],
    queryFn: () => api.engine(),
    ...{ refetchInterval: engineRefreshMs, staleTime: engineRefreshMs, retry: false },
  });
}

export function useQueues() {
  const api = useApi();
  return useQuery({ queryKey: ['queues'], queryFn: () => api.queues(), refetchInterval: quietRefreshMs });
}

export function useQueueRows(name: QueueName, count: number, filter: CaseFilter) {
  const api = useApi();
  return useQuery({
    queryKey: ['queue', name, count, filter],
    queryFn: () => api.queue(name, count, filter),
    refetchInterval: quietRefreshMs,
    placeholderData: (before, query) => (query?.queryKey[1] === name ? before : undefined),
  });
}

export function useCase(id: string) {
  const api = useApi();
  return useQuery({ queryKey: ['case', id, 'view'], queryFn: () => api.caseView(id) });
}

export function useEvents(id: string) {
  const api = useApi();
  return useQuery({ queryKey: ['case', id, 'events'], queryFn: () => api.events(id) });
}

export function useClocks(id: string) {
  const api = useApi();
  return useQuery({ queryKey: ['case', id, 'clocks'], queryFn: () => api.clocks(id) });
}

export function useSimilar(id: string) {
  const api = useApi();
  return useQuery({ queryKey: ['case', id, 'similar'], queryFn: () => api.similar(id).catch(() => []) });
}

export function useEarlier(id: string) {
  const api = useApi();
  return useQuery({ queryKey: ['case', id, 'earlier'], queryFn: () => api.earlier(id).catch(() => []) });
}

/** The earlier cases of a case's enterprise; none is asked for where there is no enterprise. */
export function useOfEnterprise({ id, enterprise }: Pick<Case, 'id' | 'enterprise'>) {
  const api = useApi();
  return useQuery({
    queryKey: ['case', id, 'enterprise'],
    queryFn: () => api.ofEnterprise(id).catch(() => []),
    enabled: enterprise === true,
  });
}

const scanRefreshMs = 1_500;

/** The files of a case; asked for often while one waits for the scanner, as long as that is young. */
export function useAttachments(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['case', id, 'attachments'],
    queryFn: () => api.attachments(id),
    refetchInterval: ({ state }) => (isScanning(state.data) ? scanRefreshMs : quietRefreshMs),
  });
}

const youngMs = 60_000;
const isScanning = (files: readonly AttachmentView[] | undefined): boolean =>
  files?.some(({ scan, at }) => scan === 'waiting' && serverNow() - Date.parse(at) < youngMs) ?? false;
