import { calendarAt } from '../domain/calendar.ts';
import { dueOf } from '../domain/limits.ts';
import type { Case } from '../domain/case/case.ts';
import { isEnded } from '../domain/case/codes.ts';
import { lampOf, type Clock, type ClockName } from '../domain/case/clocks.ts';
import { permitted } from '../domain/case/decide.ts';
import { rulesOf } from '../domain/case/moment.ts';
import { explain, sayInstant, type Line } from '../domain/explain.ts';
import { callerSight, isUnitDesk, type Actor } from '../domain/people.ts';
import { maskName, maskPhone } from '../domain/phone.ts';
import type { World } from '../domain/world.ts';
import { placeOf } from '../store/lists.ts';
import { namesOf } from '../store/people.ts';
import { findCase, readCaller, readClock, readFacts } from '../store/views.ts';
import { presentWords, readWords, replyWords } from '../store/words.ts';
import type { Parts } from './parts.ts';

const unitName = (world: World, id: string): string => world.units.get(id)?.name ?? id;

/** What stands for a caller's id where nobody may recognise the caller in another case. */
const hidden = 'hidden';
const hidesCaller = (kase: Case, actor: Actor): boolean =>
  kase.callerId !== undefined && callerSight(actor, kase) === 'none';
/** A unit does not learn who called back before the case has ended (desks). */
const hidesAgents = (kase: Case, actor: Actor): boolean => isUnitDesk(actor) && !isEnded(kase.status);

/** Words as the actor may read them: the credit code names who called, so it goes with the caller. */
const wordsFor = (
  kase: Case,
  actor: Actor,
  { creditCode, ...words }: Record<string, string>,
): Record<string, string> =>
  creditCode === undefined || callerSight(actor, kase) === 'none' ? words : { ...words, creditCode };

const seenBy = (kase: Case, actor: Actor): Case => ({
  ...kase,
  ...(hidesCaller(kase, actor) && { callerId: hidden }),
  ...(hidesAgents(kase, actor) && { tries: kase.tries.map((one) => ({ ...one, by: hidden })) }),
});

/** The folded case as this actor may see it, with the names of what it refers to. */
export const namedCase = (world: World, kase: Case, actor: Actor) => ({
  ...seenBy(kase, actor),
  categoryName: world.categories.get(kase.categoryId)?.name ?? kase.categoryId,
  place: placeOf(world, kase.divisionCode, null),
  leadUnitName: kase.leadUnitId === undefined ? null : unitName(world, kase.leadUnitId),
  coHandlers: kase.coHandlers.map((co) => ({ ...co, unitName: unitName(world, co.unitId) })),
});

async function callerView({ database, keys }: Parts, kase: Case, actor: Actor) {
  const sight = callerSight(actor, kase);
  if (sight === 'none' || kase.callerId === undefined) return null;
  const caller = await readCaller(database, keys, kase.callerId);
  return {
    name: caller?.name === undefined ? null : maskName(caller.name),
    phone: caller?.phone === undefined ? null : maskPhone(caller.phone),
    revealable: sight === 'revealable',
  };
}

/** A case as this actor may see it: fold, names, words, masked caller, and what he may do now. */
export async function caseView(parts: Parts, id: string, actor: Actor) {
  const found = await findCase(parts.database, id);
  if (!found) return undefined;
  const { kase, title, address } = found;
  const world = parts.world();
  const [said, caller, names] = await Promise.all([
    readWords(parts.database, parts.keys, id),
    callerView(parts, kase, actor),
    namesOf(parts.database, kase.handlerId === undefined ? [] : [kase.handlerId]),
  ]);
  return {
    ...namedCase(world, kase, actor),
    title,
    address,
    place: placeOf(world, kase.divisionCode, address),
    words: wordsFor(kase, actor, presentWords(said)),
    replyWords: replyWords(said) ?? null,
    caller,
    handlerName: kase.handlerId === undefined ? null : (names.get(kase.handlerId) ?? null),
    permitted: permitted(kase, actor),
  };
}

type Told = Awaited<ReturnType<typeof readFacts>>[number] & { names: ReadonlyMap<string, string> };

/** One fact as a line of the case: who in which role for which unit did what; the digests of words stay behind. */
function lineOf(world: World, { seq, fact, names }: Told, kase: Case, actor: Actor) {
  const { by, words: _, ...body } = fact;
  const isHidden = by.role === 'callbackAgent' && hidesAgents(kase, actor);
  const known = isHidden ? { name: null } : { id: by.id, name: names.get(by.id) ?? null };
  const { role, unitId } = by;
  return {
    seq,
    ...body,
    ...('callerId' in body && hidesCaller(kase, actor) && { callerId: hidden }),
    by: { role, unitId, unitName: unitName(world, unitId), ...known },
  };
}

/** The facts of a case with names and words, in order, as this actor may see them. */
export async function eventsView({ database, keys, world }: Parts, kase: Case, actor: Actor) {
  const [facts, said] = await Promise.all([readFacts(database, kase.id), readWords(database, keys, kase.id)]);
  const names = await namesOf(database, [...new Set(facts.map(({ fact }) => fact.by.id))]);
  const wordsAt = new Map(said.map((s) => [s.seq, s.words]));
  return facts.map((told) => ({
    ...lineOf(world(), { ...told, names }, kase, actor),
    words: wordsFor(kase, actor, wordsAt.get(told.seq) ?? {}),
  }));
}

/** The citizen's clock: from the registration to the end, never paused, never struck. */
const citizensClock = ({ registeredAt, endedAt }: Case) => ({
  ...{ name: 'citizen', startedAt: registeredAt, rungs: [], pauses: [], extensions: [], lines: [] },
  ...(endedAt !== undefined && { stoppedAt: endedAt }),
  lamp: endedAt === undefined ? 'green' : 'grey',
});

const cutShort = (dueAt: string): Line => ({
  zh: `${sayInstant(dueAt, 'zh', true)} 到期：不晚于办理时限`,
  en: `due ${sayInstant(dueAt, 'en', true)}: not after the limit for handling`,
  mn: sayInstant(dueAt, 'mn', true),
});

/** Every clock of a case with its ladder, lamp and arithmetic, the citizen's first. */
export async function clocksView({ database, world }: Parts, kase: Case) {
  const now = await readClock(database);
  const { book, policy } = rulesOf(world(), kase.rules);
  const clocks = (Object.entries(kase.clocks) as [ClockName, Clock][]).map(([name, clock]) => {
    const { dueAt, rungs, struck, extensions = [], pauses = [] } = clock;
    const calendar = calendarAt(book, clock.area);
    const isCut = dueOf(calendar, clock, policy.counting).dueAt > dueAt;
    return {
      name,
      ...(name.startsWith('co:') && { unitId: name.slice(3), unitName: unitName(world(), name.slice(3)) }),
      ...clock,
      rungs: rungs.map((rung, i) => ({ ...rung, struck: i < struck })),
      ...{ pauses, extensions, lamp: lampOf(clock, now) },
      lines: [...explain(calendar, clock, policy.counting), ...(isCut ? [cutShort(dueAt)] : [])],
    };
  });
  return [citizensClock(kase), ...clocks];
}
