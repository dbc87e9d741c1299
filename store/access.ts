import type { Database } from './database.ts';

export type AccessAction = 'signIn' | 'reveal' | 'lookUp' | 'download';

/** What was looked at: by whom, which case, and why. */
export interface Access {
  userId: string;
  action: AccessAction;
  caseId?: string | undefined;
  reason?: string | undefined;
  requestId?: string | undefined;
}

/** Records an access; it is stored when the promise settles, so that the answer may leave. */
export async function recordAccess(database: Database, access: Access): Promise<void> {
  const { userId, action, caseId = null, reason = null, requestId = null } = access;
  await database.query(
    'insert into access_log (user_id, action, case_id, reason, request_id) values ($1, $2, $3, $4, $5)',
    [userId, action, caseId, reason, requestId],
  );
}
