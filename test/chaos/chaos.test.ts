import { expect, test } from '@jest/globals';
import { runStorm } from './run.ts';

const seed = 20_261_124;
const rounds = 6;

test('nothing accepted is lost or done twice while parts are killed', async () => {
  const outcome = await runStorm(seed, rounds);
  expect(outcome.faults).toEqual([]);
  expect(outcome.killed).toHaveLength(rounds);
  expect(outcome.accepted).toBeGreaterThan(rounds * 5);
}, 400_000);
