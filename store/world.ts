import { CalendarBook } from '../domain/calendar.ts';
import { Urgency } from '../domain/case/codes.ts';
import { Role } from '../domain/people.ts';
import { Policy } from '../domain/policy.ts';
import { unitKinds, type CatalogueLine, type Category, type Unit, type World } from '../domain/world.ts';
import type { Prisma } from './database.ts';

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

type CategoryRow = Awaited<ReturnType<Prisma['category']['findMany']>>[number];

const categoryOf = ({ profile, urgency, ...row }: CategoryRow): Category => ({
  ...row,
  ...(profile !== null && { profile }),
  ...(urgency !== null && { urgency: Urgency.parse(urgency) }),
});

const unitOf = (row: Awaited<ReturnType<Prisma['unit']['findMany']>>[number]): Unit => {
  const kind = unitKinds.find((k) => k === row.kind);
  if (!kind) throw new Error(`unit ${row.id} is of unknown kind`);
  return { ...row, kind };
};

/** Reads all reference data. */
export async function loadWorld(prisma: Prisma): Promise<World> {
  const [units, categories, divisions, lines, users, calendars, policies, templates] = await Promise.all([
    prisma.unit.findMany(),
    prisma.category.findMany(),
    prisma.division.findMany(),
    prisma.catalogueLine.findMany({ omit: { id: true } }),
    prisma.user.findMany({
      where: { active: true, roles: { hasSome: ['handler', 'unitHead', 'dispatcher', 'teamLead'] } },
    }),
    prisma.calendarVersion.findMany({ orderBy: { version: 'asc' } }),
    prisma.policyVersion.findMany({ orderBy: { version: 'asc' } }),
    prisma.messageTemplate.findMany(),
  ]);
  const catalogue = new Map<string, CatalogueLine[]>();
  for (const line of lines) catalogue.set(line.categoryId, [...(catalogue.get(line.categoryId) ?? []), line]);
  return {
    units: byId(units.map(unitOf)),
    categories: byId(categories.map(categoryOf)),
    divisions: new Map(divisions.map(({ code, name, parentCode }) => [code, { code, name, parentCode }])),
    catalogue,
    handlers: new Map(users.map((u) => [u.id, { unitId: u.unitId, roles: u.roles.map((r) => Role.parse(r)) }])),
    calendars: new Map(calendars.map((c) => [c.version, CalendarBook.parse(c.body)])),
    policies: new Map(policies.map((p) => [p.version, Policy.parse(p.body)])),
    templates: new Map(templates.map(({ id, ...words }) => [id, words])),
    current: { calendar: calendars.at(-1)?.version ?? 0, policy: policies.at(-1)?.version ?? 0 },
  };
}

export interface WorldWatch {
  now: () => World;
  refresh: () => Promise<void>;
  stop: () => void;
}

/** Keeps the reference data in memory and reads it anew every `everyMs`; a failed reading leaves the old data in force. */
export async function watchWorld(
  prisma: Prisma,
  everyMs: number,
  onError: (error: unknown) => void,
): Promise<WorldWatch> {
  let world = await loadWorld(prisma);
  const refresh = async () => {
    world = await loadWorld(prisma);
  };
  const timer = setInterval(() => void refresh().catch(onError), everyMs).unref();
  return {
    now: () => world,
    refresh,
    stop: () => {
      clearInterval(timer);
    },
  };
}
