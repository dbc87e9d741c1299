import { readFile } from 'node:fs/promises';
import { verify } from '@node-rs/argon2';
import type { Request } from 'express';
import { z } from 'zod';
import { offeredCommands } from '../../domain/case/commands.ts';
import { permits } from '../../domain/case/machine.ts';
import { queuesOf } from '../../domain/lists.ts';
import { Role } from '../../domain/people.ts';
import type { World } from '../../domain/world.ts';
import { recordAccess } from '../../store/access.ts';
import { findAccount, Person } from '../../store/people.ts';
import { isAtHome } from '../address.ts';
import type { Parts } from '../parts.ts';
import { idOf, notFound, trouble } from '../problems.ts';
import { route, type Route } from '../route.ts';
import { newCsrf, type FindPerson } from '../session.ts';

const SignIn = z.strictObject({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(400),
  otp: z.string().max(20).optional(),
});
const SessionView = z.strictObject({
  user: Person.extend({
    unitName: z.string(),
    workflowsUrl: z
      .url()
      .optional()
      .describe('where the workflow of a case is shown, for who answers for the system or the shift'),
  }),
  units: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  may: z.array(z.string()).describe('commands by name, and queues as queue:<name>'),
  csrf: z.string(),
});
const DemoAccounts = z.array(
  z.object({ username: z.string(), password: z.string(), role: Role, unit: z.string(), name: z.string() }),
);

/** The unit and all below it. */
function unitsBelow(world: World, id: string): { id: string; name: string }[] {
  const own = world.units.get(id);
  if (!own) return [];
  const children = [...world.units.values()].filter((unit) => unit.parentId === id && unit.active);
  return [{ id, name: own.name }, ...children.flatMap((child) => unitsBelow(world, child.id))];
}

/** What the person's roles let him ask at all: commands by name, and queues as `queue:<name>`. */
const rightsOf = (roles: readonly Role[]): string[] => [
  ...offeredCommands.filter((type) =>
    (permits[type].by as readonly string[]).some((role) => (roles as readonly string[]).includes(role)),
  ),
  ...queuesOf(roles).map((name) => `queue:${name}`),
];

function viewOf({ world, workflowsUrl }: Parts, person: Person, csrf: string): z.infer<typeof SessionView> {
  const unitName = world().units.get(person.unitId)?.name ?? person.unitId;
  const mayFollow = workflowsUrl !== undefined && person.roles.some((role) => role === 'admin' || role === 'teamLead');
  return {
    user: { ...person, unitName, ...(mayFollow && { workflowsUrl }) },
    units: unitsBelow(world(), person.unitId),
    may: rightsOf(person.roles),
    csrf,
  };
}

/** Runs one step of the session that reports by a callback. */
const step = (run: (done: (error?: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    run((error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });

const isRight = (hash: string | undefined, password: string): Promise<boolean> =>
  hash === undefined ? Promise.resolve(false) : verify(hash, password).catch(() => false);

async function signIn(parts: Parts, find: FindPerson, req: Request, { username, password }: z.infer<typeof SignIn>) {
  const { id, hash } = await findAccount(parts.database, username);
  const fits = await isRight(hash, password);
  const person = fits && id !== undefined ? await find(id) : undefined;
  if (!person) return trouble(401, 'wrongPassword');
  await step((done) => req.session.regenerate(done)); // a session id that somebody planted before is worth nothing now
  const csrf = newCsrf();
  Object.assign(req.session, { userId: person.id, csrf });
  await step((done) => req.session.save(done));
  await recordAccess(parts.database, { userId: person.id, action: 'signIn', requestId: idOf(req) });
  return viewOf(parts, person, csrf);
}

/** Signing in and out, and who one is. */
export const sessionRoutes = (parts: Parts, find: FindPerson): Route[] => [
  route({
    ...{ method: 'post', path: '/api/session', summary: 'Sign in', open: true, body: SignIn, answer: SessionView },
    handle: ({ req, body }) => signIn(parts, find, req, body),
  }),
  route({
    ...{ method: 'get', path: '/api/session', summary: 'Who is signed in', answer: SessionView },
    handle: ({ person, req }) => viewOf(parts, person, req.session.csrf ?? ''),
  }),
  route({
    ...{ method: 'delete', path: '/api/session', summary: 'Sign out', open: true, status: 204 },
    handle: async ({ req, res }) => {
      await step((done) => req.session.destroy(done));
      res.clearCookie('yihao');
    },
  }),
  route({
    ...{ method: 'get', path: '/api/session/demo-accounts', summary: 'The accounts of a demonstration' },
    ...{ open: true, answer: DemoAccounts },
    handle: async ({ req }) => {
      if (parts.demoAccounts === undefined || !isAtHome(req)) return notFound();
      const text = await readFile(parts.demoAccounts, 'utf8').catch(() => '[]');
      return JSON.parse(text) as unknown;
    },
  }),
];
