import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sendWaiting, watchNetwork } from './network.ts';
import { serverAnswers, serverSilent } from './reach.ts';
import type { Other } from './types.ts';
import { useMe } from './useApi.ts';

const settleMs = 400;
const retryMs = 2_000;
const longestRetryMs = 8_000;

const parsed = <T>(data: string): Partial<T> => {
  try {
    return JSON.parse(data) as T;
  } catch {
    return {};
  }
};

/** Asks for what changed once a burst of events has passed. */
function createSettling(client: QueryClient) {
  const cases = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    timer = undefined;
    void client.invalidateQueries({ queryKey: ['queues'] });
    void client.invalidateQueries({ queryKey: ['queue'] });
    void client.invalidateQueries({ queryKey: ['calls', 'missed'] });
    for (const id of cases) void client.invalidateQueries({ queryKey: ['case', id] });
    cases.clear();
  };
  return {
    changed(id: string | undefined): void {
      if (id !== undefined) cases.add(id);
      timer ??= setTimeout(settle, settleMs);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Listens, and begins anew whenever the server or something before it has cut the line; `onBack` then makes up for what was missed. */
function listen(client: QueryClient, onBack: () => void): () => void {
  const settling = createSettling(client);
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let wasCut = false;
  const open = (): void => {
    source = new EventSource('/api/stream');
    source.onopen = () => {
      serverAnswers();
      if (wasCut) onBack();
      tries = 0;
      wasCut = false;
    };
    source.onmessage = ({ data }: MessageEvent<string>) => settling.changed(parsed<{ caseId: string }>(data).caseId);
    source.addEventListener('presence', ({ data }: MessageEvent<string>) => {
      const { caseId, others } = parsed<{ caseId: string; others: Other[] }>(data);
      client.setQueriesData({ queryKey: ['presence', caseId] }, others);
    });
    for (const what of ['ringing', 'missed'])
      source.addEventListener(what, () => void client.invalidateQueries({ queryKey: ['calls', what] }));
    source.onerror = () => {
      wasCut = true;
      serverSilent();
      source.close();
      clearTimeout(timer);
      timer = setTimeout(open, Math.min(retryMs * 1.5 ** tries++, longestRetryMs) * (0.75 + Math.random() / 2));
    };
  };
  open();
  return () => {
    source.close();
    clearTimeout(timer);
    settling.stop();
    serverAnswers();
  };
}

/** Keeps counters, rows, the open case and who else has it open current by the server's events, through a restart of the server too. */
export function useStream(on: boolean): void {
  const client = useQueryClient();
  const me = useMe();
  const person = me?.id;
  useEffect(() => {
    if (!on || person === undefined) return undefined;
    return listen(client, () => void sendWaiting(person).then(() => client.invalidateQueries()));
  }, [on, person, client]);
  useEffect(() => {
    if (person === undefined) return undefined;
    return watchNetwork(person, () => void client.invalidateQueries());
  }, [person, client]);
}
