import { thinOf } from '../domain/case/thin.ts';
import { theClock } from '../domain/people.ts';
import type { Effects } from '../store/effects.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Activities } from '../workflows/messages.ts';
import type { Send } from './channels.ts';

interface Tools {
  ledger: Ledger;
  effects: Effects;
  send: Send;
  tidy: Pick<Activities, 'sweep' | 'reconcile'>;
  canary: Pick<Activities, 'plantCanary' | 'strikeCanary'>;
}

/** What the workflows do to the world. Every deed may be repeated: strikes by their command's id, effects by their own. */
export const createActivities = ({ ledger, effects, send, tidy, canary }: Tools): Activities => ({
  async strike({ caseId, clock, rung, at }) {
    const commandId = `strike:${caseId}:${clock}:${at}:${String(rung)}`;
    const ask = { commandId, actor: theClock, tellEngine: false };
    const answer = await ledger.submit(caseId, { type: 'strike', clock, rung, at }, ask);
    if ('notFound' in answer) return null;
    if (!('kase' in answer)) throw new Error(`the ledger does not know ${commandId}`);
    const owed = await effects.owedBy(caseId);
    return { thin: thinOf(answer.kase), owed: owed.length > 0 };
  },

  async performOwed({ caseId }) {
    const failures: Error[] = [];
    for (const id of await effects.owedBy(caseId))
      try {
        // in another worker's hands it is not done yet: that worker may die
        if (!(await effects.perform(id, send))) failures.push(new Error(`effect ${id} is held elsewhere`));
      } catch (error) {
        failures.push(error as Error);
      }
    if (failures[0]) throw failures[0];
  },

  ...tidy,
  ...canary,
});
