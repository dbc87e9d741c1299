import type { ClockName } from '../domain/case/clocks.ts';
import { thinOf, type Thin } from '../domain/case/thin.ts';
import { theClock } from '../domain/people.ts';
import type { Effects } from '../store/effects.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Send } from './channels.ts';
import type { Tidy } from './tidy.ts';

export interface World {
  ledger: Ledger;
  effects: Effects;
  send: Send;
  tidy: Tidy;
}
/** How a case stands after a strike was asked for, whether it struck or had moved. */
export interface Struck {
  thin: Thin;
  owed: boolean;
}
interface Asked {
  caseId: string;
  clock: ClockName;
  rung: number;
  at: string;
}

/** What the workflows do to the world. Every deed may be repeated: strikes by their command's id, effects by their own. */
export const createActivities = ({ ledger, effects, send, tidy }: World) => ({
  async strike({ caseId, clock, rung, at }: Asked): Promise<Struck | null> {
    const commandId = `strike:${caseId}:${clock}:${at}:${String(rung)}`;
    const ask = { commandId, actor: theClock, tellEngine: false };
    const answer = await ledger.submit(caseId, { type: 'strike', clock, rung, at }, ask);
    if ('notFound' in answer) return null;
    if (!('kase' in answer)) throw new Error(`the ledger does not know ${commandId}`);
    const owed = await effects.owedBy(caseId);
    return { thin: thinOf(answer.kase), owed: owed.length > 0 };
  },

  async performOwed({ caseId }: { caseId: string }): Promise<void> {
    const failures: unknown[] = [];
    for (const id of await effects.owedBy(caseId))
      await effects.perform(id, send).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },

  ...tidy,
});
export type Activities = ReturnType<typeof createActivities>;
