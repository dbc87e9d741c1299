import database from './database.setup.mjs';
import { ensure } from './servers.mjs';

export default async () => {
  await database();
  await ensure({ temporal: 'TEST_TEMPORAL_ADDRESS' });
};
