import type { Case } from '../domain/case/case.ts';
import { seesPresent, type Actor } from '../domain/people.ts';

export const doings = ['reading', 'typing'] as const;
export type Doing = (typeof doings)[number];

/** Somebody who has a case open. */
export interface Present {
  actor: Actor;
  name: string;
  doing: Doing;
}
/** What others are told of him. */
export interface Told {
  id: string;
  name: string;
  doing: Doing;
}

interface Room {
  kase: Case;
  people: Map<string, Present & { until: number }>;
}

/** Who has which case open, as far as this process has heard: in memory, forgotten `forgetMs` after his last word. */
export interface Presence {
  /** Somebody is here, does this, and may read the case as it is given. */
  here: (kase: Case, who: Present) => void;
  left: (caseId: string, personId: string) => void;
  /** The others with the case open, as far as this one may know of them. */
  seenBy: (actor: Actor, caseId: string) => Told[];
  /** Rights follow the case. */
  changed: (kase: Case) => void;
  /** Forgets whoever has not spoken lately. */
  tidy: () => void;
}

/** An empty house. `onChange` hears of each case whose people changed and of who is still there. */
export function createPresence(
  onChange: (caseId: string, there: readonly Actor[]) => void,
  forgetMs = 30_000,
  now = () => Date.now(),
): Presence {
  const rooms = new Map<string, Room>();
  const tell = (caseId: string, { people }: Room): void => {
    if (people.size === 0) rooms.delete(caseId);
    else
      onChange(
        caseId,
        [...people.values()].map(({ actor }) => actor),
      );
  };
  return {
    here(kase, who) {
      const room: Room = rooms.get(kase.id) ?? { kase, people: new Map() };
      const before = room.people.get(who.actor.id);
      rooms.set(kase.id, room);
      room.kase = kase;
      room.people.set(who.actor.id, { ...who, until: now() + forgetMs });
      if (before?.doing !== who.doing) tell(kase.id, room);
    },
    left(caseId, personId) {
      const room = rooms.get(caseId);
      if (room?.people.delete(personId)) tell(caseId, room);
    },
    seenBy(actor, caseId) {
      const room = rooms.get(caseId);
      if (!room) return [];
      return [...room.people.values()]
        .filter((other) => other.actor.id !== actor.id && seesPresent(actor, other.actor, room.kase))
        .map(({ actor: { id }, name, doing }) => ({ id, name, doing }));
    },
    changed(kase) {
      const room = rooms.get(kase.id);
      if (room) room.kase = kase;
    },
    tidy() {
      for (const [caseId, room] of rooms) {
        const silent = [...room.people.values()].filter(({ until }) => until <= now());
        for (const { actor } of silent) room.people.delete(actor.id);
        if (silent.length > 0) tell(caseId, room);
      }
    },
  };
}
