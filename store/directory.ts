import type { Template } from '../domain/case/effects.ts';
import { isUnitDesk, type Actor, type Role } from '../domain/people.ts';
import type { Database } from './database.ts';
import { all, binder } from './sql.ts';

interface Page {
  from: number;
  to: number;
}

/** Everybody with an account, without hashes. */
export async function listPeople(
  database: Database,
): Promise<{ id: string; username: string; name: string; roles: Role[]; unitId: string; active: boolean }[]> {
  const { rows } = await database.query<{
    id: string;
    username: string;
    name: string;
    roles: Role[];
    unitId: string;
    active: boolean;
  }>('select id, username, name, roles, skills, unit_id as "unitId", active from app_user order by username');
  return rows;
}

/** A message that left the house, or would have. */
export interface NoticeRow {
  id: string;
  template: Template;
  recipient: string;
  how: string;
  at: Date;
  state: string;
  /** Null for notices from before texts were kept. */
  text: string | null;
  caseId: string;
  caseNumber: string;
  total: number;
}

/** The notices that the actor may see, newest first: a unit its own, the centre's desks all. */
export async function listNotices(database: Database, actor: Actor, { from, to }: Page): Promise<NoticeRow[]> {
  const { values, bind } = binder();
  const own = isUnitDesk(actor) ? [`n.recipient = ${bind(`unit:${actor.unitId}`)}`] : [];
  const { rows } = await database.query<NoticeRow>(
    `select n.effect_id as id, n.template, n.recipient, n.channel as how, n.at, coalesce(e.receipt, '') as state, n.text,
       n.case_id as "caseId", k.number as "caseNumber", (select count(*)::int from (select 1 from notice n where ${all(own)} limit 10001) counted) as total
     from notice n join effect e on e.id = n.effect_id join case_row k on k.id = n.case_id
     where ${all(own)} order by n.at desc, n.effect_id limit ${String(to - from + 1)} offset ${String(from)}`,
    values,
  );
  return rows;
}
