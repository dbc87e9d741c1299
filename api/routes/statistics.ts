import { z } from 'zod';
import { statuses } from '../../domain/case/codes.ts';
import { growthOf, inOrder, Rate, RateName, smallestBase, type Period } from '../../domain/rates.ts';
import type { World } from '../../domain/world.ts';
import * as ahead from '../../store/ahead.ts';
import * as overview from '../../store/overview.ts';
import { readClock } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { wrongField } from '../problems.ts';
import { route, type Route } from '../route.ts';
import { pathOf } from '../suggest.ts';
import { shiftRoutes } from './shift.ts';

const At = z.iso.datetime();
const Unit = { unitId: z.string().nullable(), unitName: z.string().nullable() };
const Counts = z.array(z.int());
const Due = { dueAt: At.nullable(), yellowAt: At.nullable() };
const Listed = { id: z.uuid(), number: z.string(), title: z.string(), ...Unit };

const unitNamed = (world: World, unitId: string | null) => ({
  unitId,
  unitName: unitId === null ? null : (world.units.get(unitId)?.name ?? unitId),
});

const Ahead = z.strictObject({
  at: At,
  edges: z.array(At).describe('the instants between which is counted'),
  units: z.array(z.strictObject({ ...Unit, overdue: z.int(), yellow: Counts, red: Counts })),
  levels: z.array(z.strictObject({ level: z.int(), count: z.int() })),
  letters: z.strictObject({
    total: z.int(),
    list: z.array(z.strictObject({ ...Listed, level: z.int(), nth: z.int(), at: At, dueAt: At.nullable() })),
  }),
  urged: z.strictObject({
    units: z.array(z.strictObject({ ...Unit, cases: z.int(), urges: z.int() })),
    list: z.array(z.strictObject({ ...Listed, urgeCount: z.int(), ...Due })),
  }),
});

const pressing = ({ red, yellow, overdue }: ahead.AheadRow): number =>
  [...red, ...yellow].reduce((sum, n) => sum + n, 0) * 1_000 + overdue;

const aheadRoute = ({ database, world }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/statistics/ahead', answer: Ahead },
    ...{ summary: 'What turns yellow and red next, and what supervision has open', by: ['supervisor', 'teamLead'] },
    async handle() {
      const at = await readClock(database);
      const edges = ahead.edgesInHours.map((hours) => new Date(Date.parse(at) + hours * 3_600_000).toISOString());
      const [units, levels, letters, urgedUnits, urgedCases] = await Promise.all([
        ahead.readAhead(database, edges),
        ahead.countLevels(database),
        ahead.openLetters(database),
        ahead.urgedUnits(database),
        ahead.urgedCases(database),
      ]);
      const named = <T extends { leadUnitId: string | null }>({ leadUnitId, ...row }: T) => ({
        ...row,
        ...unitNamed(world(), leadUnitId),
      });
      return {
        ...{ at, edges, levels },
        units: units
          .toSorted((a, b) => pressing(b) - pressing(a))
          .map((row) => ({ ...row, ...unitNamed(world(), row.unitId) })),
        letters: { total: letters[0]?.total ?? 0, list: letters.map(({ total: _, ...row }) => named(row)) },
        urged: {
          units: urgedUnits.map((row) => ({ ...row, ...unitNamed(world(), row.unitId) })),
          list: urgedCases.map(named),
        },
      };
    },
  });

const Grown = { count: z.int(), before: z.int(), growth: z.number().nullable() };
const Overview = z.strictObject({
  from: At,
  to: At.describe('not after now: what has not fallen due yet counts for nothing'),
  rates: z.array(z.strictObject({ name: RateName, now: Rate, before: Rate })),
  topics: z.array(z.strictObject({ categoryId: z.string(), path: z.string(), ...Grown })),
  banners: z.array(z.strictObject({ divisionCode: z.string(), name: z.string(), ...Grown })),
  units: z.strictObject({
    smallestBase: z.int(),
    left: z.int().describe('units whose base is too small to be put in order'),
    list: z.array(z.strictObject({ unitId: z.string(), unitName: z.string(), rate: Rate })),
  }),
  instructed: z.strictObject({
    total: z.int(),
    list: z.array(z.strictObject({ ...Listed, status: z.enum(statuses), round: z.int(), at: At, ...Due })),
  }),
});

const days92 = 92 * 86_400_000;
const query = z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) });

const grown = ({ count, before }: overview.Grown) => ({ count, before, growth: growthOf(count, before) });

async function viewOf({ database, world: present }: Parts, period: Period) {
  const world = present();
  const [rates, topics, banners, units, instructed] = await Promise.all([
    overview.readRates(database, period, world),
    overview.hotTopics(database, period),
    overview.byBanner(database, period),
    overview.ratesByUnit(database, 'onTime', period, world),
    overview.instructedCases(database),
  ]);
  const ordered = inOrder(units);
  const categoryPath = (id: string): string => {
    const category = world.categories.get(id);
    return category ? pathOf(world, category) : id;
  };
  return {
    ...{ ...period, rates },
    topics: topics.map((topic) => ({ categoryId: topic.key, path: categoryPath(topic.key), ...grown(topic) })),
    banners: banners
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map((one) => ({ divisionCode: one.key, name: world.divisions.get(one.key)?.name ?? one.key, ...grown(one) })),
    units: {
      ...{ smallestBase, left: units.length - ordered.length },
      list: ordered.map(({ unitId, rate }) => ({ unitId, unitName: world.units.get(unitId)?.name ?? unitId, rate })),
    },
    instructed: {
      total: instructed[0]?.total ?? 0,
      list: instructed.map(({ total: _, leadUnitId, ...row }) => ({ ...row, ...unitNamed(world, leadUnitId) })),
    },
  };
}

const overviewRoute = (parts: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/statistics/overview', query, answer: Overview },
    ...{
      summary: 'Rates with numerator and denominator, topics, banners, instructions',
      by: ['leader', 'supervisor', 'teamLead', 'auditor'],
    },
    async handle({ query: { from, to } }) {
      const end = Math.min(Date.parse(to), Date.parse(await readClock(parts.database)));
      const start = Date.parse(from);
      if (end <= start || end - start > days92)
        return wrongField(['to'], 'range', 'is not within 92 days after `from`');
      return viewOf(parts, { from: new Date(start).toISOString(), to: new Date(end).toISOString() });
    },
  });

/** The figures by which those who oversee the work steer it; every one of them is also a list. */
export const statisticsRoutes = (parts: Parts): Route[] => [
  aheadRoute(parts),
  ...shiftRoutes(parts),
  overviewRoute(parts),
];
