import type { Database } from './database.ts';

export const accessActions = ['signIn', 'open', 'reveal', 'lookUp', 'lookUpEnterprise', 'download', 'export'] as const;
export type AccessAction = (typeof accessActions)[number];

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

/** Records that a list is about to leave as a file; the answer notes how many rows it held in the end. */
export async function recordExport(
  database: Database,
  { userId, requestId }: Pick<Access, 'userId' | 'requestId'>,
  detail: { format: string; filter: object },
): Promise<(rows: number) => Promise<void>> {
  const { rows } = await database.query<{ id: string }>(
    `insert into access_log (user_id, action, request_id, detail) values ($1, 'export', $2, $3) returning id`,
    [userId, requestId ?? null, JSON.stringify(detail)],
  );
  return async (count) => {
    await database.query(`update access_log set detail = detail || jsonb_build_object('rows', $2::int) where id = $1`, [
      rows[0]?.id,
      count,
    ]);
  };
}
