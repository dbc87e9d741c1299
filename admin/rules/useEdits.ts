import { useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '../data/drafts.ts';
import { useMe } from '../data/useApi.ts';

export interface Edits<E> {
  all: readonly E[];
  /** Adds an edit; one before it about the same subject gives way. */
  add: (edit: E) => void;
  undo: (index: number) => void;
  clear: () => void;
  savedAt: number | undefined;
}

/** The edits of a draft of the rules, kept on the device through reload and sign-out. */
export function useEdits<E>(part: 'calendar' | 'policy', subjectOf: (edit: E) => string): Edits<E> {
  const person = useMe()?.id ?? 'nobody';
  const about = `rules.${part}`;
  const [draft, setDraft] = useState(() => readDraft<E[]>(person, about));
  const all = draft?.value ?? [];
  const set = (value: E[]): void => {
    const next = { value, savedAt: Date.now() };
    if (value.length === 0) dropDraft(person, about);
    else keepDraft(person, about, next);
    setDraft(next);
  };
  return {
    all,
    add: (edit) => set([...all.filter((one) => subjectOf(one) !== subjectOf(edit)), edit]),
    undo: (index) => set(all.filter((_, i) => i !== index)),
    clear: () => set([]),
    savedAt: all.length > 0 ? draft?.savedAt : undefined,
  };
}
