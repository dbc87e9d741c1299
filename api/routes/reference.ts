import { z } from 'zod';
import { textOf } from '../../domain/notices.ts';
import { isUnitDesk, type Actor, type Role } from '../../domain/people.ts';
import { messageTemplates, wordsInForce } from '../../domain/templates.ts';
import type { World } from '../../domain/world.ts';
import type { Database } from '../../store/database.ts';
import { listNotices, listPeople } from '../../store/directory.ts';
import { initialsOf, initialsOfAll } from '../initials.ts';
import { listQuery, sayRange, sliceOf } from '../list.ts';
import type { Parts } from '../parts.ts';
import { notFound } from '../problems.ts';
import { route, type Route } from '../route.ts';
import { pathOf, suggest } from '../suggest.ts';

const Row = z.looseObject({});
const query = listQuery(z.record(z.string().max(40), z.unknown()), z.string().max(40));
const everything: [number, number] = [0, 49];

interface Resource {
  name: string;
  summary: string;
  rows: (world: World) => object[];
  by?: readonly Role[];
}

const catalogue = (world: World): object[] =>
  [...world.catalogue.values()].flat().map((line) => ({ id: `${line.categoryId}@${line.divisionCode}`, ...line }));
const units = (world: World): object[] =>
  [...world.units.values()].map((unit) => ({ ...unit, initials: initialsOfAll([unit.name, unit.short]) }));
const withPath = (world: World): object[] =>
  [...world.categories.values()].map((category) => {
    const path = pathOf(world, category);
    return { ...category, path, initials: initialsOfAll(path.split(' › ')) };
  });
const divisions = (world: World): object[] =>
  [...world.divisions.values()].map((d) => ({ id: d.code, ...d, initials: initialsOf(d.name) }));
const templates = ({ templates: changed }: World): object[] =>
  [...messageTemplates.values()].map(({ id, audience, occasion }) => ({
    ...{ id, audience, occasion, changed: changed.has(id), ...wordsInForce(id, changed.get(id)) },
  }));
const versions = (of: ReadonlyMap<number, object>): object[] => [...of].map(([id, body]) => ({ id, ...body }));

const resources: readonly Resource[] = [
  { name: 'units', summary: 'The tree of units', rows: units },
  { name: 'categories', summary: 'The tree of categories', rows: withPath },
  { name: 'divisions', summary: 'Administrative divisions', rows: divisions },
  { name: 'catalogue', summary: 'Who handles what where', rows: catalogue },
  { name: 'templates', summary: 'Texts of messages', rows: templates },
  { name: 'calendars', summary: 'Working-day calendars, by version', rows: (world) => versions(world.calendars) },
  { name: 'profiles', summary: 'Limit policies, by version', rows: (world) => versions(world.policies) },
];

const sorted = (sort: [string, 'ASC' | 'DESC'] | undefined, rows: readonly object[]) =>
  sort && rows.some((row) => sort[0] in row) ? sort : undefined;

/** Divisions are asked for whole, to be searched while one types. */
const rangeOf = (name: string, range: [number, number] | undefined): [number, number] | undefined =>
  range ?? (name === 'divisions' ? undefined : everything);

const resourceRoutes = ({ world }: Parts): Route[] =>
  resources.flatMap(({ name, summary, rows }) => [
    route({
      ...{ method: 'get', path: `/api/${name}`, summary, query, answer: z.array(Row) },
      handle: ({ query: { filter, sort, range }, res }) => {
        const all = rows(world());
        return sliceOf(res, name, all, { filter, sort: sorted(sort, all), range: rangeOf(name, range) });
      },
    }),
    route({
      ...{ method: 'get', path: `/api/${name}/:id`, summary: `One of: ${summary}`, answer: Row },
      handle: ({ part }) => rows(world()).find((row) => 'id' in row && String(row.id) === part('id')) ?? notFound(),
    }),
  ]);

const suggestRoute = ({ world }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/categories/suggest', summary: 'Categories ranked by the citizen’s words' },
    ...{
      query: z.object({ q: z.string().max(2_000), divisionCode: z.string().max(64).default('') }),
      answer: z.array(Row),
    },
    handle: ({ query: { q, divisionCode } }) => suggest(world(), q, divisionCode),
  });

const seesPeople: readonly Role[] = ['admin', 'teamLead', 'auditor', 'handler', 'unitHead'];

/** Everybody, or for a unit its own people. */
async function peopleFor(database: Database, actor: Actor) {
  const all = await listPeople(database);
  return isUnitDesk(actor) ? all.filter(({ unitId }) => unitId === actor.unitId) : all;
}

const peopleRoute = ({ database }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/users', summary: 'Accounts, without secrets', query, answer: z.array(Row) },
    by: seesPeople,
    handle: async ({ query: { filter, sort, range = everything }, actor, res }) => {
      const people = await peopleFor(database, actor);
      return sliceOf(res, 'users', people, { filter, sort: sorted(sort, people), range });
    },
  });

const personRoute = ({ database }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/users/:id', summary: 'One account, without secrets', answer: Row, by: seesPeople },
    handle: async ({ actor, part }) =>
      (await peopleFor(database, actor)).find(({ id }) => id === part('id')) ?? notFound(),
  });

const recipientOf = (world: World, recipient: string): string =>
  recipient.startsWith('unit:') ? (world.units.get(recipient.slice(5))?.name ?? recipient) : recipient;

const noticesRoute = ({ database, world }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/notices', summary: 'What was sent to whom', query, answer: z.array(Row) },
    by: ['operator', 'teamLead', 'dispatcher', 'handler', 'unitHead', 'callbackAgent', 'supervisor', 'auditor'],
    handle: async ({ query: { range = everything }, actor, res }) => {
      const rows = await listNotices(database, actor, { from: range[0], to: range[1] });
      sayRange(res, 'notices', range[0], rows.length, rows[0]?.total ?? 0);
      return rows.map(({ template, recipient, total: _, ...row }) => ({
        ...row,
        ...{
          template,
          recipient,
          to: recipientOf(world(), recipient),
          text: row.text ?? textOf({ template, recipient, number: row.caseNumber }),
        },
      }));
    },
  });

/** Reference data, people and notices. */
export const referenceRoutes = (parts: Parts): Route[] => [
  suggestRoute(parts),
  ...resourceRoutes(parts),
  peopleRoute(parts),
  personRoute(parts),
  noticesRoute(parts),
];
