import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import { type Problem, problemOf } from '../data/http.ts';
import { sendLater } from '../data/outbox.ts';
import { useApi } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { clickAnswered, clickId } from './clicks.ts';
import { useDraft } from './useDraft.ts';
import { filledOnly, type Wrongs, wrongsIn, wrongsOfProblem } from './wrongs.ts';

export interface CommandForm<V> {
  value: V;
  set: (change: Partial<V>) => void;
  /** Sends the command unless its schema or `lacks` finds something wrong; the typed text stays until the server has taken it. */
  send: (command: CommandInput, lacks?: Wrongs) => void;
  busy: boolean;
  problem: Problem | undefined;
  /** The sentence for a field, or undefined. */
  wrong: (field: string) => string | undefined;
  savedAt: number | undefined;
}

interface Trouble {
  problem?: Problem;
  wrongs: Wrongs;
}
const noTrouble: Trouble = { wrongs: {} };

/** A form for one command about the open case: draft, check by the domain's schema, one send however often pressed, refusals at their fields. */
export function useCommandForm<V extends object>(type: OfferedCommand, initial: V): CommandForm<V> {
  const { kase, hold, refresh, done, me } = useOpenCase();
  const api = useApi();
  const t = useT();
  const notify = useNotify();
  const about = `${kase.id}.${type}`;
  const draft = useDraft<V>(about, initial);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>(noTrouble);

  const fail = (problem: Problem, command: CommandInput, commandId: string): void => {
    setTrouble({ problem, wrongs: wrongsOfProblem(problem) });
    if (problem.status >= 400 && problem.status < 500) clickAnswered(about);
    if (problem.status === 409 || problem.status === 412) refresh();
    if (problem.status === 0 && problem.code === 'offline')
      sendLater({ person: me.id, caseId: kase.id, command, commandId, expectedSeq: kase.seq });
  };
  const send = (asked: CommandInput, lacks: Wrongs = {}): void => {
    if (busy) return;
    const command = filledOnly(asked);
    const wrongs = { ...lacks, ...wrongsIn(type, command) };
    setTrouble({ wrongs });
    if (Object.keys(wrongs).length > 0) return;
    const commandId = clickId(about, command);
    setBusy(true);
    api
      .submit(kase.id, command, { commandId, expectedSeq: kase.seq })
      .then((answer) => {
        clickAnswered(about);
        draft.clear();
        notify('form.done');
        done(answer, type);
      })
      .catch((error: unknown) => fail(problemOf(error), command, commandId))
      .finally(() => setBusy(false));
  };
  return {
    value: draft.value,
    set: (change) => {
      hold();
      draft.set(change);
    },
    send,
    busy,
    problem: trouble.problem,
    wrong: (field) => (trouble.wrongs[field] ? t(trouble.wrongs[field]) : undefined),
    savedAt: draft.savedAt,
  };
}
