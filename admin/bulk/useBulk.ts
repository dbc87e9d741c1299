import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { CommandInput } from '../../domain/case/commands.ts';
import { clickAnswered, clickId } from '../commands/clicks.ts';
import { type Problem, problemOf } from '../data/http.ts';
import type { CaseRow } from '../data/types.ts';
import { useApi } from '../data/useApi.ts';

export type Outcome = 'sending' | 'done' | Problem;

export interface Bulk {
  outcomes: ReadonlyMap<string, Outcome>;
  busy: boolean;
  /** Gives the command to each case in turn; what was done is not sent again, what was refused is tried anew. */
  run: (rows: readonly CaseRow[], command: CommandInput) => Promise<void>;
}

/** One command for many cases: to each its own, with an id of its own, so that a retry after a crash or a lost network is the same command. */
export function useBulk(): Bulk {
  const api = useApi();
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [busy, setBusy] = useState(false);
  const note = (id: string, outcome: Outcome): void => setOutcomes((old) => new Map(old).set(id, outcome));

  const give = async ({ id, seq }: CaseRow, command: CommandInput): Promise<Outcome> => {
    const about = `${id}.bulk.${command.type}`;
    try {
      await api.submit(id, command, { commandId: clickId(about, command), expectedSeq: seq });
      clickAnswered(about);
      return 'done';
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 400 && problem.status < 500) clickAnswered(about);
      return problem;
    }
  };
  const run = async (rows: readonly CaseRow[], command: CommandInput): Promise<void> => {
    if (busy) return;
    setBusy(true);
    for (const row of rows) {
      if (outcomes.get(row.id) === 'done') continue;
      note(row.id, 'sending');
      note(row.id, await give(row, command));
    }
    setBusy(false);
    for (const key of ['cases', 'case', 'queue', 'queues']) void client.invalidateQueries({ queryKey: [key] });
  };
  return { outcomes, busy, run };
}
