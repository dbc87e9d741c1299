import { z } from 'zod';
import { type Waiting, whatWaits } from '../../store/waiting.ts';
import { kept } from '../kept.ts';
import type { Parts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const Engine = z.strictObject({
  /** `away`: it does not answer; `late`: it answers, but what it is owed has waited too long. */
  state: z.enum(['ok', 'away', 'late']),
  since: z.iso.datetime().nullable(),
  cases: z.int(),
  notices: z.int(),
});
type Engine = z.infer<typeof Engine>;

const keptMs = 4_000;
/** An engine that misses one or two pings is not away. */
const hiccupMs = 5_000;
const lateMs = 60_000;

const older = (at: Date | null | undefined, ms: number, now: number): at is Date =>
  at instanceof Date && now - at.getTime() >= ms;

/** How the engine stands at an instant, in ms: since when something is wrong, and what waits meanwhile. */
export function engineAt(
  now: number,
  awaySince: Date | undefined,
  { outbox, cases, owed }: Pick<Waiting, 'outbox' | 'cases' | 'owed'>,
): Engine {
  const waits = { cases: cases.count, notices: owed.count };
  if (older(awaySince, hiccupMs, now)) {
    const since = Math.min(...[awaySince, outbox.since].map((at) => at?.getTime() ?? Infinity));
    return { state: 'away', since: new Date(since).toISOString(), ...waits };
  }
  if (older(outbox.since, lateMs, now)) return { state: 'late', since: outbox.since.toISOString(), ...waits };
  return { state: 'ok', since: null, cases: 0, notices: 0 };
}

/** Whether the engine is away, since when, and what waits for it; counted at most every four seconds, however many ask. */
export function engineRoute({ database, engineAwaySince }: Parts): Route {
  const waiting = kept(keptMs, () => whatWaits(database));
  return route({
    ...{ method: 'get', path: '/api/engine', summary: 'Whether the engine is away, and what waits for it' },
    answer: Engine,
    handle: async () => engineAt(Date.now(), engineAwaySince(), await waiting()),
  });
}
