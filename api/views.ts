import type { Case } from '../domain/case/case.ts';
import { isEnded } from '../domain/case/codes.ts';
import { lampOf, type Clock, type ClockName } from '../domain/case/clocks.ts';
import { permitted } from '../domain/case/decide.ts';
import type { Fact } from '../domain/case/facts.ts';
import { rulesOf } from '../domain/case/moment.ts';
import { explain } from '../domain/explain.ts';
import { callerSight, isUnitDesk, type Actor } from '../domain/people.ts';
import { maskName, maskPhone } from '../domain/phone.ts';
import type { World } from '../domain/world.ts';
import { placeOf } from '../store/lists.ts';
import { namesOf } from '../store/people.ts';
import { findCase, readCaller, readClock, readFacts } from '../store/views.ts';
import { presentWords, readWords, replyWords } from '../store/words.ts';
import type { Parts } from './parts.ts';

const unitName = (world: World, id: string): string => world.units.get(id)?.name ?? id;

/** The folded case with the names of what it refers to. */
export const namedCase = (world: World, kase: Case) => ({
  ...kase,
  categoryName: world.categories.get(kase.categoryId)?.name ?? kase.categoryId,
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
    ...namedCase(world, kase),
    title,
    address,
    place: placeOf(world, kase.divisionCode, address),
    words: presentWords(said),
    replyWords: replyWords(said) ?? null,
    caller,
    handlerName: kase.handlerId === undefined ? null : (names.get(kase.handlerId) ?? null),
    permitted: permitted(kase, actor),
  };
}

/** A unit does not learn who called back before the case has ended (desks). */
const hiddenCaller: readonly Fact['type'][] = ['callbackTried', 'citizenHeard', 'disputed', 'ratingInvited'];

/** The facts of a case with names and words, in order, as this actor may see them. */
export async function eventsView({ database, keys, world }: Parts, kase: Case, actor: Actor) {
  const [facts, said] = await Promise.all([readFacts(database, kase.id), readWords(database, keys, kase.id)]);
  const names = await namesOf(database, [...new Set(facts.map(({ fact }) => fact.by.id))]);
  const wordsAt = new Map(said.map((s) => [s.seq, s.words]));
  const hides = isUnitDesk(actor) && !isEnded(kase.status);
  return facts.map(({ seq, fact }) => {
    const { role, unitId, id } = fact.by;
    const by = { role, unitId, unitName: unitName(world(), unitId) };
    const isHidden = hides && hiddenCaller.includes(fact.type);
    return {
      seq,
      ...fact,
      by: isHidden ? { ...by, name: null } : { ...by, id, name: names.get(id) ?? null },
      words: wordsAt.get(seq) ?? {},
    };
  });
}

/** Every clock of a case with its ladder, lamp and arithmetic. */
export async function clocksView({ database, world }: Parts, kase: Case) {
  const now = await readClock(database);
  const { calendar, policy } = rulesOf(world(), kase.rules);
  return (Object.entries(kase.clocks) as [ClockName, Clock][]).map(([name, clock]) => ({
    name,
    ...(name.startsWith('co:') && { unitId: name.slice(3), unitName: unitName(world(), name.slice(3)) }),
    ...clock,
    rungs: clock.rungs.map((rung, i) => ({ ...rung, struck: i < clock.struck })),
    pauses: [],
    extensions: [],
    lamp: lampOf(clock, now),
    lines: explain(calendar, clock.startedAt, clock.limit, policy.counting),
  }));
}
