import type { Response } from 'express';
import type { Case } from '../domain/case/case.ts';
import { inQueue, listSight, queuesOf } from '../domain/lists.ts';
import { mayRead, type Actor } from '../domain/people.ts';
import { listen } from '../store/announce.ts';
import type { Database } from '../store/database.ts';
import { changedSince } from '../store/views.ts';
import { createPresence, type Presence } from './presence.ts';
import { route, type Route } from './route.ts';
import type { FindPerson } from './session.ts';
import { callsChannel, shareCalls, type Calls } from './sharedCalls.ts';
import { presenceChannel, sharePresence } from './sharedPresence.ts';

interface Listener {
  actor: Actor;
  res: Response;
}

const tidyMs = 5_000;
const heartbeatMs = 20_000;
const pollMs = 1_500;
/** A console connects anew after this, and is asked anew who it is. */
const longestMs = 30 * 60_000;
/** A listener that does not read is let go when so many bytes wait for it. */
const mostWaiting = 262_144;

/** Tells open consoles what changed in their queues: at once for this process, by a cheap look at the table for others. */
export interface Stream {
  changed: (kase: Case) => void;
  /** Who has which case open, here or at another process; each tells its own listeners. */
  presence: Presence;
  /** Tells of calls, at every process: the console then asks for what it may know. */
  calls: Calls;
  route: Route;
  stop: () => void;
}

/** What this actor may hear of a change: the case and which of his queues it is in now; nothing of what is not his. */
function newsFor(actor: Actor, kase: Case): object | undefined {
  if (!mayRead(actor, kase)) return undefined;
  const queues = queuesOf(actor.roles).filter((name) => inQueue(name, kase, actor));
  const isForeign = listSight(actor) === 'registered' && kase.registeredBy !== actor.id;
  return isForeign ? undefined : { caseId: kase.id, seq: kase.seq, queues };
}

function say({ res }: Listener, text: string): void {
  if (res.writableLength > mostWaiting) res.destroy();
  else res.write(text);
}

/** Who listens, and what they have been told. */
function createCrowd() {
  const listeners = new Set<Listener>();
  const told = new Map<string, number>();
  const presence = createPresence((caseId, there) => {
    for (const listener of listeners)
      if (there.some(({ id }) => id === listener.actor.id)) {
        const others = presence.seenBy(listener.actor, caseId);
        say(listener, `event: presence\ndata: ${JSON.stringify({ caseId, others })}\n\n`);
      }
  });
  const changed = (kase: Case): void => {
    if (listeners.size === 0 || (told.get(kase.id) ?? 0) >= kase.seq) return;
    if (told.size > 5_000) told.clear();
    told.set(kase.id, kase.seq);
    presence.changed(kase);
    for (const listener of listeners) {
      const news = newsFor(listener.actor, kase);
      if (news) say(listener, `data: ${JSON.stringify(news)}\n\n`);
    }
  };
  const tell = (event: string, concerns: (actor: Actor) => boolean): void => {
    for (const listener of listeners) if (concerns(listener.actor)) say(listener, `event: ${event}\ndata: {}\n\n`);
  };
  return { listeners, changed, presence, tell };
}

const listening = ({ listeners }: ReturnType<typeof createCrowd>): Route =>
  route({
    ...{ method: 'get', path: '/api/stream', summary: 'What changed in my queues, as server-sent events' },
    handle: ({ actor, req, res }) => {
      res.locals['streams'] = true;
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform' });
      res.write('retry: 2000\n\n');
      const listener = { actor, res };
      listeners.add(listener);
      const end = setTimeout(() => res.end(), longestMs).unref();
      req.once('close', () => {
        clearTimeout(end);
        listeners.delete(listener);
      });
    },
  });

/** Starts to look for changes while anybody listens. */
export function createStream(database: Database, find: FindPerson, onError: () => void): Stream {
  const crowd = createCrowd();
  const { presence, onSaid: onPresence } = sharePresence(crowd.presence, database, find, onError);
  const { calls, onSaid: onCalls } = shareCalls(crowd.tell, database, onError);
  const stopHearing = listen(database, { [callsChannel]: onCalls, [presenceChannel]: onPresence }, onError);
  let since: string | undefined;
  async function look(): Promise<void> {
    if (crowd.listeners.size === 0) since = undefined;
    else {
      const { cases, upTo } = await changedSince(database, since);
      since = upTo;
      for (const kase of cases) crowd.changed(kase);
    }
  }
  const timers = [
    setInterval(() => void look().catch(onError), pollMs),
    setInterval(() => {
      for (const listener of crowd.listeners) say(listener, ': still here\n\n');
    }, heartbeatMs),
    setInterval(presence.tidy, tidyMs),
  ];
  return {
    changed: crowd.changed,
    presence,
    calls,
    route: listening(crowd),
    stop() {
      stopHearing();
      for (const timer of timers) clearInterval(timer);
      for (const { res } of crowd.listeners) res.end();
    },
  };
}
