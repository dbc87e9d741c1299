import type { Response } from 'express';
import type { Case } from '../domain/case/case.ts';
import { inQueue, queuesOf } from '../domain/lists.ts';
import { mayRead, type Actor } from '../domain/people.ts';
import type { Database } from '../store/database.ts';
import { route, type Route } from './route.ts';

interface Listener {
  actor: Actor;
  res: Response;
}

const heartbeatMs = 20_000;
const pollMs = 1_500;

/** Tells open consoles what changed in their queues: at once for this process, by a cheap look at the table for others. */
export interface Stream {
  changed: (kase: Case) => void;
  route: Route;
  stop: () => void;
}

export function createStream(database: Database, onError: (error: unknown) => void): Stream {
  const listeners = new Set<Listener>();
  const told = new Map<string, number>();
  let since: Date | undefined;

  function changed(kase: Case): void {
    if (listeners.size === 0 || (told.get(kase.id) ?? 0) >= kase.seq) return;
    told.set(kase.id, kase.seq);
    if (told.size > 5_000) told.clear();
    for (const { actor, res } of listeners) {
      if (!mayRead(actor, kase)) continue;
      const queues = queuesOf(actor.roles).filter((name) => inQueue(name, kase, actor));
      res.write(`data: ${JSON.stringify({ caseId: kase.id, seq: kase.seq, queues })}\n\n`);
    }
  }

  async function look(): Promise<void> {
    if (listeners.size === 0) {
      since = undefined;
      return;
    }
    const { rows } = await database.query<{ state: Case; at: Date }>(
      `select state, changed_at as at from case_row
        where changed_at > coalesce($1::timestamptz, clock_timestamp()) order by changed_at limit 200`,
      [since ?? null],
    );
    since = rows.at(-1)?.at ?? since ?? new Date();
    for (const { state } of rows) changed(state);
  }

  const timers = [
    setInterval(() => void look().catch(onError), pollMs),
    setInterval(() => {
      for (const { res } of listeners) res.write(': still here\n\n');
    }, heartbeatMs),
  ];

  return {
    changed,
    route: route({
      ...{ method: 'get', path: '/api/stream', summary: 'What changed in my queues, as server-sent events' },
      handle({ actor, req, res }) {
        res.locals['streams'] = true;
        res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform' });
        res.write('retry: 2000\n\n');
        const listener = { actor, res };
        listeners.add(listener);
        req.once('close', () => listeners.delete(listener));
      },
    }),
    stop() {
      for (const timer of timers) clearInterval(timer);
      for (const { res } of listeners) res.end();
    },
  };
}
