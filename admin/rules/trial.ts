import type { Span } from '../../domain/calendar.ts';
import { LimitAmount, type LimitUnit } from '../../domain/limits.ts';
import type { LimitAsked } from '../data/rules.ts';

const zoneMs = 8 * 3_600_000;
/** An instant as a `datetime-local` field shows it in the hotline's zone. */
export const localOf = (ms: number): string => new Date(ms + zoneMs).toISOString().slice(0, 16);

/** The instant that was typed into a `datetime-local` field; undefined while it is none. */
export function instantOf(local: string): string | undefined {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? Date.parse(`${local}:00Z`) - zoneMs : NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** What is tried in the limit calculator, times as they were typed. */
export interface Trial {
  start: string;
  limit: LimitAmount;
  place: string;
  version: number | undefined;
  extensions: LimitAmount[];
  pauses: Span[];
  spans: Span[];
}

const amountIn = (text: string): LimitAmount | undefined => {
  const [amount, unit] = text.split('.');
  const parsed = LimitAmount.safeParse({ amount: Number(amount), unit });
  return parsed.success ? parsed.data : undefined;
};
const amountText = ({ amount, unit }: { amount: number; unit: LimitUnit }): string => `${String(amount)}.${unit}`;
const pairIn = (text: string): Span => {
  const [from = '', to = ''] = text.split('~');
  return { from, to };
};
const pairText = ({ from, to }: Span): string => `${from}~${to}`;
const isAmount = (found: LimitAmount | undefined): found is LimitAmount => found !== undefined;

/** Reads a trial from the address; what is missing or makes no sense is as at the beginning. */
export function trialIn(asked: URLSearchParams, now: number): Trial {
  const start = asked.get('start') ?? '';
  const version = Number(asked.get('calendar') ?? NaN);
  return {
    start: instantOf(start) ? start : localOf(now),
    limit: amountIn(asked.get('limit') ?? '') ?? { amount: 5, unit: 'workingDays' },
    place: asked.get('place') ?? '',
    version: Number.isInteger(version) ? version : undefined,
    extensions: asked.getAll('extension').map(amountIn).filter(isAmount),
    pauses: asked.getAll('pause').map(pairIn),
    spans: asked.getAll('hours').map(pairIn),
  };
}

/** A trial as the address carries it, so that it can be sent to somebody. */
export const addressOf = ({ start, limit, place, version, extensions, pauses, spans }: Trial): URLSearchParams =>
  new URLSearchParams([
    ['start', start],
    ['limit', amountText(limit)],
    ...(place === '' ? [] : [['place', place]]),
    ...(version === undefined ? [] : [['calendar', String(version)]]),
    ...extensions.map((extension) => ['extension', amountText(extension)]),
    ...pauses.map((pause) => ['pause', pairText(pause)]),
    ...spans.map((span) => ['hours', pairText(span)]),
  ]);

/** What the server is asked; undefined while some time is not typed to its end. */
export function askedOf({ start, limit, place, version, extensions, pauses, spans }: Trial): LimitAsked | undefined {
  const at = instantOf(start);
  const held = pauses.map(({ from, to }) => ({ from: instantOf(from), to: instantOf(to) }));
  const full = held.filter((one): one is Span => one.from !== undefined && one.to !== undefined);
  if (at === undefined || full.length < held.length) return undefined;
  return {
    ...{ start: at, limit },
    ...(place !== '' && { area: place }),
    ...(version !== undefined && { calendar: version }),
    ...(extensions.length > 0 && { extensions }),
    ...(full.length > 0 && { pauses: full }),
    ...(spans.length > 0 && { spans }),
  };
}
