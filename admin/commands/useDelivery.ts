import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import { type Problem, problemOf, serverNow } from '../data/http.ts';
import { sendWaiting } from '../data/network.ts';
import { sendLater } from '../data/outbox.ts';
import type { CaseView } from '../data/types.ts';
import { useApi } from '../data/useApi.ts';
import { isRepeatable } from '../data/waiting.ts';
import { clickAnswered, clickId } from './clicks.ts';
import { dropAll, type Kept, useKept, useOutcomes } from './useKept.ts';
import { filledOnly, type Wrongs, wrongsIn, wrongsOfProblem } from './wrongs.ts';

interface Trouble {
  problem?: Problem;
  wrongs: Wrongs;
}
const noTrouble: Trouble = { wrongs: {} };

export interface Delivery {
  /** Sends the command unless its schema or `lacks` finds something wrong. */
  send: (command: CommandInput, lacks?: Wrongs) => void;
  busy: boolean;
  trouble: Trouble;
  kept: Kept;
}

/** What follows when a command of this form was taken or refused, at once or after it had waited. */
function useEnds(type: OfferedCommand, kept: Kept, clear: () => void) {
  const { refresh, done } = useOpenCase();
  const notify = useNotify();
  const [trouble, setTrouble] = useState<Trouble>(noTrouble);
  const fail = (problem: Problem): void => {
    setTrouble({ problem, wrongs: wrongsOfProblem(problem) });
    if (problem.status === 409 || problem.status === 412) refresh();
  };
  const taken = (answer: CaseView): void => {
    clear();
    setTrouble(noTrouble);
    dropAll(kept.refused);
    notify('form.done');
    done(answer, type);
  };
  useOutcomes(type, (outcome) => {
    if ('problem' in outcome) fail(outcome.problem);
    else if (isRepeatable(type)) done(outcome.answer, type);
    else taken(outcome.answer);
  });
  return { trouble, setTrouble, fail, taken };
}

/** Brings a command of the open case to the server once: now, or when the network and what has to go first allow it. */
export function useDelivery(type: OfferedCommand, clear: () => void): Delivery {
  const { kase, me } = useOpenCase();
  const api = useApi();
  const kept = useKept(type);
  const { trouble, setTrouble, fail, taken } = useEnds(type, kept, clear);
  const [busy, setBusy] = useState(false);
  const about = `${me.id}.${kase.id}.${type}`;

  const wait = (command: CommandInput, commandId: string): void => {
    const { id: caseId, number, seq: expectedSeq } = kase;
    const at = new Date(serverNow()).toISOString();
    sendLater({ person: me.id, caseId, number, command, commandId, at, expectedSeq });
    setTrouble(noTrouble);
    if (!isRepeatable(type)) return;
    clear();
    clickAnswered(about);
  };
  const submit = async (command: CommandInput, commandId: string): Promise<void> => {
    try {
      const answer = await api.submit(kase.id, command, { commandId, expectedSeq: kase.seq });
      clickAnswered(about);
      taken(answer);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 400 && problem.status < 500) clickAnswered(about);
      if (problem.code === 'offline') wait(command, commandId);
      else fail(problem);
    }
  };
  const send = (asked: CommandInput, lacks: Wrongs = {}): void => {
    if (busy) return;
    const command = filledOnly(asked);
    const wrongs = { ...lacks, ...wrongsIn(type, command) };
    setTrouble({ wrongs });
    if (Object.keys(wrongs).length > 0) return;
    const commandId = clickId(about, command);
    if (kept.isBehind()) {
      wait(command, commandId);
      void sendWaiting(me.id);
      return;
    }
    setBusy(true);
    void submit(command, commandId).finally(() => setBusy(false));
  };
  return { send, busy, trouble, kept };
}
