import type { Letter } from '../domain/case/case.ts';
import type { Database } from './database.ts';

/** Where the hours ahead are cut, from now. */
export const edgesInHours = [0, 2, 8, 24, 48] as const;

/** What of one lead unit's cases turns yellow and red between each two edges; without a unit, the centre's own. */
export interface AheadRow {
  unitId: string | null;
  overdue: number;
  yellow: number[];
  red: number[];
}

const between = (column: string): string =>
  `array[${edgesInHours
    .slice(1)
    .map(
      (_, i) =>
        `count(*) filter (where ${column} >= ($1::timestamptz[])[${String(i + 1)}] and ${column} < ($1::timestamptz[])[${String(i + 2)}])`,
    )
    .join(', ')}]::int[]`;

const last = edgesInHours.length;
const ahead = {
  name: 'ahead',
  text: `select lead_unit_id as "unitId", count(*) filter (where due_at < ($1::timestamptz[])[1])::int as overdue,
      ${between('yellow_at')} as yellow, ${between('due_at')} as red
    from case_row where ended_at is null and (due_at < ($1::timestamptz[])[${String(last)}]
      or (yellow_at >= ($1::timestamptz[])[1] and yellow_at < ($1::timestamptz[])[${String(last)}]))
    group by 1`,
};

/** What turns yellow and red next, by lead unit; `edges` are the instants between which is counted. */
export async function readAhead(database: Database, edges: readonly string[]): Promise<AheadRow[]> {
  const { rows } = await database.query<AheadRow>({ ...ahead, values: [edges] });
  return rows;
}

/** How many open cases stand at each level of supervision. */
export async function countLevels(database: Database): Promise<{ level: number; count: number }[]> {
  const { rows } = await database.query<{ level: number; count: number }>({
    name: 'supervision-levels',
    text: `select supervision_level as level, count(*)::int as count from case_row
      where ended_at is null and supervision_level > 0 group by 1 order by 1 desc`,
  });
  return rows;
}

export interface LetterRow {
  id: string;
  number: string;
  title: string;
  leadUnitId: string | null;
  level: number;
  nth: number;
  at: string;
  dueAt: string | null;
  total: number;
}
const mostListed = 30;

/** The letters of supervision that wait for an answer, by their own limit. */
export async function openLetters(database: Database): Promise<LetterRow[]> {
  const { rows } = await database.query<Omit<LetterRow, 'nth' | 'at'> & { letters: Letter[] }>({
    name: 'open-letters',
    text: `select id, number, title, lead_unit_id as "leadUnitId", supervision_level as level, state -> 'letters' as letters,
        state #>> '{clocks,supervision,dueAt}' as "dueAt", count(*) over ()::int as total
      from case_row where ended_at is null and asks <> '{}' and asks @> array['letter']
      order by state #>> '{clocks,supervision,dueAt}', id limit ${String(mostListed)}`,
  });
  return rows.map(({ letters, ...row }) => {
    const { nth = 0, at = '', level = row.level } = letters.findLast(({ answeredAt }) => !answeredAt) ?? {};
    return { ...row, nth, at, level };
  });
}

export interface UrgedUnit {
  unitId: string | null;
  cases: number;
  urges: number;
}
export interface UrgedCase {
  id: string;
  number: string;
  title: string;
  leadUnitId: string | null;
  urgeCount: number;
  dueAt: Date | null;
  yellowAt: Date | null;
}

/** Which units are urged how often about their open cases, the most urged first. */
export async function urgedUnits(database: Database): Promise<UrgedUnit[]> {
  const { rows } = await database.query<UrgedUnit>({
    name: 'urged-units',
    text: `select lead_unit_id as "unitId", count(*)::int as cases, sum(urge_count)::int as urges from case_row
      where ended_at is null and urge_count > 0 group by 1 order by 3 desc, 1 limit 10`,
  });
  return rows;
}

/** The open cases that were urged most often. */
export async function urgedCases(database: Database): Promise<UrgedCase[]> {
  const { rows } = await database.query<UrgedCase>({
    name: 'urged-cases',
    text: `select id, number, title, lead_unit_id as "leadUnitId", urge_count as "urgeCount",
        due_at as "dueAt", yellow_at as "yellowAt"
      from case_row where ended_at is null and urge_count > 0 order by urge_count desc, id limit 10`,
  });
  return rows;
}
