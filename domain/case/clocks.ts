import { z } from 'zod';
import type { Instant } from '../calendar.ts';
import type { LimitAmount, Offset, Pause } from '../limits.ts';

/**
 * The limits that run beside a case. `adjudication` watches the centre's own ruling, `suspension` how long a statutory
 * procedure may hold the handling; `co:<unit>` is a co-handler's.
 */
export const plainClocks = [
  'dispatch',
  'sign',
  'returnRuling',
  'handle',
  'review',
  'callback',
  'adjudication',
  'info',
  'supervision',
  'pending',
  'suspension',
  'conference',
] as const;
export type PlainClock = (typeof plainClocks)[number];
export type ClockName = PlainClock | `co:${string}`;
export const ClockName: z.ZodType<ClockName> = z.union([
  z.enum(plainClocks),
  z.templateLiteral(['co:', z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)]),
]);
/** The rules that a policy has: one per clock, and those of co-handlers, second rounds, written ratings and a unit's question. */
export const RuleName = z.enum([...plainClocks, 'coHandle', 'redo', 'rating', 'unitInfo']);
export type RuleName = z.infer<typeof RuleName>;

/**
 * What a rung of a ladder does. `supervise1` … `supervise4` are the levels of 督办 (domain 2.4); `goOn` ends a pause, `escalate` raises the level by one,
 * `look` is the monthly look at a parked case. */
export const Act = z.enum([
  'remind',
  'yellow',
  'red',
  'supervise1',
  'supervise2',
  'supervise3',
  'supervise4',
  'giveUp',
  'goOn',
  'escalate',
  'look',
]);
export type Act = z.infer<typeof Act>;

/** One strike of a clock: what happens at that instant if nobody acts; `offset` is how far it lies from the due instant. */
export interface Rung {
  at: Instant;
  offset: Offset;
  acts: readonly Act[];
}
/** Why a clock does not run for a while (domain 2.3, 6): a question to the citizen, a statutory procedure, force majeure. */
export const PauseReason = z.enum(['info', 'statutory', 'forceMajeure']);
export type PauseReason = z.infer<typeof PauseReason>;
export interface PauseTaken extends Pause {
  why: PauseReason;
  by: string;
}

/** How a clock is set: by which rule, in which area, from when, with what limit, extensions and pauses. */
export interface Setting {
  rule: RuleName;
  /** The division code of whoever works against it; its calendar counts. */
  area: string;
  startedAt: Instant;
  limit: LimitAmount;
  /** The limit was given by hand: a change of rules leaves it. */
  given?: true;
  /** The limit that it stands in. */
  notAfter?: Instant;
  extensions?: readonly LimitAmount[];
  pauses?: readonly PauseTaken[];
}
/** What follows from a setting. */
export interface Reckoned {
  dueAt: Instant;
  provisional: boolean;
  rungs: readonly Rung[];
}
export interface Clock extends Setting, Reckoned {
  /** How many rungs have struck; they strike in order. */
  struck: number;
  paused?: Omit<PauseTaken, 'to'>;
  stoppedAt?: Instant;
}
export type Clocks = Readonly<Partial<Record<ClockName, Clock>>>;

/** What a fact does to the clocks. `resume` lets a stopped clock run on to the same due instant; `move` sets it anew and keeps what `was`. */
export type ClockChange =
  | ({ do: 'start'; clock: ClockName } & Setting & Reckoned)
  | ({ do: 'move'; clock: ClockName; was: Instant; struck: number } & Setting & Reckoned)
  | { do: 'pause'; clock: ClockName; why: PauseReason; by: string }
  | { do: 'stop'; clock: ClockName }
  | { do: 'resume'; clock: ClockName };

const without = <T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = from;
  return rest;
};

type Change<D extends ClockChange['do']> = Extract<ClockChange, { do: D }>;

/** A clock set anew: it stays stopped or paused, unless its new pauses hold the one that was open. */
function movedTo({ do: _, clock: __, was: ___, ...set }: Change<'move'>, old: Clock): Clock {
  const isOver = set.pauses?.some((pause) => pause.from === old.paused?.from);
  return {
    ...set,
    ...(old.stoppedAt !== undefined && { stoppedAt: old.stoppedAt }),
    ...(old.paused && !isOver && { paused: old.paused }),
  };
}

/** What becomes of a clock; undefined where there is none to change. */
function turned(old: Clock | undefined, change: ClockChange, at: Instant): Clock | undefined {
  if (change.do === 'start') {
    const { do: _, clock: __, ...set } = change;
    return { ...set, struck: 0 };
  }
  if (!old) return undefined;
  switch (change.do) {
    case 'move':
      return movedTo(change, old);
    case 'pause':
      return isRunning(old) ? { ...old, paused: { from: at, why: change.why, by: change.by } } : old;
    case 'stop':
      return old.stoppedAt ? old : { ...old, stoppedAt: at };
    case 'resume':
      return without(old, 'stoppedAt');
  }
}

/** The clocks after one change at the instant `at`. */
export function turn(clocks: Clocks, change: ClockChange, at: Instant): Clocks {
  const next = turned(clocks[change.clock], change, at);
  return next ? { ...clocks, [change.clock]: next } : clocks;
}

const names = (clocks: Clocks): ClockName[] => Object.keys(clocks) as ClockName[];
export const isRunning = (clock: Clock | undefined): clock is Clock =>
  clock !== undefined && !clock.stoppedAt && !clock.paused;
/** Whether a clock has still something to say: it runs, or is paused. */
export const isAlive = (clock: Clock | undefined): clock is Clock => clock !== undefined && !clock.stoppedAt;

/** The names of the clocks that run or are paused. */
export const alive = (clocks: Clocks): ClockName[] => names(clocks).filter((name) => isAlive(clocks[name]));
/** The names of the clocks that run now. */
export const running = (clocks: Clocks): ClockName[] => names(clocks).filter((name) => isRunning(clocks[name]));

export interface Strike extends Rung {
  clock: ClockName;
  rung: number;
}

/** What is still to come if nobody acts: every rung of every running clock, in order of time. */
export const comingStrikes = (clocks: Clocks): Strike[] =>
  running(clocks)
    .flatMap((clock) => (clocks[clock]?.rungs ?? []).map((r, rung) => ({ clock, rung, ...r })))
    .filter((s) => s.rung >= (clocks[s.clock]?.struck ?? 0))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.clock < b.clock ? -1 : 1));

/** The earliest strike of all running clocks. */
export const nextStrike = (clocks: Clocks): Strike | undefined => comingStrikes(clocks)[0];

export type Lamp = 'green' | 'yellow' | 'red' | 'grey';

/** The lamp of one clock at an instant, from its instants alone: never from whether a timer fired. */
export function lampOf(clock: Pick<Clock, 'dueAt' | 'rungs' | 'stoppedAt' | 'paused'>, now: Instant): Lamp {
  if (clock.stoppedAt || clock.paused) return 'grey';
  if (now >= clock.dueAt) return 'red';
  return clock.rungs.some((r) => r.acts.includes('yellow') && now >= r.at) ? 'yellow' : 'green';
}
