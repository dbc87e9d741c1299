import { LRUCache } from 'lru-cache';
import type { Access } from './access.ts';
import type { Database } from './database.ts';

const mostRemembered = 50_000;

/**
 * Records that a person has opened a case, once per calendar hour: who saw it, and when, is what an auditor asks, not how often
 * the console fetched it anew while others worked on it. A unique index makes it exact whichever process answers; this one
 * remembers what stands for the rest of the database's hour, so that fetching anew costs nothing.
 */
export function createOpenings(database: Database) {
  const stands = new LRUCache<string, true>({ max: mostRemembered, ttlAutopurge: false });
  /** It is stored when the promise settles, so that the answer may leave. */
  return async ({ userId, caseId, requestId }: Pick<Access, 'userId' | 'requestId'> & { caseId: string }) => {
    const key = `${userId}/${caseId}`;
    if (stands.has(key)) return;
    const asked = performance.now();
    const { rows } = await database.query<{ leftMs: number }>({
      name: 'record-opening',
      text: `with opening as (insert into access_log (user_id, action, case_id, request_id) values ($1, 'open', $2, $3)
          on conflict (user_id, case_id, date_trunc('hour', at at time zone 'UTC')) where action = 'open' do nothing)
        select (extract(epoch from date_trunc('hour', now()) + interval '1 hour' - now()) * 1000)::float8 as "leftMs"`,
      values: [userId, caseId, requestId],
    });
    const ttl = Math.floor((rows[0]?.leftMs ?? 0) - (performance.now() - asked));
    if (ttl > 0) stands.set(key, true, { ttl });
  };
}
