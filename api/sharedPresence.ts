import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { announce } from '../store/announce.ts';
import type { Database } from '../store/database.ts';
import { findCase } from '../store/views.ts';
import { doings, type Presence } from './presence.ts';
import { actorOf } from './route.ts';
import type { FindPerson } from './session.ts';

/** The channel in which processes tell each other who is where. */
export const presenceChannel = 'presence';
const Word = z.strictObject({
  ...{ from: z.uuid(), caseId: z.uuid(), personId: z.string() },
  doing: z.enum([...doings, 'left']),
});
type Word = z.infer<typeof Word>;

/** Lets a house hear who is in the others, and the others who is here: ids alone are said, each looks up the rest. */
export function sharePresence(
  presence: Presence,
  database: Database,
  find: FindPerson,
  onError: () => void,
): { presence: Presence; onSaid: (text: string) => void } {
  const from = randomUUID();
  const say = (word: Omit<Word, 'from'>): void => {
    announce(database, presenceChannel, { from, ...word }).catch(onError);
  };
  const hear = async (text: string): Promise<void> => {
    const { from: speaker, caseId, personId, doing } = Word.parse(JSON.parse(text));
    if (speaker === from) return;
    if (doing === 'left') {
      presence.left(caseId, personId);
      return;
    }
    const [person, found] = await Promise.all([find(personId), findCase(database, caseId)]);
    if (person && found) presence.here(found.kase, { actor: actorOf(person), name: person.name, doing });
  };
  // one after the other: who has left must not come back by a look-up that took longer
  let heard = Promise.resolve();
  const onSaid = (text: string): void => {
    heard = heard.then(() => hear(text)).catch(onError);
  };
  const shared: Presence = {
    ...presence,
    here(kase, who) {
      presence.here(kase, who);
      say({ caseId: kase.id, personId: who.actor.id, doing: who.doing });
    },
    left(caseId, personId) {
      presence.left(caseId, personId);
      say({ caseId, personId, doing: 'left' });
    },
  };
  return { presence: shared, onSaid };
}
