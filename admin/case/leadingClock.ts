import { type Clock, type ClockName, isRunning } from '../../domain/case/clocks.ts';
import type { Case } from '../../domain/case/case.ts';

export interface Leading {
  name: ClockName;
  clock: Clock;
  yellowAt: string | undefined;
}

export const yellowOf = (clock: Pick<Clock, 'rungs'>): string | undefined =>
  clock.rungs.find((rung) => rung.acts.includes('yellow'))?.at;

/** The running clock that is due first: the one to show where there is room for one. */
export function leadingClock(kase: Pick<Case, 'clocks'>): Leading | undefined {
  const running = (Object.entries(kase.clocks) as [ClockName, Clock][]).filter(([, clock]) => isRunning(clock));
  const first = running.toSorted(([, a], [, b]) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  return first && { name: first[0], clock: first[1], yellowAt: yellowOf(first[1]) };
}
