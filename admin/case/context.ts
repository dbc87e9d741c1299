import { createContext, useContext } from 'react';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import type { CaseView, Me } from '../data/types.ts';
import type { Waiting } from '../data/waiting.ts';

/** The case on the screen: as the person has seen it, and as it is by now. */
export interface OpenCase {
  /** What the person has seen: frozen while he types, so that nothing moves under his hands; what waits to be sent is done in it. */
  kase: CaseView;
  /** What waits on the device about this case, in its order. */
  unsent: readonly Waiting[];
  /** The newest facts; ahead of `kase.seq` when somebody else acted meanwhile. */
  liveSeq: number;
  me: Me;
  /** Whether this person has begun to type and has not sent it yet. */
  typing: boolean;
  /** Somebody began to type: freeze what is seen. */
  hold: () => void;
  /** The person has seen the newest state. */
  release: () => void;
  /** Asks for the newest state, after a refusal. */
  refresh: () => void;
  /** A command was done: its answer is the new state, and the desk may open the next case. */
  done: (answer: CaseView, type: OfferedCommand) => void;
}

export const CaseContext = createContext<OpenCase | undefined>(undefined);

export function useOpenCase(): OpenCase {
  const open = useContext(CaseContext);
  if (!open) throw new Error('not inside a case');
  return open;
}
