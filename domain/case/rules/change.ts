import type { Instant } from '../../calendar.ts';
import type { LimitAmount } from '../../limits.ts';
import type { Case } from '../case.ts';
import { isAlive, type Clock, type ClockChange, type ClockName } from '../clocks.ts';
import { Urgency } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import { clockRule, moved, refuse, type Moment, type Verdict } from '../moment.ts';

const rank = (urgency: Urgency): number => Urgency.options.indexOf(urgency);

/** Whether a clock was stopped by an answer that may still be sent back: the reply under review, or a task's that nobody has accepted. */
const mayResume = ({ status, coHandlers }: Case, name: ClockName): boolean =>
  (name === 'handle' && status === 'replyReview') ||
  coHandlers.some((co) => name === `co:${co.unitId}` && co.under !== undefined && co.acceptedAt === undefined);

/** The clocks that still matter: those that run or are paused, and those that may have to run on. */
const alive = (kase: Case): ClockName[] =>
  (Object.keys(kase.clocks) as ClockName[]).filter((name) => isAlive(kase.clocks[name]) || mayResume(kase, name));

/** The clock that another stands in: the handling, or the task that a task was sent down from. */
function over({ coHandlers, leadUnitId }: Case, name: ClockName): ClockName | undefined {
  if (name === 'sign') return 'handle';
  if (!name.startsWith('co:')) return undefined;
  const under = coHandlers.find((co) => name === `co:${co.unitId}`)?.under ?? leadUnitId;
  return under === leadUnitId ? 'handle' : `co:${under ?? ''}`;
}
const depth = (kase: Case, name: ClockName): number => {
  const above = over(kase, name);
  return above === undefined ? 0 : 1 + depth(kase, above);
};

type Move = Extract<ClockChange, { do: 'move' }>;
/** Sets the clocks that matter anew, those that others stand in first and the others by name, since the store keeps keys in an order of its own; `change` is told where the one above now ends. */
function anew(
  kase: Case,
  change: (name: ClockName, old: Clock, above: Instant | undefined) => readonly Move[],
): Move[] {
  const moves: Move[] = [];
  for (const name of alive(kase).sort((a, b) => depth(kase, a) - depth(kase, b) || (a < b ? -1 : 1))) {
    const above = over(kase, name);
    const old = kase.clocks[name];
    if (old) moves.push(...change(name, old, moves.find((one) => one.clock === above)?.dueAt));
  }
  return moves;
}

const limitUnder = (next: Case, { given, limit, rule }: Clock, { world }: Moment): LimitAmount =>
  given ? limit : clockRule(next, world, rule).limit;

/** More urgent: each limit that becomes shorter runs anew from now, and never ends later than before or than what it stands in. Less urgent: by the longer limit from its own start, and never ends earlier. */
export function setUrgency(kase: Case, { urgency }: CommandOf<'setUrgency'>, moment: Moment): Verdict {
  if (urgency === kase.urgency) return refuse('sameUrgency', 'urgency');
  const next = { ...kase, urgency };
  const isRaised = rank(urgency) > rank(kase.urgency);
  const clocks = anew(kase, (name, old, above) => {
    const limit = limitUnder(next, old, moment);
    const isSame = limit.amount === old.limit.amount && limit.unit === old.limit.unit;
    const tight = isRaised && above !== undefined && above < old.dueAt ? { notAfter: above } : undefined;
    if (isSame && !tight) return [];
    const shorter = { startedAt: moment.at, limit, extensions: [], pauses: [] };
    const change = moved(next, moment, name, { ...(isSame ? {} : isRaised ? shorter : { limit }), ...tight });
    return change.filter((one) => (isRaised ? one.dueAt < old.dueAt : one.dueAt > old.dueAt));
  });
  return [{ type: 'urgencySet', urgency, raised: isRaised, clocks }];
}

/** The clocks of a case as other versions of the rules, or another profile, would have them; starts, pauses, extensions and limits given by hand stay. */
export function underRules(kase: Case, other: Partial<Pick<Case, 'rules' | 'profile'>>, moment: Moment): ClockChange[] {
  const next = { ...kase, ...other };
  return anew(kase, (name, old, above) => {
    const limit = limitUnder(next, old, moment);
    const inside = old.notAfter !== undefined && above !== undefined && { notAfter: above };
    return moved(next, moment, name, { limit, ...inside });
  });
}

/** Moves the case to other versions of calendar or limits; the old dates stay in its facts. */
export function adoptRules(kase: Case, asked: CommandOf<'adoptRules'>, moment: Moment): Verdict {
  const { world } = moment;
  const { calendar = kase.rules.calendar, policy = kase.rules.policy, change } = asked;
  if (!world.calendars.has(calendar)) return refuse('unknownRules', 'calendar');
  if (!world.policies.has(policy)) return refuse('unknownRules', 'policy');
  if (calendar === kase.rules.calendar && policy === kase.rules.policy) return refuse('sameRules');
  const rules = { calendar, policy };
  return [
    {
      type: 'rulesAdopted',
      rules,
      ...(change !== undefined && { change }),
      clocks: underRules(kase, { rules }, moment),
    },
  ];
}
