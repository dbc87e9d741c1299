import type { PlainClock } from '../../domain/case/clocks.ts';
import { isRunning } from '../../domain/case/clocks.ts';
import { yellowOf } from '../case/leadingClock.ts';
import { useOpenCase } from '../case/context.ts';
import { useT } from '../i18n/useT.ts';
import { Remaining } from '../pieces/Remaining.tsx';

/** How long one clock of the open case has still to run; nothing when it does not run. */
export function ClockLeft({ name }: { name: PlainClock }) {
  const t = useT();
  const { kase } = useOpenCase();
  const clock = kase.clocks[name];
  if (!isRunning(clock)) return null;
  return <Remaining of={t(`clock.${name}`)} dueAt={clock.dueAt} yellowAt={yellowOf(clock)} />;
}
