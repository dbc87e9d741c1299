import type { Command } from '../../domain/case/commands.ts';
import { foresee } from '../../domain/case/foresee.ts';
import { actorOf } from '../data/useApi.ts';
import type { CaseView, Me } from '../data/types.ts';
import type { Waiting } from '../data/waiting.ts';

/** The newer of what is known of a case and what a command that had waited was answered. */
export const newer = (known: CaseView, answered: CaseView | undefined): CaseView =>
  answered && answered.seq > known.seq ? { ...known, ...answered } : known;

/**
 * The case as it will stand when what waits on the device is taken, with the seq of what is known: that is what its commands
 * have seen. What cannot be told without the rules in force leaves it as it is.
 */
export function asItWillStand(known: CaseView, unsent: readonly Waiting[], me: Me): CaseView {
  const actor = actorOf(me);
  // a fold keeps what it does not know, so names and words stay
  const then = unsent.reduce<CaseView>(
    (kase, { command, at = kase.registeredAt }) =>
      (foresee(kase, command as Command, { at, actor }) as CaseView | undefined) ?? kase,
    known,
  );
  return { ...then, seq: known.seq };
}
