import type { Measure, Period, RateName } from '../domain/rates.ts';
import { satisfactionWeights } from '../domain/rates.ts';
import type { World } from '../domain/world.ts';
import { all, type Bind } from './sql.ts';

/** Which cases a rate counts in a period, as a statement with columns `id`, `unit` and `met`: 1, 0 or a weight between. */
type Base = (period: Period, world: World, bind: Bind) => string;

const inUtc = (at: string): string => new Date(at).toISOString();

// instants of the fold are text of one length, which sorts as time does; the expressions are those of the indexes
const textIn = (expression: string, { from, to }: Period, bind: Bind): string =>
  `(${expression}) collate "C" >= ${bind(inUtc(from))} and (${expression}) collate "C" < ${bind(inUtc(to))}`;
const instantIn = (column: string, { from, to }: Period, bind: Bind): string =>
  `${column} >= ${bind(from)}::timestamptz and ${column} < ${bind(to)}::timestamptz`;

const signDue = `state #>> '{clocks,sign,dueAt}'`;
const handleDue = `coalesce(state #>> '{firstPassed,dueAt}', state #>> '{clocks,handle,dueAt}')`;
const callbackDue = `state #>> '{clocks,callback,dueAt}'`;

const led = `lead_unit_id is not null and status <> 'merged'`;
// a limit that is held does not fall due, nor one that ended with a withdrawal before anybody replied
const fellDue = `state ? 'firstPassed' or (state #> '{clocks,handle,paused}' is null and (ended_at is null or state ? 'reply'))`;
const before = (what: string, due: string): string =>
  `coalesce((state ->> '${what}') collate "C" < (${due}) collate "C", false)`;

const ofCases = (met: string, where: readonly string[]): string =>
  `select id, lead_unit_id as unit, (${met})::int::float as met from case_row where ${all(where)}`;

const signing =
  (met: string): Base =>
  (period, _, bind) =>
    ofCases(met, [led, textIn(signDue, period, bind)]);
const handling =
  (met: string): Base =>
  (period, _, bind) =>
    ofCases(met, [led, fellDue, textIn(handleDue, period, bind)]);

const says = `e.type in ('citizenHeard', 'rated')`;

/** The last word of each citizen in the period: said at a callback, or by the link of it. */
const heard =
  (met: string, where: (world: World, bind: Bind) => string[]): Base =>
  (period, world, bind) =>
    `select distinct on (e.case_id) e.case_id as id, k.lead_unit_id as unit, (${met})::float as met
      from case_event e join case_row k on k.id = e.case_id
      where ${all([
        ...[says, instantIn('e.at', period, bind), `k.status <> 'answered'`],
        ...[`k.state #> '{exclusion,second}' is null`, ...where(world, bind)],
      ])}
      order by e.case_id, e.at desc, e.seq desc`;

const uncounted = (world: World, field: 'countsSolved' | 'countsSatisfied', bind: Bind): string[] => {
  const out = [...world.categories.values()].filter((category) => category[field] === false).map(({ id }) => id);
  return out.length === 0 ? [] : [`k.category_id <> all(${bind(out)}::text[])`];
};

const weight = Object.entries(satisfactionWeights)
  .map(([word, n]) => `when '${word}' then ${String(n)}`)
  .join(' ');

const bases: Record<RateName, Base> = {
  response: signing(`${before('signedAt', signDue)} and ${before('contactedAt', signDue)}`),
  signed: signing(before('signedAt', signDue)),
  // what was accepted otherwise than by a pass: parked with a promise, or ended on a ground
  onTime: handling(`coalesce(state #>> '{firstPassed,late}' = 'false',
    status in ('longPending', 'terminated') and state #>> '{reply,late}' = 'false', false)`),
  closed: handling('ended_at is not null'),
  extended: handling(
    `coalesce((state #>> '{firstPassed,extended}')::boolean, state #> '{clocks,handle,extensions}' <> '[]', false)`,
  ),
  solved: heard(`(e.fact ->> 'solved')::boolean::int`, (world, bind) => [
    `k.case_type not in ('consultation', 'suggestion', 'praise')`,
    ...uncounted(world, 'countsSolved', bind),
  ]),
  satisfaction: heard(`case e.fact #>> '{satisfaction,result}' ${weight} end`, (world, bind) =>
    uncounted(world, 'countsSatisfied', bind),
  ),
  firstContact: heard(`(e.fact ->> 'contactedFirst')::boolean::int`, () => [`e.fact ? 'contactedFirst'`]),
  participation: (period, _, bind) =>
    ofCases(
      `exists (select 1 from case_event e where e.case_id = case_row.id and ${says}
        and e.at >= (state #>> '{clocks,callback,startedAt}')::timestamptz)`,
      [led, textIn(callbackDue, period, bind)],
    ),
  instant: (period, _, bind) =>
    ofCases(`status = 'answered'`, [`status <> 'invalid'`, instantIn('registered_at', period, bind)]),
  cited: (period, _, bind) =>
    ofCases(`state ? 'article'`, [`status = 'answered'`, instantIn('registered_at', period, bind)]),
};

/** The base of a rate in a period. */
export const baseOf = (rate: RateName, period: Period, world: World, bind: Bind): string =>
  bases[rate](period, world, bind);

const parts = { base: 'true', met: 'met > 0', missed: 'met = 0' };

/** The ids of the cases that a rate counts, or of those that met it or did not. */
export const countedIn = ({ rate, part, ...period }: Measure, world: World, bind: Bind): string =>
  `select id from (${baseOf(rate, period, world, bind)}) counted where ${parts[part]}`;
