import { calendarAt } from '../../calendar.ts';
import { dueOf, shift } from '../../limits.ts';
import type { Actor } from '../../people.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import { clockRule, moved, refuse, rulesOf, type Moment, type Refusal, type Verdict } from '../moment.ts';

export const mayRequest = (kase: Case): Refusal | undefined =>
  kase.extensionAsked ? refuse('alreadyAsked') : kase.clocks.handle?.paused ? refuse('suspended') : undefined;

/** The unit asks for more time: before the end of its limit, so often and so far as its rule allows (domain 2.2 row 14). */
export function requestExtension(kase: Case, { limit }: CommandOf<'requestExtension'>, moment: Moment): Verdict {
  const clock = kase.clocks.handle;
  const rule = clock && clockRule(kase, moment.world, clock.rule).extension;
  const granted = clock?.extensions?.length ?? 0;
  if (!clock || !rule || granted >= rule.times) return refuse('tooOften');
  const { book, policy } = rulesOf(moment.world, kase.rules);
  const calendar = calendarAt(book, clock.area);
  const { amount, unit } = rule.askBefore;
  if (moment.at > shift(calendar, clock.dueAt, { amount: -amount, unit })) return refuse('tooLate');
  const until = (more: typeof limit) =>
    dueOf(calendar, { ...clock, extensions: [...(clock.extensions ?? []), more] }, policy.counting).dueAt;
  if (until(limit) > until(rule.most)) return refuse('tooLong', 'limit');
  return [{ type: 'extensionRequested', limit }];
}

/** A second extension is a team lead's to grant (山东 2017: the provincial office). */
export const mayRule = (kase: Case, actor: Actor): Refusal | undefined => {
  if (!kase.extensionAsked) return refuse('notAsked');
  const second = (kase.clocks.handle?.extensions?.length ?? 0) > 0;
  return second && !actor.roles.includes('teamLead') ? refuse('teamLeadRules') : undefined;
};

/** The centre grants or refuses what was asked; granted, the limit is longer and its ladder is armed again. */
export function ruleOnExtension(kase: Case, { grant }: CommandOf<'ruleOnExtension'>, moment: Moment): Verdict {
  const limit = kase.extensionAsked?.limit;
  if (!limit) return refuse('notAsked');
  const extensions = [...(kase.clocks.handle?.extensions ?? []), limit];
  return [
    {
      ...{ type: 'extensionRuled', granted: grant, limit },
      ...(grant && { clocks: moved(kase, moment, 'handle', { extensions }) }),
    },
  ];
}
