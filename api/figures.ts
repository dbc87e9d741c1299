import { judgeCanary } from '../domain/canary.ts';
import { readCanary } from '../store/canary.ts';
import type { Database } from '../store/database.ts';
import { whatWaits } from '../store/waiting.ts';
import type { Figures } from './metrics.ts';

/** What the metrics tell of the engine: how old what it has not been told is, how its canary is, what nobody has struck. */
export async function readFigures(database: Database): Promise<Figures> {
  const [{ outbox, strikes }, { now, planted }] = await Promise.all([whatWaits(database), readCanary(database)]);
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
  };
}
