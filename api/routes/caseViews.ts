import type { Request } from 'express';
import { z } from 'zod';
import type { Case } from '../../domain/case/case.ts';
import { permitted } from '../../domain/case/decide.ts';
import { CaseRow } from '../../domain/lists.ts';
import { callerSight, type Actor } from '../../domain/people.ts';
import { rank } from '../../store/candidates.ts';
import { casesById } from '../../store/lists.ts';
import { createOpenings } from '../../store/openings.ts';
import { casesOfCaller, casesOfEnterprise, enterpriseOf, type Found } from '../../store/views.ts';
import type { Parts } from '../parts.ts';
import { idOf, notFound } from '../problems.ts';
import { CaseAnswer, etag, ofCase } from '../reading.ts';
import { route, type AskedBy, type Route } from '../route.ts';
import { Alike, alikeFor, mayKnowCaller, mayList } from '../similar.ts';
import { caseView, clocksView, eventsView } from '../views.ts';

const Loose = z.array(z.looseObject({}));
const mostEarlier = 20;

/** Cases like this one; whose caller the actor may not know is not compared by him. */
function similar(parts: Parts, kase: Case, actor: Actor, { title, address }: Found) {
  const { id, callerId, categoryId, divisionCode, registeredAt: at } = kase;
  const knows = callerSight(actor, kase) !== 'none';
  const matter = { id, text: title, address, categoryId, divisionCode, at, callerId: knows ? callerId : undefined };
  return alikeFor(parts, matter, actor);
}

/** Cases with these ids that the actor may list and whose caller he may know: another one would name who called there. */
async function ofKnown({ database, world }: Parts, ids: readonly string[], actor: Actor) {
  return (await casesById(database, world(), ids)).filter((row) => mayList(actor, row) && mayKnowCaller(actor, row));
}

async function earlier(parts: Parts, kase: Case, actor: Actor) {
  if (kase.callerId === undefined || callerSight(actor, kase) === 'none') return [];
  const { ids } = await casesOfCaller(parts.database, kase.callerId, kase.id, mostEarlier);
  return ofKnown(parts, ids, actor);
}

async function ofEnterprise(parts: Parts, kase: Case, actor: Actor) {
  const hash = callerSight(actor, kase) === 'none' ? null : await enterpriseOf(parts.database, kase.id);
  if (!hash) return [];
  const { ids } = await casesOfEnterprise(parts.database, hash, kase.id, mostEarlier);
  return ofKnown(parts, ids, actor);
}

type Look = (kase: Case, asked: AskedBy<undefined, undefined>, found: Found) => unknown;

/** What can be read of one case. */
export function caseViewRoutes(parts: Parts): Route[] {
  const get = (path: string, summary: string, answer: z.ZodType, look: Look): Route =>
    route({
      ...{ method: 'get', path: `/api/cases/:id${path}`, summary, answer },
      handle: ofCase(parts, look),
    });
  const record = createOpenings(parts.database);
  const opened = (kase: Case, { id: userId }: Actor, req: Request) =>
    record({ userId, caseId: kase.id, requestId: idOf(req) });
  return [
    get('', 'One case; recorded', CaseAnswer, async (kase, { actor, req, res }) => {
      etag(res, kase.seq);
      const [view] = await Promise.all([caseView(parts, kase.id, actor), opened(kase, actor, req)]);
      return view ?? notFound();
    }),
    get('/events', 'What has happened to it; recorded', Loose, async (kase, { actor, req }) => {
      const [view] = await Promise.all([eventsView(parts, kase, actor), opened(kase, actor, req)]);
      return view;
    }),
    get('/clocks', 'Its clocks, explained', Loose, (kase) => clocksView(parts, kase)),
    get('/permitted', 'What one may do to it now', z.array(z.string()), (kase, { actor }) => permitted(kase, actor)),
    get('/candidates', 'Who could handle it, and why', Loose, (kase) => rank(parts.database, parts.world(), kase)),
    get('/similar', 'Cases that may be the same matter, and why', z.array(Alike), (kase, { actor }, found) =>
      similar(parts, kase, actor, found),
    ),
    get('/earlier', 'Earlier cases of its caller', z.array(CaseRow), (kase, { actor }) => earlier(parts, kase, actor)),
    get('/enterprise', 'Earlier cases of its enterprise', z.array(CaseRow), (kase, { actor }) =>
      ofEnterprise(parts, kase, actor),
    ),
  ];
}
