import { useLocaleState, useTranslate } from 'react-admin';
import { useCallback } from 'react';
import type { Locale } from '../data/when.ts';
import type { zh } from './zh/index.ts';

/** Every message of the console; codes of the domain are looked up as `status.triage`, `role.operator`, … */
export type MessageKey = keyof typeof zh;
export type Vars = Record<string, string | number>;
export type T = (key: MessageKey, vars?: Vars) => string;

/** The translator, typed by the keys that exist. */
export function useT(): T {
  const translate = useTranslate();
  return useCallback<T>((key, vars) => translate(key, vars), [translate]);
}

export function useLocale(): Locale {
  const [locale] = useLocaleState();
  return locale as Locale;
}
