import type { Actor } from '../../people.ts';
import { codeOf } from '../../text.ts';
import type { Case } from '../case.ts';
import { InvalidReason, Way } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, start, type Moment, type Refusal, type Verdict } from '../moment.ts';
import { send } from './dispatch.ts';

type Place = CommandOf<'register'>['place'];

function unknown(moment: Moment, categoryId: string | undefined, place: Place | undefined): Refusal | undefined {
  const category = categoryId === undefined ? undefined : moment.world.categories.get(categoryId);
  if (categoryId !== undefined && !(category?.active && category.profile))
    return refuse('unknownCategory', 'categoryId');
  if (place && !moment.world.divisions.has(place.divisionCode)) return refuse('unknownDivision', 'place.divisionCode');
  return undefined;
}

/** Under which rules a new case runs: the versions in force, its category's profile, its urgency. */
function ruled({ categoryId, urgency }: CommandOf<'register'>, { world }: Moment) {
  const category = world.categories.get(categoryId);
  const profile = category?.profile ?? '';
  return { rules: world.current, profile, urgency: urgency ?? category?.urgency ?? 'normal' };
}

/** Records a call with its outcome: waiting for dispatch, answered, told the way, invalid, or straight to a unit. */
export function register(command: CommandOf<'register'>, moment: Moment): Verdict {
  const missing = unknown(moment, command.categoryId, command.place);
  if (missing) return missing;
  if (!moment.fresh) throw new Error('a registration needs its number');
  const { fresh } = moment;
  const known = ruled(command, moment);
  const { caseType, channel, language, categoryId, anonymous, confidential, outcome } = command;
  const registered: News<'registered'> = {
    ...{ type: 'registered', ...fresh, caseType, channel, language, categoryId, anonymous, confidential, ...known },
    divisionCode: command.place.divisionCode,
  };
  switch (outcome.kind) {
    case 'triage':
      return [{ ...registered, clocks: [start(known, moment, 'dispatch', 'dispatch')] }];
    case 'answered':
      return [
        registered,
        outcome.articleId === undefined ? { type: 'answered' } : { type: 'answered', articleId: outcome.articleId },
      ];
    case 'redirected':
      return [registered, { type: 'redirected', way: codeOf(Way, outcome.way) }];
    case 'invalid':
      return [registered, { type: 'invalidated', reason: codeOf(InvalidReason, outcome.reason) }];
    case 'dispatched': {
      const sent = send(known, outcome, moment, 'outcome.');
      return 'refusal' in sent ? sent : [registered, ...sent];
    }
  }
}

/** An operator mends only what he recorded himself; dispatchers and team leads mend any (domain 4: no edit after hand-over). */
export const mayCorrect = (kase: Case, actor: Actor): Refusal | undefined =>
  actor.roles.some((r) => r === 'dispatcher' || r === 'teamLead') || kase.registeredBy === actor.id
    ? undefined
    : refuse('notYours');

/** Mends title, words, type, category or place while nobody works on the case yet. */
export function correct(_kase: Case, command: CommandOf<'correct'>, moment: Moment): Verdict {
  const { caseType, categoryId, place } = command;
  const missing = unknown(moment, categoryId, place);
  if (missing) return missing;
  if (Object.keys(command).length === 1) return refuse('nothingToCorrect');
  const category = categoryId === undefined ? undefined : moment.world.categories.get(categoryId);
  return [
    {
      type: 'corrected',
      ...(caseType && { caseType }),
      ...(category && { categoryId: category.id }),
      ...(category?.profile && { profile: category.profile }),
      ...(place && { divisionCode: place.divisionCode }),
    },
  ];
}
