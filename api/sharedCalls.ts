import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { callBackDesks } from '../domain/calls.ts';
import type { Actor } from '../domain/people.ts';
import { announce } from '../store/announce.ts';
import type { Database } from '../store/database.ts';

/** The channel in which processes tell each other of calls. */
export const callsChannel = 'calls';
/** Whose seat it rings at; without one, that the missed calls have changed. */
const Word = z.strictObject({ from: z.uuid(), personId: z.string().optional() });

/** What the consoles are told of calls: never a number. */
export interface Calls {
  /** A call has come to this person's seat. */
  rings: (personId: string) => void;
  /** A call was missed, is called back or is settled. */
  missedChanged: () => void;
}

type Tell = (event: 'ringing' | 'missed', concerns: (actor: Actor) => boolean) => void;

const callsBack = ({ roles }: Actor): boolean => callBackDesks.some((desk) => roles.includes(desk));

/** Tells the consoles of this process at once and those of the others by their ears: at whose seat it rings, no more. */
export function shareCalls(
  tell: Tell,
  database: Database,
  onError: () => void,
): { calls: Calls; onSaid: (text: string) => void } {
  const from = randomUUID();
  const tellHere = (personId: string | undefined): void => {
    if (personId === undefined) tell('missed', callsBack);
    else tell('ringing', ({ id }) => id === personId);
  };
  const say = (personId?: string): void => {
    tellHere(personId);
    announce(database, callsChannel, { from, ...(personId !== undefined && { personId }) }).catch(onError);
  };
  return {
    calls: { rings: say, missedChanged: () => say() },
    onSaid(text) {
      try {
        const word = Word.parse(JSON.parse(text));
        if (word.from !== from) tellHere(word.personId);
      } catch {
        onError();
      }
    },
  };
}
