import { useEffect, useRef, useState } from 'react';
import { type Problem, problemOf } from '../../data/http.ts';
import type { Verified } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';

/** What was verified so far, of how many. */
export interface Progress extends Pick<Verified, 'cases' | 'events' | 'words' | 'broken'> {
  total: number;
  state: 'running' | 'done' | 'stopped';
}
const nothing: Progress = { cases: 0, events: 0, words: 0, broken: [], total: 0, state: 'running' };

const added = (sum: Progress, page: Verified): Progress => ({
  cases: sum.cases + page.cases,
  events: sum.events + page.events,
  words: sum.words + page.words,
  broken: [...sum.broken, ...page.broken],
  total: page.total ?? sum.total,
  state: page.next ? 'running' : 'done',
});

/** Verifies one case, or page by page those registered in a period; a page that is left stops after the page under way. */
export function useVerify() {
  const api = useApi();
  const [progress, setProgress] = useState<Progress>();
  const [problem, setProblem] = useState<Problem>();
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current++;
    },
    [],
  );

  const verify = async (asked: { number: string } | { from: string; to: string }): Promise<void> => {
    const mine = ++run.current;
    let sum = nothing;
    let after: Verified['next'] = null;
    setProblem(undefined);
    setProgress(sum);
    try {
      do {
        const page: Verified = await api.verify('number' in asked ? asked : { ...asked, ...(after && { after }) });
        if (run.current !== mine) return;
        after = page.next;
        sum = added(sum, page);
        setProgress(sum);
      } while (after);
    } catch (error) {
      if (run.current !== mine) return;
      setProblem(problemOf(error));
      setProgress(sum.cases > 0 ? { ...sum, state: 'stopped' } : undefined);
    }
  };
  const stop = (): void => {
    run.current++;
    setProgress((last) => last && { ...last, state: 'stopped' });
  };
  return { progress, problem, verify, stop };
}
