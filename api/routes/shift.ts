import { z } from 'zod';
import { beatsOf, beatStates, canaryStates, judgeCanary } from '../../domain/canary.ts';
import { queueNames, queuesOf } from '../../domain/lists.ts';
import { Role } from '../../domain/people.ts';
import { Rate } from '../../domain/rates.ts';
import { readCanary } from '../../store/canary.ts';
import { countMissed } from '../../store/missed.ts';
import { oldestOf, whoIsHere } from '../../store/shift.ts';
import { readClock } from '../../store/views.ts';
import { overdueStrikes, whatWaits } from '../../store/waiting.ts';
import type { Parts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const At = z.iso.datetime();
const Waits = z.strictObject({ count: z.int(), since: At.nullable() });
const Beat = z.strictObject({
  ...{ state: z.enum(beatStates), dueAt: At, struckAt: At.nullable() },
  lateMs: z.int().nullable(),
});
const Canary = z.strictObject({ state: z.enum(canaryStates), last: Beat.nullable(), onTime: Rate });
const Shift = z.strictObject({
  at: At,
  people: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), roles: z.array(Role), unitId: z.string(), unitName: z.string() },
      ...{ seenAt: At, sessions: z.int() },
    }),
  ),
  queues: z.array(
    z.strictObject({
      ...{ queue: z.enum(queueNames), count: z.int(), overdue: z.int(), id: z.uuid().nullable() },
      ...{ number: z.string().nullable(), title: z.string().nullable(), registeredAt: At.nullable() },
      ...{ dueAt: At.nullable(), yellowAt: At.nullable() },
    }),
  ),
  missed: Waits.describe('callers whom nobody answered and who wait to be called back'),
  engine: z.strictObject({
    ...{ state: z.enum(['ok', 'down']), outbox: Waits, owed: Waits },
    strikes: Waits.describe('strikes of open cases that nobody has made for a minute'),
    canary: Canary,
  }),
});

const by = ['teamLead'] as const;

/** What a team lead sees of the shift: people, queues, the engine, and what its numbers are made of. */
export const shiftRoutes = ({ database, world, engine }: Parts): Route[] => [
  route({
    ...{ method: 'get', path: '/api/statistics/shift', answer: Shift, by },
    summary: 'Who is at which desk, the oldest case of each queue, what waits for the engine, and how its canary is',
    async handle({ actor }) {
      const asker = { actor, world: world() };
      const [at, people, queues, { outbox, owed, strikes }, { planted, now }, missed] = await Promise.all([
        readClock(database),
        whoIsHere(database),
        oldestOf(database, queuesOf(actor.roles), asker),
        whatWaits(database),
        readCanary(database),
        countMissed(database),
      ]);
      const unitName = (id: string): string => world().units.get(id)?.name ?? id;
      return {
        ...{
          at,
          queues,
          missed,
          engine: { state: engine(), outbox, owed, strikes, canary: judgeCanary(planted, now) },
        },
        people: people.map((person) => ({ ...person, unitName: unitName(person.unitId) })),
      };
    },
  }),
  route({
    ...{ method: 'get', path: '/api/statistics/shift/beats', answer: z.array(Beat), by },
    summary: 'The beats of the canary in the last 24 hours, the newest first',
    async handle() {
      const { planted, now } = await readCanary(database);
      return beatsOf(planted, now);
    },
  }),
  route({
    ...{ method: 'get', path: '/api/statistics/shift/strikes', by },
    summary: 'The open cases with a strike that nobody has made for a minute, the latest first, at most 50',
    answer: z.array(z.strictObject({ id: z.uuid(), number: z.string(), title: z.string(), at: At })),
    handle: () => overdueStrikes(database),
  }),
];
