import { calm, faults } from './check.ts';
import { openStage } from './stage.ts';
import { storm } from './storm.ts';
import { tracesIn } from './traces.ts';

export interface Outcome {
  accepted: number;
  killed: readonly string[];
  calmAfterMs: number;
  /** What does not hold; empty when all is well. */
  faults: readonly string[];
}

// what the storm's people say: their names, numbers, addresses and words (test/support/league.ts)
const said = ['王女士', '13904830001', '锡林北路', '室温不足', '连续三天', '已现场处置', '未解决，重新办理'];

/** A system of its own, a storm over it, the calm after it, and everything that must then hold. */
export async function runStorm(seed: number, rounds: number): Promise<Outcome> {
  const stage = await openStage();
  try {
    const { accepted, killed } = await storm(stage.system, stage.cast, { seed, rounds, clients: 6 });
    const { ms, left } = await calm(stage.system.databaseUrl, 120_000);
    const waiting = Object.entries(left).flatMap(([what, n]) => (n > 0 ? [`${String(n)} ${what} still wait`] : []));
    const wrong = await faults(stage.system, stage.keys, accepted);
    const seen = tracesIn(stage.dataDir, said);
    return { accepted: accepted.length, killed, calmAfterMs: ms, faults: [...waiting, ...wrong, ...seen] };
  } finally {
    await stage.close();
  }
}
