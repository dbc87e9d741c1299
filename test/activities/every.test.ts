import { expect, test } from '@jest/globals';
import { every } from '../../activities/every.ts';

test('what is done again and again ends at once when it is told to, and not in the middle of its work', async () => {
  let begun = 0;
  let done = 0;
  const stop = every(
    60_000,
    async () => {
      begun++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      done++;
    },
    () => undefined,
  );
  await stop();
  expect([begun, done]).toEqual([1, 1]);
});
