import { z } from 'zod';
import { callBackDesks, missedOutcomes, mostTries, seatDesks } from '../../domain/calls.ts';
import { maskPhone } from '../../domain/phone.ts';
import { recordAccess } from '../../store/access.ts';
import { countMissed, givenUpMissed, takeMissed, toldMissed, waitingMissed } from '../../store/missed.ts';
import type { Missed, Unavailable } from '../../store/missed.ts';
import { readRinging } from '../../store/ringing.ts';
import { limitReveal } from '../limits.ts';
import type { Parts } from '../parts.ts';
import { idOf, notFound, trouble, type Troubled } from '../problems.ts';
import { route, type Route } from '../route.ts';
import { sentences } from '../sentences.ts';
import type { Stream } from '../stream.ts';

const At = z.iso.datetime();
const MissedRow = z.strictObject({
  ...{ id: z.uuid(), phone: z.string().describe('masked'), times: z.int(), firstAt: At, lastAt: At },
  ...{ tries: z.int(), mostTries: z.int(), outcome: z.enum(missedOutcomes).nullable(), doneAt: At.nullable() },
  takenBy: z.string().nullable().describe('who is calling back now'),
  takenByName: z.string().nullable(),
});
const MissedView = z.strictObject({
  ...{ count: z.int(), since: At.nullable() },
  waiting: z.array(MissedRow).describe('who rang first first, at most 100'),
  gaveUp: z.array(MissedRow).describe('given up in the last day, the newest first, at most 20'),
});

const mostWaiting = 100;
const mostGivenUp = 20;
const masked = (row: Missed) => ({ ...row, phone: maskPhone(row.phone), mostTries });

const isUnavailable = (answer: object): answer is Unavailable => 'why' in answer;

/** Why a missed call cannot be had, as a problem; whoever calls it back meanwhile is named. */
function unavailable(answer: Unavailable): Troubled {
  if (answer.why === 'notFound') return notFound();
  if (answer.why === 'taken')
    return trouble(409, 'callTaken', { detail: `${answer.by}：${sentences.callTaken}`, present: { by: answer.by } });
  return trouble(409, answer.why === 'settled' ? 'callSettled' : 'callNotTaken');
}

const ringingRoute = ({ database, keys }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/calls/ringing', summary: 'The number that rings at my seat; recorded' },
    ...{ by: seatDesks, answer: z.strictObject({ phone: z.string(), at: At }).nullable() },
    async handle({ person, req }) {
      const found = await readRinging(database, keys, person.id);
      if (!found) return null;
      await recordAccess(database, {
        ...{ userId: person.id, action: 'lookUp', reason: 'ringing', requestId: idOf(req) },
      });
      return found;
    },
  });

const missedRoute = ({ database, keys }: Parts): Route =>
  route({
    ...{ method: 'get', path: '/api/calls/missed', summary: 'Who was not answered and waits to be called back' },
    ...{ by: callBackDesks, answer: MissedView },
    async handle() {
      const [{ count, since }, waiting, gaveUp] = await Promise.all([
        countMissed(database),
        waitingMissed(database, keys, mostWaiting),
        givenUpMissed(database, keys, mostGivenUp),
      ]);
      return { count, since, waiting: waiting.map(masked), gaveUp: gaveUp.map(masked) };
    },
  });

function takeRoute({ database, keys }: Parts, { calls }: Pick<Stream, 'calls'>): Route {
  return route({
    ...{ method: 'post', path: '/api/calls/missed/:id/take', summary: 'I call this one back: its number; recorded' },
    ...{ by: callBackDesks, before: [limitReveal()], answer: z.strictObject({ phone: z.string() }) },
    async handle({ part, person, req }) {
      const id = z.uuid().safeParse(part('id'));
      if (!id.success) return notFound();
      const answer = await takeMissed(database, keys, id.data, person.id);
      if (isUnavailable(answer)) return unavailable(answer);
      await recordAccess(database, {
        ...{ userId: person.id, action: 'reveal', reason: 'missedCall', requestId: idOf(req) },
      });
      calls.missedChanged();
      return answer;
    },
  });
}

const triedRoute = ({ database }: Parts, { calls }: Pick<Stream, 'calls'>): Route =>
  route({
    ...{ method: 'post', path: '/api/calls/missed/:id/tried', by: callBackDesks },
    summary: 'What came of calling back; after three times in vain it is given up',
    body: z.strictObject({ outcome: z.enum(['reached', 'noAnswer']) }),
    answer: z.strictObject({ tries: z.int(), outcome: z.enum(missedOutcomes).nullable() }),
    async handle({ part, person, body: { outcome } }) {
      const id = z.uuid().safeParse(part('id'));
      if (!id.success) return notFound();
      const answer = await toldMissed(database, id.data, person.id, outcome === 'reached');
      if (isUnavailable(answer)) return unavailable(answer);
      calls.missedChanged();
      return answer;
    },
  });

/** What comes from the telephone: the number at my own seat, and the callers whom nobody answered. */
export const callRoutes = (parts: Parts, stream: Pick<Stream, 'calls'>): Route[] => [
  ringingRoute(parts),
  missedRoute(parts),
  takeRoute(parts, stream),
  triedRoute(parts, stream),
];
