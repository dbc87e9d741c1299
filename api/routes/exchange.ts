import type { RequestHandler } from 'express';
import { z } from 'zod';
import { seatDesks } from '../../domain/calls.ts';
import { Phone } from '../../domain/phone.ts';
import { noteMissed } from '../../store/missed.ts';
import { findSeat } from '../../store/people.ts';
import { noteRinging } from '../../store/ringing.ts';
import { bears } from '../bearer.ts';
import { limitExchange } from '../limits.ts';
import type { Parts } from '../parts.ts';
import { notFound, sendProblem, trouble, wrongField } from '../problems.ts';
import { route, type Route } from '../route.ts';
import type { Stream } from '../stream.ts';

const Ringing = z.strictObject({
  phone: Phone,
  username: z.string().min(1).max(100).describe('who sits where it rings'),
});
const Missed = z.strictObject({
  phone: Phone,
  at: z.iso.datetime({ offset: true }).optional().describe('when the caller hung up; now, when absent or later'),
});

/** Lets the exchange in by its token; where none is set there is no such address. */
const onlyExchange =
  (token: string | undefined): RequestHandler =>
  (req, res, next) => {
    if (token === undefined) sendProblem(req, res, notFound());
    else if (bears(req, token)) next();
    else {
      res.set('WWW-Authenticate', 'Bearer');
      sendProblem(req, res, trouble(401, 'wrongToken'));
    }
  };

/** What the telephone exchange tells: which number rings at whose seat, and who hung up before anybody answered. */
export function exchangeRoutes({ database, keys, phoneToken }: Parts, { calls }: Pick<Stream, 'calls'>): Route[] {
  const before = [...limitExchange(), onlyExchange(phoneToken)];
  return [
    route({
      ...{ method: 'post', path: '/exchange/calls/ringing', summary: 'A call has come to this seat', open: true },
      ...{ bearer: true, before, body: Ringing },
      async handle({ body: { phone, username } }) {
        const id = await findSeat(database, username, seatDesks);
        if (id === undefined) return wrongField(['username'], 'unknown', 'is nobody at whose seat it rings');
        await noteRinging(database, keys, id, phone);
        calls.rings(id);
        return undefined;
      },
    }),
    route({
      ...{ method: 'post', path: '/exchange/calls/missed', open: true },
      ...{ summary: 'A caller hung up before anybody answered; the same instant again is the same call' },
      ...{ bearer: true, before, body: Missed },
      async handle({ body: { phone, at } }) {
        await noteMissed(database, keys, phone, at);
        calls.missedChanged();
        return undefined;
      },
    }),
  ];
}
