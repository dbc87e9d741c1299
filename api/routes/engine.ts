import { z } from 'zod';
import { type Backlog, readBacklog } from '../../store/outbox.ts';
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

const older = (at: Date | undefined, ms: number, now: number): boolean => at !== undefined && now - at.getTime() >= ms;

/** How the engine stands at an instant, in ms: since when something is wrong, and what waits meanwhile. */
export function engineAt(now: number, awaySince: Date | undefined, backlog: Backlog): Engine {
  const { oldestAt, cases, notices } = backlog;
  if (older(awaySince, hiccupMs, now)) {
    const since = Math.min(...[awaySince, oldestAt].map((at) => at?.getTime() ?? Infinity));
    return { state: 'away', since: new Date(since).toISOString(), cases, notices };
  }
  if (older(oldestAt, lateMs, now)) return { state: 'late', since: oldestAt?.toISOString() ?? null, cases, notices };
  return { state: 'ok', since: null, cases: 0, notices: 0 };
}

/** Whether the engine is away, since when, and what waits for it; counted at most every four seconds, however many ask. */
export function engineRoute({ database, engineAwaySince }: Parts): Route {
  let kept: { until: number; backlog: Promise<Backlog> } | undefined;
  const backlog = (): Promise<Backlog> => {
    if (kept && Date.now() < kept.until) return kept.backlog;
    const asked = readBacklog(database);
    kept = { until: Date.now() + keptMs, backlog: asked };
    asked.catch(() => (kept = undefined));
    return asked;
  };
  return route({
    ...{ method: 'get', path: '/api/engine', summary: 'Whether the engine is away, and what waits for it' },
    answer: Engine,
    handle: async () => engineAt(Date.now(), engineAwaySince(), await backlog()),
  });
}
