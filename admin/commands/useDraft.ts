import { useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '../data/drafts.ts';
import { useMe } from '../data/useApi.ts';

export interface Drafted<V> {
  value: V;
  set: (change: Partial<V>) => void;
  clear: () => void;
  savedAt: number | undefined;
}

/** What somebody types into one form about one case, kept on the device through crash, sign-out and network loss. */
export function useDraft<V extends object>(about: string, initial: V): Drafted<V> {
  const person = useMe()?.id ?? 'nobody';
  const [draft, setDraft] = useState(() => readDraft<V>(person, about));
  const [value, setValue] = useState<V>(() => ({ ...initial, ...draft?.value }));
  const set = (change: Partial<V>): void => {
    const next = { ...value, ...change };
    const kept = { value: next, savedAt: Date.now() };
    setValue(next);
    if (keepDraft(person, about, kept)) setDraft(kept);
  };
  const clear = (): void => {
    dropDraft(person, about);
    setDraft(undefined);
    setValue(initial);
  };
  return { value, set, clear, savedAt: draft?.savedAt };
}
