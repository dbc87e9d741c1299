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

/** More urgent: each limit that becomes shorter runs anew from now, and never ends later than before. Less urgent: by the longer limit from its own start. */
export function setUrgency(kase: Case, { urgency }: CommandOf<'setUrgency'>, moment: Moment): Verdict {
  if (urgency === kase.urgency) return refuse('sameUrgency', 'urgency');
  const next = { ...kase, urgency };
  const isRaised = rank(urgency) > rank(kase.urgency);
  const clocks = alive(kase).flatMap((name): ClockChange[] => {
    const old = kase.clocks[name];
    if (!old || old.given || old.paused) return [];
    const { limit } = clockRule(next, moment.world, old.rule);
    if (limit.amount === old.limit.amount && limit.unit === old.limit.unit) return [];
    const change = isRaised
      ? moved(next, moment, name, { startedAt: moment.at, limit, extensions: [], pauses: [] })
      : moved(next, moment, name, { limit });
    return change.filter((one) => !isRaised || one.dueAt < old.dueAt);
  });
  return [{ type: 'urgencySet', urgency, raised: isRaised, clocks }];
}

/** The clocks of a case as other versions of the rules would have them; starts, pauses, extensions and limits given by hand stay. */
export function underRules(kase: Case, rules: Case['rules'], moment: Moment): ClockChange[] {
  const next = { ...kase, rules };
  const again = (name: ClockName, notAfter?: string): ReturnType<typeof moved> => {
    const old = kase.clocks[name];
    if (!old) return [];
    const limit = old.given ? old.limit : clockRule(next, moment.world, old.rule).limit;
    return moved(next, moment, name, {
      limit,
      ...(old.notAfter !== undefined && notAfter !== undefined && { notAfter }),
    });
  };
  const names = alive(kase);
  const handle = names.includes('handle') ? again('handle') : [];
  return [...handle, ...names.filter((name) => name !== 'handle').flatMap((name) => again(name, handle[0]?.dueAt))];
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
