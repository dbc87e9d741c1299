import { plantCanary, strikeCanary } from '../store/canary.ts';
import type { Database } from '../store/database.ts';
import type { Activities } from '../workflows/messages.ts';

/** What the canary does: it writes beats into a table of its own and strikes them, touching no case. */
export const createCanary = (database: Database): Pick<Activities, 'plantCanary' | 'strikeCanary'> => ({
  plantCanary: ({ id, waitMs }) => plantCanary(database, id, waitMs),
  strikeCanary: ({ id }) => strikeCanary(database, id),
});
