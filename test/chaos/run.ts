import { calm, faults } from './check.ts';
import { openStage } from './stage.ts';
import { storm } from './storm.ts';

export interface Outcome {
  accepted: number;
  killed: readonly string[];
  calmAfterMs: number;
  /** What does not hold; empty when all is well. */
  faults: readonly string[];
}

/** A system of its own, a storm over it, the calm after it, and everything that must then hold. */
export async function runStorm(seed: number, rounds: number): Promise<Outcome> {
  const stage = await openStage();
  try {
    const { accepted, killed } = await storm(stage.system, stage.cast, { seed, rounds, clients: 6 });
    const { ms, left } = await calm(stage.system.databaseUrl, 60_000);
    const waiting = Object.entries(left).flatMap(([what, n]) => (n > 0 ? [`${String(n)} ${what} still wait`] : []));
    const wrong = await faults(stage.system, stage.keys, accepted);
    return { accepted: accepted.length, killed, calmAfterMs: ms, faults: [...waiting, ...wrong] };
  } finally {
    await stage.close();
  }
}
