import { periodBefore, rateNames, rateOf, type Period, type Rate, type RateName } from '../domain/rates.ts';
import type { World } from '../domain/world.ts';
import type { Database } from './database.ts';
import { baseOf } from './rates.ts';
import { binder } from './sql.ts';

interface Counted {
  rate: RateName;
  past: boolean;
  denominator: number;
  numerator: number;
}

/** Every rate in a period and in the one before it, in one statement. */
export async function readRates(
  database: Database,
  period: Period,
  world: World,
): Promise<{ name: RateName; now: Rate; before: Rate }[]> {
  const { values, bind } = binder();
  const spans = [
    [false, period],
    [true, periodBefore(period)],
  ] as const;
  const parts = rateNames.flatMap((rate) =>
    spans.map(
      ([past, span]) => `select ${bind(rate)}::text as rate, ${String(past)} as past, count(*)::int as denominator,
        round(coalesce(sum(met), 0)::numeric, 1)::float as numerator from (${baseOf(rate, span, world, bind)}) b`,
    ),
  );
  const { rows } = await database.query<Counted>(parts.join(' union all '), values);
  const of = (name: RateName, past: boolean): Rate => {
    const { numerator = 0, denominator = 0 } = rows.find((row) => row.rate === name && row.past === past) ?? {};
    return rateOf(numerator, denominator);
  };
  return rateNames.map((name) => ({ name, now: of(name, false), before: of(name, true) }));
}

/** A rate by lead unit. */
export async function ratesByUnit(
  database: Database,
  name: RateName,
  period: Period,
  world: World,
): Promise<{ unitId: string; rate: Rate }[]> {
  const { values, bind } = binder();
  const { rows } = await database.query<{ unit: string; denominator: number; numerator: number }>(
    `select unit, count(*)::int as denominator, sum(met)::float as numerator
     from (${baseOf(name, period, world, bind)}) b where unit is not null group by 1`,
    values,
  );
  return rows.map(({ unit, numerator, denominator }) => ({ unitId: unit, rate: rateOf(numerator, denominator) }));
}

/** How many valid cases were registered in a period and in the one before, by what. */
export interface Grown {
  key: string;
  count: number;
  before: number;
}

async function registeredBy(database: Database, key: string, period: Period, most: number): Promise<Grown[]> {
  const { rows } = await database.query<Grown>(
    `select ${key} as key, count(*) filter (where registered_at >= $2)::int as count,
       count(*) filter (where registered_at < $2)::int as before
     from case_row where registered_at >= $1 and registered_at < $3 and status <> 'invalid'
     group by 1 order by 2 desc, 3 desc, 1 limit $4`,
    [periodBefore(period).from, period.from, period.to, most],
  );
  return rows;
}

/** The categories about which most was registered. */
export const hotTopics = (database: Database, period: Period): Promise<Grown[]> =>
  registeredBy(database, 'category_id', period, 10);

/** What was registered in each banner, by its code of six digits; a matter of the whole league has four. */
export const byBanner = (database: Database, period: Period): Promise<Grown[]> =>
  registeredBy(database, 'left(division_code, 6)', period, 40);

export interface Instructed {
  id: string;
  number: string;
  title: string;
  status: string;
  round: number;
  leadUnitId: string | null;
  at: Date;
  dueAt: Date | null;
  yellowAt: Date | null;
  total: number;
}

/** The open cases that carry an instruction of a leader (批示), the newest instruction first. */
export async function instructedCases(database: Database): Promise<Instructed[]> {
  const { rows } = await database.query<Instructed>({
    name: 'instructed-cases',
    text: `select k.id, k.number, k.title, k.status, k.round, k.lead_unit_id as "leadUnitId", i.at, k.due_at as "dueAt",
        k.yellow_at as "yellowAt", count(*) over ()::int as total
      from (select case_id, max(at) as at from case_event where type = 'instructed' group by 1) i
      join case_row k on k.id = i.case_id where k.ended_at is null order by i.at desc, k.id limit 20`,
  });
  return rows;
}
