import { useEffect, useEffectEvent } from 'react';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import { type Outcome, takeBack, useOutbox, watchOutcomes } from '../data/outbox.ts';
import { isUnderway } from '../data/sending.ts';
import type { Waiting } from '../data/waiting.ts';

export interface Kept {
  /** The commands of the form that wait for the network. */
  waiting: readonly Waiting[];
  /** Those that the server did not take. */
  refused: readonly Waiting[];
  /** Whether something of this case has to go first. */
  isBehind: () => boolean;
}

/** What one form about the open case has lying on the device. */
export function useKept(type: OfferedCommand): Kept {
  const { kase, me } = useOpenCase();
  const here = useOutbox(me.id).filter((one) => one.caseId === kase.id);
  const mine = here.filter(({ command }) => command.type === type);
  return {
    waiting: mine.filter(({ problem }) => !problem),
    refused: mine.filter(({ problem }) => problem),
    isBehind: () => here.some(({ problem }) => !problem) || isUnderway(me.id, kase.id),
  };
}

/** Does something when a command of this form that had waited was taken or refused. */
export function useOutcomes(type: OfferedCommand, onOutcome: (outcome: Outcome) => void): void {
  const { kase, me } = useOpenCase();
  const told = useEffectEvent((sent: Waiting, outcome: Outcome) => {
    const isMine = sent.caseId === kase.id && sent.person === me.id && sent.command.type === type;
    if (isMine) onOutcome(outcome);
  });
  useEffect(() => watchOutcomes((sent, outcome) => told(sent, outcome)), []);
}

export const dropAll = (kept: readonly Waiting[]): void => kept.forEach(({ commandId }) => takeBack(commandId));
