import { z } from 'zod';
import type { Instant, LimitAmount } from '../calendar.ts';

/** The limits that run beside a case. `adjudication` watches the centre's own ruling; `co:<unit>` is a co-handler's. */
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
] as const;
export type PlainClock = (typeof plainClocks)[number];
export type ClockName = PlainClock | `co:${string}`;
export const ClockName: z.ZodType<ClockName> = z.union([
  z.enum(plainClocks),
  z.templateLiteral(['co:', z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)]),
]);

/** What a rung of a ladder does. `supervise1` … `supervise4` are the levels of 督办 (domain 2.4). */
export const Act = z.enum([
  'remind',
  'yellow',
  'red',
  'supervise1',
  'supervise2',
  'supervise3',
  'supervise4',
  'giveUp',
]);
export type Act = z.infer<typeof Act>;

/** One strike of a clock: what happens at that instant if nobody acts. */
export interface Rung {
  at: Instant;
  acts: readonly Act[];
}
export interface Clock {
  startedAt: Instant;
  limit: LimitAmount;
  dueAt: Instant;
  rungs: readonly Rung[];
  /** How many rungs have struck; they strike in order. */
  struck: number;
  provisional: boolean;
  stoppedAt?: Instant;
}
export type Clocks = Readonly<Partial<Record<ClockName, Clock>>>;

/** What a fact does to the clocks. `resume` lets a stopped clock run on to the same due instant. */
export type ClockChange =
  | ({ do: 'start'; clock: ClockName } & Pick<Clock, 'startedAt' | 'limit' | 'dueAt' | 'rungs' | 'provisional'>)
  | { do: 'stop'; clock: ClockName }
  | { do: 'resume'; clock: ClockName };

/** The clocks after one change at the instant `at`. */
export function turn(clocks: Clocks, change: ClockChange, at: Instant): Clocks {
  const { clock } = change;
  if (change.do === 'start') {
    const { startedAt, limit, dueAt, rungs, provisional } = change;
    return { ...clocks, [clock]: { startedAt, limit, dueAt, rungs, provisional, struck: 0 } };
  }
  const old = clocks[clock];
  if (!old) return clocks;
  if (change.do === 'stop') return old.stoppedAt ? clocks : { ...clocks, [clock]: { ...old, stoppedAt: at } };
  const { stoppedAt: _, ...running } = old;
  return { ...clocks, [clock]: running };
}

const names = (clocks: Clocks): ClockName[] => Object.keys(clocks) as ClockName[];
export const isRunning = (clock: Clock | undefined): clock is Clock => clock !== undefined && !clock.stoppedAt;

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
export function lampOf(clock: Pick<Clock, 'dueAt' | 'rungs' | 'stoppedAt'>, now: Instant): Lamp {
  if (clock.stoppedAt) return 'grey';
  if (now >= clock.dueAt) return 'red';
  return clock.rungs.some((r) => r.acts.includes('yellow') && now >= r.at) ? 'yellow' : 'green';
}
