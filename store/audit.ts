import { z } from 'zod';
import { accessActions } from './access.ts';
import type { Database } from './database.ts';
import { all, binder } from './sql.ts';

interface Page {
  from: number;
  to: number;
}
const At = z.iso.datetime({ offset: true });

/** What the record of accesses and of changes can be narrowed to. */
export const AuditFilter = z.strictObject({
  userId: z.string().max(64).optional(),
  action: z.enum(accessActions).optional(),
  number: z
    .string()
    .regex(/^\d{14}$/, 'is not a case number')
    .optional(),
  after: At.optional(),
  before: At.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export interface AccessRow {
  id: string;
  at: Date;
  userId: string;
  userName: string | null;
  action: string;
  caseId: string | null;
  caseNumber: string | null;
  reason: string | null;
  detail: object | null;
  total: number;
}

const mostCounted = 10_000;
const limits = ({ from, to }: Page): string => `limit ${String(to - from + 1)} offset ${String(from)}`;

/** Who looked at what, newest first. */
export async function listAccesses(database: Database, filter: AuditFilter, page: Page): Promise<AccessRow[]> {
  const { values, bind } = binder();
  const { userId, action, number, after, before } = filter;
  const where = all([
    ...(userId === undefined ? [] : [`user_id = ${bind(userId)}`]),
    ...(action === undefined ? [] : [`action = ${bind(action)}`]),
    ...(number === undefined ? [] : [`case_id = (select id from case_row where number = ${bind(number)})`]),
    ...(after === undefined ? [] : [`at >= ${bind(after)}::timestamptz`]),
    ...(before === undefined ? [] : [`at < ${bind(before)}::timestamptz`]),
  ]);
  const { rows } = await database.query<AccessRow>(
    `select a.id::text, a.at, a.user_id as "userId", u.name as "userName", a.action, a.case_id as "caseId",
       k.number as "caseNumber", a.reason, a.detail,
       (select count(*)::int from (select 1 from access_log where ${where} limit ${String(mostCounted + 1)}) counted) as total
     from (select * from access_log where ${where} order by at desc, id desc ${limits(page)}) a
     left join case_row k on k.id = a.case_id left join app_user u on u.id = a.user_id order by a.at desc, a.id desc`,
    values,
  );
  return rows;
}

/** Somebody's change of reference data, of the calendar or of the limits. */
export interface ChangeRow {
  id: string;
  at: Date;
  by: string;
  byName: string | null;
  /** A resource of reference data, `calendar` or `policy`. */
  what: string;
  /** The row that was changed, or the version that was made. */
  key: string;
  reason: string;
  effectiveAt: Date;
  before: object | null;
  body: object | null;
  total: number;
}

/** Who changed what of the reference data and the rules, newest first. */
export async function listAllChanges(
  database: Database,
  { userId, after, before }: AuditFilter,
  page: Page,
): Promise<ChangeRow[]> {
  const { values, bind } = binder();
  const where = all([
    ...(userId === undefined ? [] : [`by = ${bind(userId)}`]),
    ...(after === undefined ? [] : [`at >= ${bind(after)}::timestamptz`]),
    ...(before === undefined ? [] : [`at < ${bind(before)}::timestamptz`]),
  ]);
  const { rows } = await database.query<ChangeRow>(
    `select c.*, u.name as "byName" from (
       select id, at, by, resource as what, key, reason, effective_at as "effectiveAt", before, body, count(*) over ()::int as total
       from (select id, at, by, resource, key, reason, effective_at, before, body from reference_change
         union all select id, at, by, part, version::text, reason, at, null, null from rule_change) every
       where ${where} order by at desc, id ${limits(page)}) c
     left join app_user u on u.id = c.by order by c.at desc, c.id`,
    values,
  );
  return rows;
}
