import { toInstant, toMs, type Instant } from './calendar.ts';
import { rateOf, type Rate } from './rates.ts';

const minuteMs = 60_000;
/** How often the canary beats and how long each beat waits for its strike, in ms. */
export const canaryEveryMs = 5 * minuteMs;
export const canaryWaitMs = 30_000;
const onTimeWithinMs = 10_000;
const silentAfterMs = { unplanted: 11 * minuteMs, unstruck: minuteMs };
const windowMs = 24 * 60 * minuteMs;

/** A beat as it was planted, by the database's clock. */
export interface Planted {
  plantedAt: Instant;
  dueAt: Instant;
  struckAt: Instant | null;
}

export const beatStates = ['onTime', 'late', 'missed', 'waiting'] as const;
/** A beat as it is judged. One that is `missed` was never planted: its instant is the one at which it would have been due. */
export interface Beat {
  state: (typeof beatStates)[number];
  dueAt: Instant;
  struckAt: Instant | null;
  lateMs: number | null;
}

export const canaryStates = ['onTime', 'late', 'silent', 'waiting'] as const;
export interface Canary {
  state: (typeof canaryStates)[number];
  /** The last beat whose instant has come. */
  last: Beat | null;
  /** Of the beats of the last 24 hours, those that were struck on time; those that never came count too. */
  onTime: Rate;
}

function beatOf({ dueAt, struckAt }: Planted, now: Instant): Beat {
  const lateMs = Math.max(0, toMs(struckAt ?? now) - toMs(dueAt));
  if (struckAt === null && lateMs <= onTimeWithinMs) return { state: 'waiting', dueAt, struckAt, lateMs: null };
  return { state: lateMs <= onTimeWithinMs ? 'onTime' : 'late', dueAt, struckAt, lateMs };
}

/** The beats that are missing after this one; the one that should come now is missed after a minute. */
function missedAfter({ plantedAt }: Planted, next: Planted | undefined, now: Instant): Beat[] {
  const from = toMs(plantedAt);
  const count = next
    ? Math.round((toMs(next.plantedAt) - from) / canaryEveryMs) - 1
    : Math.floor((toMs(now) - minuteMs - from) / canaryEveryMs);
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const dueAt = toInstant(from + (i + 1) * canaryEveryMs + canaryWaitMs);
    return { state: 'missed', dueAt, struckAt: null, lateMs: null };
  });
}

/** Every beat of the last 24 hours, the newest first; `planted` is in order and reaches back to one that is older. */
export const beatsOf = (planted: readonly Planted[], now: Instant): Beat[] =>
  planted
    .flatMap((row, i) => [beatOf(row, now), ...missedAfter(row, planted[i + 1], now)])
    .filter(({ dueAt }) => toMs(dueAt) > toMs(now) - windowMs)
    .reverse();

function stateOf(newest: Planted | undefined, last: Beat | null, now: Instant): Canary['state'] {
  const isUnplanted = !newest || toMs(now) - toMs(newest.plantedAt) > silentAfterMs.unplanted;
  const isUnstruck = last?.struckAt === null && (last.lateMs ?? 0) > silentAfterMs.unstruck;
  if (isUnplanted || isUnstruck) return 'silent';
  if (!last) return 'waiting';
  return last.state === 'late' ? 'late' : 'onTime';
}

/**
 * Judges the beats that were planted, in order: whether the engine's whole road is on time, late, nothing is heard of it, or
 * its first beat is still to come.
 */
export function judgeCanary(planted: readonly Planted[], now: Instant): Canary {
  const beats = beatsOf(planted, now).filter(({ state }) => state !== 'waiting');
  const last = planted.map((row) => beatOf(row, now)).findLast(({ state }) => state !== 'waiting') ?? null;
  return {
    state: stateOf(planted.at(-1), last, now),
    last,
    onTime: rateOf(beats.filter(({ state }) => state === 'onTime').length, beats.length),
  };
}
