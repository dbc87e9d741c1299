import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useCase, useMe } from '../data/useApi.ts';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { mayNow } from '../commands/mayNow.ts';
import type { CaseView } from '../data/types.ts';
import { Bones, Loaded } from '../pieces/States.tsx';
import { CaseContext } from './context.ts';

interface ProviderProps {
  id: string;
  /** The work of this person on this case is done for now. */
  onDone?: ((answer: CaseView) => void) | undefined;
  children: ReactNode;
}

/** Loads a case for everything inside; while somebody types, what he sees stands still. Give it the id as key. */
export function CaseProvider({ id, onDone, children }: ProviderProps) {
  const client = useQueryClient();
  const me = useMe();
  const query = useCase(id);
  const [held, setHeld] = useState<CaseView>();
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
      {(live) => (
        <CaseContext
          value={{
            kase: held ?? live,
            liveSeq: live.seq,
            me,
            typing: held !== undefined,
            hold: () => setHeld((old) => old ?? live),
            release: () => setHeld(undefined),
            refresh: () => void client.invalidateQueries({ queryKey: ['case', id] }),
            done,
          }}
        >
          {children}
        </CaseContext>
      )}
    </Loaded>
  );
}
