import { startingPolicy, type ClockRule, type Policy } from '../../domain/policy.ts';
import type { Act } from '../../domain/case/clocks.ts';

const seconds = (amount: number, ...acts: Act[]): ClockRule => ({
  limit: { amount, unit: 'seconds' },
  ladder: [
    { offset: { amount: -1, unit: 'seconds' }, acts: ['remind', 'yellow'] },
    { offset: { amount: 0, unit: 'seconds' }, acts },
  ],
});

/** Every limit in seconds, so that ladders are climbed while a test looks on. */
export const hasty: Policy = {
  ...startingPolicy,
  base: {
    ...startingPolicy.base,
    dispatch: seconds(5, 'red'),
    sign: seconds(3, 'red', 'supervise1'),
    handle: seconds(8, 'red', 'supervise1'),
    redo: seconds(6, 'red', 'supervise1'),
    review: seconds(5, 'red'),
  },
};
