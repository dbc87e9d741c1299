import { judgeCanary } from '../domain/canary.ts';
import { readCanary } from '../store/canary.ts';
import type { Database } from '../store/database.ts';
import { countMissed } from '../store/missed.ts';
import { whatWaits } from '../store/waiting.ts';
import type { Figures } from './metrics.ts';

/** What the metrics tell: how old what the engine has not been told is, how its canary is, what nobody struck, who waits for a call. */
export async function readFigures(database: Database): Promise<Figures> {
  const [{ outbox, strikes }, { now, planted }, missed] = await Promise.all([
    whatWaits(database),
    readCanary(database),
    countMissed(database),
  ]);
  const secondsSince = (at: Date | string): number => Math.max(0, (Date.parse(now) - new Date(at).getTime()) / 1000);
  const struck = planted
    .flatMap(({ struckAt }) => struckAt ?? [])
    .toSorted()
    .at(-1);
  const { last } = judgeCanary(planted, now);
  return {
    outboxAge: outbox.since ? secondsSince(outbox.since) : 0,
    canaryAge: struck === undefined ? Infinity : secondsSince(struck),
    canaryLate: (last?.lateMs ?? NaN) / 1000,
    overdueStrikes: strikes.count,
    overdueStrikesAge: strikes.since ? secondsSince(strikes.since) : 0,
    missedCalls: missed.count,
    missedCallsAge: missed.since ? secondsSince(missed.since) : 0,
  };
}
