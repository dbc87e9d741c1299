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
  const [found] = useState(() => readDraft<V>(person, about));
  const [value, setValue] = useState<V>({ ...initial, ...found?.value });
  const [savedAt, setSavedAt] = useState(found?.savedAt);
  const set = (change: Partial<V>): void => {
    setValue((old) => {
      const kept = { value: { ...old, ...change }, savedAt: Date.now() };
      if (keepDraft(person, about, kept)) setSavedAt(kept.savedAt);
      return kept.value;
    });
  };
  const clear = (): void => {
    dropDraft(person, about);
    setSavedAt(undefined);
    setValue(initial);
  };
  return { value, set, clear, savedAt };
}
