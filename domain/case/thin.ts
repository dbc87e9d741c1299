import type { Instant } from '../calendar.ts';
import type { Case } from './case.ts';
import { nextStrike, type Strike } from './clocks.ts';
import { isEnded, type Status } from './codes.ts';
import type { FactType } from './facts.ts';

/** What the engine knows of a case: where it stands and what strikes next. No rule is needed to act on it. */
export interface Thin {
  caseId: string;
  number: string;
  seq: number;
  status: Status;
  ended: boolean;
  round: number;
  tries: number;
  leadUnitId?: string;
  callFrom?: Instant;
  next?: Strike;
}

/** A message to the engine: the case as it now is, and what has happened since. The highest seq wins; any may be lost. */
export interface Told {
  thin: Thin;
  facts: readonly FactType[];
  owed: boolean;
}

export function thinOf(kase: Case): Thin {
  const { id: caseId, number, seq, status, round, leadUnitId, callFrom } = kase;
  const next = isEnded(status) ? undefined : nextStrike(kase.clocks);
  return {
    ...{ caseId, number, seq, status, ended: isEnded(status), round, tries: kase.tries.length },
    ...(leadUnitId !== undefined && { leadUnitId }),
    ...(callFrom !== undefined && { callFrom }),
    ...(next && { next }),
  };
}
