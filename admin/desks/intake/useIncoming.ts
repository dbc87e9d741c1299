import { useEffect, useState } from 'react';
import { normalPhone } from '../../../domain/phone.ts';
import { returnClick, takeClick } from '../../commands/clicks.ts';
import type { Drafted } from '../../commands/useDraft.ts';
import type { Ring } from '../../data/calls.ts';
import { dropDraft, keepDraft, readDraft } from '../../data/drafts.ts';
import { cameItself, takeBrought, takeRing, useBrought, useNewRing } from '../../data/incoming.ts';
import { useMe } from '../../data/useApi.ts';
import { type CallDraft, emptyCall } from './draft.ts';

const about = 'new.register';
const asideAbout = `${about}.aside`;

/** A registration that another call interrupted, with the click that was not answered. */
export interface Aside {
  draft: CallDraft;
  click?: string | undefined;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Whether nobody has typed anything; a number that came by itself does not count. */
const isUntouched = (value: CallDraft): boolean =>
  (Object.keys(value) as (keyof CallDraft)[]).every(
    (field) => same(value[field], emptyCall[field]) || (field === 'phone' && cameItself(value.phone)),
  );

/** Registrations that were interrupted by another call, the latest first; they lie on the device like every draft. */
function useAside() {
  const person = useMe()?.id ?? 'nobody';
  const [list, setList] = useState(() => readDraft<Aside[]>(person, asideAbout)?.value ?? []);
  const keep = (next: Aside[]): void => {
    setList(next);
    if (next.length === 0) dropDraft(person, asideAbout);
    else keepDraft(person, asideAbout, { value: next, savedAt: Date.now() });
  };
  return { list, keep };
}

export interface IncomingCalls {
  /** A new call that waits, because something else has been typed. */
  ring: Ring | undefined;
  takeIn: (ring: Ring) => void;
  aside: readonly Aside[];
  takeBack: (nth: number) => void;
}

/**
 * Lets a number come into the form by itself: into one in which nothing was typed at once, otherwise when it is asked for;
 * what was typed is then put aside. `onNew` makes the form begin anew, `onFilled` goes to what the caller says.
 */
export function useIncoming(
  { value, set, clear }: Drafted<CallDraft>,
  { onNew, onFilled }: { onNew: () => void; onFilled: () => void },
): IncomingCalls {
  const ring = useNewRing();
  const brought = useBrought();
  const aside = useAside();
  const untouched = isUntouched(value);
  const isHere = (phone: string): boolean => normalPhone(value.phone) === phone;
  const begin = (next: Partial<CallDraft>, others: readonly Aside[]): void => {
    if (!untouched) {
      aside.keep([{ draft: value, click: takeClick(about) }, ...others]);
      clear();
      onNew();
    } else if (others.length !== aside.list.length) aside.keep([...others]);
    set(next);
    onFilled();
  };
  const takeIn = (found: Ring): void => {
    takeRing(found);
    if (!isHere(found.phone)) begin({ phone: found.phone }, aside.list);
  };
  useEffect(() => {
    const phone = brought === undefined ? undefined : takeBrought();
    if (phone !== undefined && !isHere(phone)) begin({ phone }, aside.list);
    else if (phone !== undefined) onFilled();
    else if (ring && (untouched || isHere(ring.phone))) takeIn(ring);
  });
  return {
    ...{ ring, takeIn, aside: aside.list },
    takeBack: (nth) => {
      const found = aside.list[nth];
      const others = aside.list.filter((_, at) => at !== nth);
      if (!found) return;
      begin(found.draft, others);
      returnClick(about, found.click);
    },
  };
}
