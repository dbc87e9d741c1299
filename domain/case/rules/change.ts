import type { Case } from '../case.ts';
import { isAlive, type ClockChange, type ClockName } from '../clocks.ts';
import { Urgency } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import { clockRule, moved, refuse, type Moment, type Verdict } from '../moment.ts';

const rank = (urgency: Urgency): number => Urgency.options.indexOf(urgency);

/** The clocks that still matter: those that run or are paused, and the handling that a reply under review has stopped. */
const alive = (kase: Case): ClockName[] =>
  (Object.keys(kase.clocks) as ClockName[]).filter(
    (name) => isAlive(kase.clocks[name]) || (name === 'handle' && kase.status === 'replyReview'),
  );

type Moves = ReturnType<typeof moved>;

/** The handling first, then the other living clocks, which may stand in its limit. */
function each(kase: Case, again: (name: ClockName, within?: string) => Moves): ClockChange[] {
  const names = alive(kase);
  const handle = names.includes('handle') ? again('handle') : [];
  return [...handle, ...names.filter((name) => name !== 'handle').flatMap((name) => again(name, handle[0]?.dueAt))];
}

/** More urgent: each limit that becomes shorter runs anew from now, and never ends later than before. Less urgent: by the longer limit from its own start. */
export function setUrgency(kase: Case, { urgency }: CommandOf<'setUrgency'>, moment: Moment): Verdict {
  if (urgency === kase.urgency) return refuse('sameUrgency', 'urgency');
  const next = { ...kase, urgency };
  const isRaised = rank(urgency) > rank(kase.urgency);
  const again = (name: ClockName, within?: string): Moves => {
    const old = kase.clocks[name];
    if (!old) return [];
    const limit = old.given ? old.limit : clockRule(next, moment.world, old.rule).limit;
    const isSame = limit.amount === old.limit.amount && limit.unit === old.limit.unit;
    const bound = old.notAfter !== undefined && within !== undefined && { notAfter: within };
    if (isSame && !bound) return [];
    const anew = isRaised && !isSame && { startedAt: moment.at, extensions: [], pauses: [] };
    return moved(next, moment, name, { limit, ...anew, ...bound }).filter((one) => !isRaised || one.dueAt < old.dueAt);
  };
  return [{ type: 'urgencySet', urgency, raised: isRaised, clocks: each(kase, again) }];
}

/** The clocks of a case as other versions of the rules would have them; starts, pauses, extensions and limits given by hand stay. */
export function underRules(kase: Case, rules: Case['rules'], moment: Moment): ClockChange[] {
  const next = { ...kase, rules };
  return each(kase, (name, notAfter) => {
    const old = kase.clocks[name];
    if (!old) return [];
    const limit = old.given ? old.limit : clockRule(next, moment.world, old.rule).limit;
    return moved(next, moment, name, {
      limit,
      ...(old.notAfter !== undefined && notAfter !== undefined && { notAfter }),
    });
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
    { type: 'rulesAdopted', rules, ...(change !== undefined && { change }), clocks: underRules(kase, rules, moment) },
  ];
}
