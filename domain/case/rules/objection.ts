import { calendarAt } from '../../calendar.ts';
import { due } from '../../limits.ts';
import type { Actor } from '../../people.ts';
import { codeOf } from '../../text.ts';
import type { World } from '../../world.ts';
import type { Case } from '../case.ts';
import type { ClockChange, ClockName } from '../clocks.ts';
import { ReturnReason } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, relieved, rulesOf, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';

/** A unit that a conference has named may not return the case (潍坊 Art. 22). */
export const mayReturn = (kase: Case): Refusal | undefined => (kase.bound ? refuse('bound') : undefined);

/** The second objection of a case is not ruled on at a desk but by a conference (domain 2.2 row 12). */
const conferenceFrom = 2;

/** Why an objection comes too late or names a unit that cannot be meant. */
function untenable(kase: Case, suggestedUnitId: string | undefined, { at, world }: Moment): Refusal | undefined {
  const { book, policy } = rulesOf(world, kase.rules);
  const calendar = calendarAt(book, kase.clocks.handle?.area ?? '');
  const until = due(calendar, kase.dispatchedAt ?? at, policy.returnWithin, policy.counting).dueAt;
  if (at >= until) return refuse('tooLateToReturn');
  if (suggestedUnitId === undefined) return undefined;
  if (!world.units.get(suggestedUnitId)?.active) return refuse('unknownUnit', 'suggestedUnitId');
  return suggestedUnitId === kase.leadUnitId ? refuse('suggestsItself', 'suggestedUnitId') : undefined;
}

/** The unit objects: with reason and basis, within its limit from dispatch. Its handling clock runs on meanwhile. */
export function returnCase(kase: Case, command: CommandOf<'returnCase'>, moment: Moment): Verdict {
  const { suggestedUnitId } = command;
  const wrong = untenable(kase, suggestedUnitId, moment);
  if (wrong) return wrong;
  const nth = kase.objections + 1;
  const returned: News = {
    ...{ type: 'returned', reason: codeOf(ReturnReason, command.reason), nth },
    ...(suggestedUnitId !== undefined && { suggestedUnitId }),
  };
  // nobody can sign what is objected to
  if (nth < conferenceFrom)
    return [{ ...returned, clocks: [...stop('sign'), start(kase, moment, 'returnRuling', 'returnRuling')] }];
  const unitIds = [kase.leadUnitId, suggestedUnitId].flatMap((id) => id ?? []);
  return [{ ...returned, clocks: stop('sign') }, conferenceOf(kase, unitIds, moment)];
}

const conferenceOf = (kase: Case, unitIds: readonly string[], moment: Moment): News => ({
  ...{ type: 'conferenceCalled', unitIds },
  clocks: [...stop('returnRuling'), start(kase, moment, 'conference', 'conference')],
});

/** Calls units together to agree who leads: on a hard case, or on an objection. */
export function confer(kase: Case, { unitIds }: CommandOf<'confer'>, moment: Moment): Verdict {
  if (!unitIds.every((id) => moment.world.units.get(id)?.active)) return refuse('unknownUnit', 'unitIds');
  return [conferenceOf(kase, [...new Set(unitIds)], moment)];
}

const sends = (roles: readonly string[]): boolean => roles.includes('dispatcher') || roles.includes('teamLead');
const othersSend = ({ handlers }: World, actor: Actor): boolean =>
  [...handlers].some(([id, { roles }]) => id !== actor.id && sends(roles));

/** The clocks of everybody who worked on the case, and what held them. */
export const unitClocks = (kase: Case): ClockChange[] =>
  stop('sign', 'handle', 'suspension', ...kase.coHandlers.map((co): ClockName => `co:${co.unitId}`));

/** Upheld: the case goes back for another dispatch, and the ruling is a precedent. Rejected: the unit handles it. */
export function ruleOnReturn(kase: Case, { uphold }: CommandOf<'ruleOnReturn'>, moment: Moment): Verdict {
  const { objection, leadUnitId: unitId = '', categoryId, divisionCode } = kase;
  if (kase.dispatchedBy === moment.actor.id && othersSend(moment.world, moment.actor)) return refuse('ownDispatch');
  if (!uphold) return [{ type: 'returnRejected', clocks: stop('returnRuling') }];
  const suggested = objection?.suggestedUnitId;
  return [
    {
      ...{ type: 'returnUpheld', unitId, categoryId, divisionCode, ...relieved(kase, unitId) },
      ...(suggested !== undefined && { suggestedUnitId: suggested }),
      clocks: [...stop('returnRuling'), ...unitClocks(kase), start(kase, moment, 'dispatch', 'dispatch')],
    },
  ];
}
