import { startingPolicy } from '../../domain/policy.ts';
import type { World } from '../../domain/world.ts';
import { catalogue } from '../../prisma/seed/catalogue.ts';
import { categories } from '../../prisma/seed/categories.ts';
import { divisions } from '../../prisma/seed/divisions.ts';
import { groupBy } from '../../prisma/seed/groupBy.ts';
import { startingBook } from '../../prisma/seed/holidays.ts';
import { people } from '../../prisma/seed/people.ts';
import { units } from '../../prisma/seed/units.ts';

const unitDesks = people.filter(({ role }) => role === 'handler' || role === 'unitHead');

/** The demo league as the rules see it, before a database holds it. */
export const startingWorld: World = {
  units: new Map(units.map((unit) => [unit.id, { ...unit, active: true }])),
  categories: new Map(categories.map((category) => [category.id, { ...category, active: true }])),
  divisions: new Map(divisions.map(({ code, name, parentCode }) => [code, { code, name, parentCode }])),
  catalogue: groupBy(catalogue, ({ categoryId }) => categoryId),
  handlers: new Map(unitDesks.map(({ username, unitId, role }) => [username, { unitId, roles: [role] }])),
  calendars: new Map([[startingBook.version, startingBook]]),
  policies: new Map([[startingPolicy.version, startingPolicy]]),
  templates: new Map(),
  current: { calendar: startingBook.version, policy: startingPolicy.version },
};
