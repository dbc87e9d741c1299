import { randomBytes } from 'node:crypto';

/** The test run's Temporal server, started by jest's set-up or given as TEST_TEMPORAL_ADDRESS. */
export function temporalAddress(): string {
  const address = process.env['TEST_TEMPORAL_ADDRESS'];
  if (!address) throw new Error('No test Temporal server: put the test under a folder of the project "engine".');
  return address;
}

/** A task queue that no other test uses. */
export const freshTaskQueue = (): string => `test-${randomBytes(8).toString('hex')}`;
