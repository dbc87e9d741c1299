import { useState } from 'react';
import { useDraft } from '../../commands/useDraft.ts';
import type { Suggestion } from '../../data/articles.ts';
import { useT } from '../../i18n/useT.ts';
import { type CallDraft, citing, emptyCall, type Ending, registrationOf } from './draft.ts';
import type { Detailed } from './Endings.tsx';
import { useDirect } from './Fields.tsx';
import { useIncoming } from './useIncoming.ts';
import { useRegistration } from './useRegistration.ts';

/**
 * The call on the operator's page: what is typed of it, how it ends, what became of that, and what else rings meanwhile.
 * `onFilled` goes to what the caller says.
 */
export function useCall(onFilled: () => void) {
  const t = useT();
  const draft = useDraft<CallDraft>('new.register', emptyCall);
  const { value } = draft;
  /** The ending that asks for its words now; the one that was pressed last; whether that waits for the network. */
  const [kind, setKind] = useState<Detailed>();
  const [ending, setEnding] = useState<Ending>();
  const [isAwaited, onAwait] = useState(false);
  const { register, wrongs, busy, problem, made, reset } = useRegistration(() => {
    draft.clear();
    setKind(undefined);
  });
  const direct = useDirect(value);
  const set = (change: Partial<CallDraft>): void => {
    onAwait(false); // what is typed now may be another call
    draft.set(change);
  };
  const end = (how: Ending): void => {
    setEnding(how);
    register(registrationOf(value, how, direct?.unitId));
  };
  const cite = (article: Suggestion): void => {
    set(citing(value, article));
    setKind('answered');
  };
  const next = (): void => {
    onAwait(false);
    reset();
  };
  const onNew = (): void => {
    setKind(undefined);
    next();
  };
  const calls = useIncoming({ ...draft, set }, { onNew, onFilled });
  const wrong = (field: string): string | undefined => wrongs[field] && t(wrongs[field]);
  return {
    ...{ value, set, savedAt: draft.savedAt, cite, wrong, made, next },
    endings: { value, set, wrong, busy, direct, kind, setKind, onEnd: end },
    incoming: { calls, value, busy, clear: draft.clear },
    trouble: { problem, isAwaited, onAwait, onSave: () => ending && end(ending) },
  };
}
