import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { watchNetwork } from './network.ts';
import { useMe } from './useApi.ts';

const settleMs = 400;

const caseIdOf = (data: string): string | undefined => {
  try {
    const news = JSON.parse(data) as { caseId?: string; id?: string };
    return news.caseId ?? news.id;
  } catch {
    return undefined;
  }
};

/** Keeps counters, rows and the open case current by the server's events; a burst of them asks once. */
export function useStream(on: boolean): void {
  const client = useQueryClient();
  const me = useMe();
  const person = me?.id;
  useEffect(() => {
    if (!on) return undefined;
    const cases = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: ['queues'] });
      void client.invalidateQueries({ queryKey: ['queue'] });
      for (const id of cases) void client.invalidateQueries({ queryKey: ['case', id] });
      cases.clear();
    };
    const source = new EventSource('/api/stream');
    source.onmessage = (event: MessageEvent<string>) => {
      const id = caseIdOf(event.data);
      if (id) cases.add(id);
      timer ??= setTimeout(settle, settleMs);
    };
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [on, client]);
  useEffect(() => {
    if (person === undefined) return undefined;
    return watchNetwork(person, () => void client.invalidateQueries());
  }, [person, client]);
}
