import { useSyncExternalStore } from 'react';
import { ringingMinutes } from '../../domain/calls.ts';
import { useNow } from '../pieces/useNow.ts';
import { type Ring, useRing } from './calls.ts';

const storedAs = 'yihao.rang';
const watchers = new Set<() => void>();
/** A number that is on its way to the intake page. */
let brought: string | undefined;
/** The instant of the last call that was taken in or waved away; survives a reload, a sign-out does not matter to it. */
let seenAt = sessionStorage.getItem(storedAs) ?? '';

/** The numbers of calls that were taken in: nobody typed them. */
const cameThemselves = new Set<string>();

const tell = (): void => {
  for (const watcher of watchers) watcher();
};
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** This call has been taken in, or is not wanted: it is not shown again. */
export function seeRing({ at }: Ring): void {
  seenAt = at;
  sessionStorage.setItem(storedAs, at);
  tell();
}

/** This call has been taken in: its number goes into the form. */
export function takeRing(ring: Ring): void {
  cameThemselves.add(ring.phone);
  seeRing(ring);
}

/** Brings a number to the intake page, which is opened next. */
export function bring(phone: string): void {
  brought = phone;
  tell();
}

/** The number that was brought, once. */
export function takeBrought(): string | undefined {
  const phone = brought;
  brought = undefined;
  return phone;
}

export const useBrought = (): string | undefined => useSyncExternalStore(watch, () => brought);

/** Whether a number came into the form by itself. */
export const cameItself = (phone: string): boolean => cameThemselves.has(phone);

/** The call that rings at one's seat and that nobody has seen to yet. */
export function useNewRing(): Ring | undefined {
  const { data } = useRing();
  const seen = useSyncExternalStore(watch, () => seenAt);
  const now = useNow();
  const isNew = data && data.at !== seen && now - Date.parse(data.at) < ringingMinutes * 60_000;
  return isNew ? data : undefined;
}
