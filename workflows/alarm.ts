import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Strike } from '../domain/case/clocks.ts';
import { sayStrike } from './story.ts';

export interface Alarm {
  /** Sets the one timer to this strike; nothing changes when it is set to it already. `atLeastMs` delays a repeated try. */
  set: (strike: Strike | undefined, atLeastMs?: number) => void;
  /** The strike whose instant has come, if any. */
  rung: () => Strike | undefined;
}

const isSame = (a: Strike, b: Strike): boolean => a.clock === b.clock && a.rung === b.rung && a.at === b.at;

/** One timer per case, for the next strike; it is armed anew only when the next strike is another one. */
export function createAlarm(): Alarm {
  let armed: { strike: Strike; scope: CancellationScope } | undefined;
  let rung: Strike | undefined;
  const arm = async (strike: Strike, ms: number, scope: CancellationScope): Promise<void> => {
    try {
      await scope.run(() => sleep(ms, { summary: sayStrike(strike) }));
      rung = strike;
      armed = undefined;
    } catch (error) {
      if (!isCancellation(error)) throw error;
    }
  };
  return {
    rung: () => rung,
    set(strike, atLeastMs = 0) {
      if (strike && armed && isSame(armed.strike, strike)) return;
      armed?.scope.cancel();
      armed = undefined;
      rung = undefined;
      if (!strike) return;
      const scope = new CancellationScope();
      armed = { strike, scope };
      void arm(strike, Math.max(atLeastMs, 1, Date.parse(strike.at) - Date.now()), scope);
    },
  };
}
