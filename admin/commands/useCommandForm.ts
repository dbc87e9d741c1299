import type { OfferedCommand } from '../../domain/case/commands.ts';
import { useOpenCase } from '../case/context.ts';
import type { Problem } from '../data/http.ts';
import { isRepeatable } from '../data/waiting.ts';
import { useT } from '../i18n/useT.ts';
import { type Delivery, useDelivery } from './useDelivery.ts';
import { useDraft } from './useDraft.ts';
import { dropAll } from './useKept.ts';

export interface CommandForm<V> {
  value: V;
  /** What was pressed without network waits with the words as they were: whoever changes them takes it back. */
  set: (change: Partial<V>) => void;
  /** Sends the command unless something is wrong with it; the typed text stays until the server has taken it. */
  send: Delivery['send'];
  busy: boolean;
  problem: Problem | undefined;
  /** Whether a command of this form waits on the device. */
  waits: boolean;
  /** Takes back what waits, its words into the form again. */
  takeBack: () => void;
  /** The sentence for a field, or undefined. */
  wrong: (field: string) => string | undefined;
  savedAt: number | undefined;
}

/** A form for one command about the open case: draft, check by the domain's schema, one send however often pressed, refusals at their fields. */
export function useCommandForm<V extends object>(type: OfferedCommand, initial: V): CommandForm<V> {
  const { kase, hold } = useOpenCase();
  const t = useT();
  const draft = useDraft<V>(`${kase.id}.${type}`, initial);
  const { send, busy, trouble, kept } = useDelivery(type, draft.clear);
  const { waiting, refused } = kept;
  return {
    value: draft.value,
    set: (change) => {
      hold();
      if (!isRepeatable(type)) dropAll(waiting);
      draft.set(change);
    },
    send,
    busy,
    problem: trouble.problem ?? refused[0]?.problem,
    waits: waiting.length > 0,
    takeBack: () => {
      const { type: _, ...words } = waiting.at(-1)?.command ?? { type };
      dropAll(waiting);
      if (isRepeatable(type)) draft.set(words as Partial<V>);
    },
    wrong: (field) => (trouble.wrongs[field] ? t(trouble.wrongs[field]) : undefined),
    savedAt: draft.savedAt,
  };
}
