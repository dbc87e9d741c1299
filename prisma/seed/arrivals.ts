import { z } from 'zod';
import { dateOf, dayOf, startOf, toInstant, toMs, weekdayOf, type Instant } from '../../domain/calendar.ts';
import { csvRows } from './csv.ts';
import { holidays } from './holidays.ts';
import { countOf, type Random } from './random.ts';

const Hour = z.coerce.number().nonnegative();
const Row = z.record(z.string(), z.string()).transform((row) => ({
  day: row[''] ?? '',
  hours: Array.from({ length: 24 }, (_, hour) => Hour.parse(row[String(hour)])),
}));

/** How many calls come in each hour of each weekday, relative to the others. */
const profile = new Map(csvRows('arrivals_hourly_profile.csv', Row).map(({ day, hours }) => [day, hours]));
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const meanDay = sum([...profile.values()].map(sum)) / profile.size;
const special = new Map(holidays.map(({ date, isOffDay }) => [date, isOffDay]));

/** The hours of a day: a day off is like a Sunday, a make-up workday like a Monday. */
function hoursOf(day: number): readonly number[] {
  const off = special.get(dateOf(day));
  const like = off === undefined ? weekdays[weekdayOf(day)] : off ? 'Sun' : 'Mon';
  return profile.get(like ?? 'Mon') ?? [];
}

/** The instants of the calls of the last `days` days and of today up to `until`, about `perDay` a day, in order. */
export function arrivals(random: Random, until: Instant, days: number, perDay: number): Instant[] {
  const today = dayOf(toMs(until));
  const calls = Array.from({ length: days + 1 }, (_, ago) => today - days + ago).flatMap((day) =>
    hoursOf(day).flatMap((mean, hour) =>
      Array.from({ length: countOf(random, (mean * perDay) / meanDay) }, () =>
        Math.floor(startOf(day) + (hour + random()) * 3_600_000),
      ),
    ),
  );
  return calls
    .filter((ms) => ms <= toMs(until))
    .sort((a, b) => a - b)
    .map(toInstant);
}
