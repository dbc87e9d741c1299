import type { Actor } from '../../people.ts';
import type { Unit, World } from '../../world.ts';
import { catalogueLineOf } from '../../world.ts';
import type { Case } from '../case.ts';
import type { ClockName } from '../clocks.ts';
import type { CommandOf } from '../commands.ts';
import { refuse, resume, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';

/** The four levels of the network: league, banner, sumu and town, gacha (domain 4). */
const levels: Record<Unit['kind'], number> = {
  league: 0,
  centre: 0,
  leagueBureau: 1,
  company: 1,
  banner: 2,
  zone: 2,
  bannerBureau: 2,
  sumu: 3,
  gacha: 4,
};
const isBelow = (world: World, unitId: string, over: string): boolean => {
  const [low, high] = [world.units.get(unitId), world.units.get(over)];
  return low !== undefined && high !== undefined && levels[low.kind] > levels[high.kind];
};

/** What a gacha must do without being asked: the catalogue names it, or its sumu, for the matter. */
const isItsDuty = (kase: Case, world: World, { id, parentId }: Unit): boolean => {
  const line = catalogueLineOf(world, kase);
  const named = line ? [line.leadUnitId, ...line.coUnitIds] : [];
  return named.includes(id) || (parentId !== null && named.includes(parentId));
};

/** Why a task cannot go to a unit: it works on the case, stands no lower, or is a gacha that has no such duty and has not consented. */
function unfit(kase: Case, { unitId, consent }: CommandOf<'sendDown'>, { actor, world }: Moment): Refusal | undefined {
  const unit = world.units.get(unitId);
  if (!unit?.active) return refuse('unknownUnit', 'unitId');
  const works = [kase.leadUnitId, ...kase.coHandlers.map((co) => co.unitId)].includes(unitId);
  if (works) return refuse('worksAlready', 'unitId');
  if (!isBelow(world, unitId, actor.unitId)) return refuse('notBelow', 'unitId');
  const isFree = unit.kind !== 'gacha' || consent === true || isItsDuty(kase, world, unit);
  return isFree ? undefined : refuse('outsideDuty', 'consent');
}

const hasReplied = (kase: Case, { unitId }: Actor): boolean =>
  kase.coHandlers.some((co) => co.unitId === unitId && co.repliedAt !== undefined);

/** Sends a task down to a lower level with a limit inside the sender's own (66号, 北京 Art. 17: to a gacha only what is its duty). */
export function sendDown(kase: Case, command: CommandOf<'sendDown'>, moment: Moment): Verdict {
  if (hasReplied(kase, moment.actor)) return refuse('alreadyReplied');
  const wrong = unfit(kase, command, moment);
  if (wrong) return wrong;
  const { unitId, limit, consent = false } = command;
  const under = moment.actor.unitId;
  const ownClock: ClockName = under === kase.leadUnitId ? 'handle' : `co:${under}`;
  const own = kase.clocks[ownClock];
  const inside = own && { notAfter: own.dueAt };
  const clock = start(kase, moment, `co:${unitId}`, 'coHandle', { limit, unitId, ...inside });
  return [{ type: 'sentDown', unitId, under, consent, clocks: [clock] }];
}

const below = (kase: Case, unitId: string): Case['coHandlers'] => kase.coHandlers.filter((co) => co.under === unitId);
/** A task is done when it was answered and, sent down, accepted by who sent it. */
const isDone = (co: Case['coHandlers'][number]): boolean =>
  co.repliedAt !== undefined && (co.under === undefined || co.acceptedAt !== undefined);
export const openTasks = (kase: Case, unitId?: string): Case['coHandlers'] =>
  (unitId === undefined ? kase.coHandlers : below(kase, unitId)).filter((co) => !isDone(co));

/** A co-handler answers once, and after those that it has sent tasks down to. */
export function mayCoReply(kase: Case, actor: Actor): Refusal | undefined {
  if (hasReplied(kase, actor)) return refuse('alreadyReplied');
  return openTasks(kase, actor.unitId).length > 0 ? refuse('tasksOpen') : undefined;
}

export const submitCoReply = ({ actor }: Pick<Moment, 'actor'>): Verdict => [
  { type: 'coReplied', unitId: actor.unitId, clocks: stop(`co:${actor.unitId}`) },
];

/** Who sent a task down looks at its answer: accepts it, or sends it back to the same due instant. */
export function reviewCoReply(kase: Case, { unitId, accept }: CommandOf<'reviewCoReply'>, { actor }: Moment): Verdict {
  const task = below(kase, actor.unitId).find((co) => co.unitId === unitId);
  if (!task?.repliedAt || task.acceptedAt) return refuse('nothingToReview', 'unitId');
  const clock: ClockName = `co:${unitId}`;
  return [{ type: 'coReviewed', unitId, accepted: accept, clocks: accept ? [] : [resume(clock)] }];
}

/** Only who has sent a task down that was answered has something to review. */
export const mayReviewCoReply = (kase: Case, actor: Actor): Refusal | undefined =>
  below(kase, actor.unitId).some((co) => co.repliedAt && !co.acceptedAt) ? undefined : refuse('nothingToReview');
