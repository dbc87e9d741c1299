import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { calm, faults } from './check.ts';
import { openStage, type Stage } from './stage.ts';
import { storm } from './storm.ts';

const seed = Number(process.env['CHAOS_SEED'] ?? 20_261_124);
const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 6);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(() => stage.close(), 60_000);

test(
  `nothing accepted is lost or done twice while parts are killed (seed ${String(seed)}, ${String(rounds)} rounds)`,
  async () => {
    const { accepted, killed } = await storm(stage.system, stage.cast, { seed, rounds, clients: 6 });
    const { left } = await calm(stage.system.databaseUrl, 60_000);
    console.log(`${String(accepted.length)} commands accepted; killed: ${killed.join(', ')}`);
    expect(left).toEqual({ outbox: 0, effects: 0, strikes: 0 });
    expect(await faults(stage.system, stage.keys, accepted)).toEqual([]);
    expect(accepted.length).toBeGreaterThan(rounds * 5);
  },
  60_000 + rounds * 30_000,
);
