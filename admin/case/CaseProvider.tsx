import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useCase, useMe } from '../data/useApi.ts';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { desks } from '../commands/mainNow.ts';
import { mayNow } from '../commands/mayNow.ts';
import { readDraft } from '../data/drafts.ts';
import { useAnswered, useOutbox, watchOutcomes } from '../data/outbox.ts';
import type { CaseView } from '../data/types.ts';
import { Bones, Loaded } from '../pieces/States.tsx';
import { asItWillStand, newer } from './asItWillStand.ts';
import { CaseContext } from './context.ts';

interface ProviderProps {
  id: string;
  /** The work of this person on this case is done for now. */
  onDone?: ((answer: CaseView) => void) | undefined;
  children: ReactNode;
}

/** What of this person waits about the case, and how it stood after what had waited; tells when the last of it was taken. */
function useWaiting(person: string, id: string, onSent: () => void) {
  const unsent = useOutbox(person).filter(({ caseId, problem }) => caseId === id && !problem);
  const told = useEffectEvent((caseId: string) => {
    const isTyped = desks.some((type) => readDraft(person, `${id}.${type}`));
    if (caseId === id && !isTyped) onSent();
  });
  useEffect(() => watchOutcomes((sent) => told(sent.caseId)), []);
  return { unsent, answered: useAnswered(person, id) };
}

/** Loads a case for everything inside; while somebody types, what he sees stands still. Give it the id as key. */
export function CaseProvider({ id, onDone, children }: ProviderProps) {
  const client = useQueryClient();
  const me = useMe();
  const query = useCase(id);
  const [held, setHeld] = useState<CaseView>();
  const { unsent, answered } = useWaiting(me?.id ?? '', id, () => setHeld(undefined));
  const done = (answer: CaseView, type: OfferedCommand): void => {
    const whole = { ...query.data, ...answer };
    setHeld(undefined);
    client.setQueryData<CaseView>(['case', id, 'view'], whole);
    void client.invalidateQueries({ queryKey: ['case', id] });
    void client.invalidateQueries({ queryKey: ['queues'] });
    void client.invalidateQueries({ queryKey: ['queue'] });
    // a call that reached nobody is made again another day
    if (me && (type === 'recordCallback' || !mayNow(whole, me).includes(type))) onDone?.(answer);
  };
  if (!me) return <Bones />;
  return (
    <Loaded query={query}>
      {(loaded) => {
        const live = newer(loaded, answered);
        return (
          <CaseContext
            value={{
              kase: asItWillStand(held ? newer(held, answered) : live, unsent, me),
              ...{ unsent, liveSeq: live.seq, me, typing: held !== undefined },
              hold: () => setHeld((old) => old ?? live),
              release: () => setHeld(undefined),
              refresh: () => void client.invalidateQueries({ queryKey: ['case', id] }),
              done,
            }}
          >
            {children}
          </CaseContext>
        );
      }}
    </Loaded>
  );
}
