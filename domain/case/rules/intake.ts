import { alarmIn } from '../../alarm.ts';
import { standingOf } from '../../articles.ts';
import { toInstant, toMs } from '../../calendar.ts';
import type { Actor } from '../../people.ts';
import { codeOf } from '../../text.ts';
import type { Case, Cited } from '../case.ts';
import { InvalidReason, Way, type Alarm } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, start, type Moment, type Refusal, type Ruled, type Verdict } from '../moment.ts';
import { underRules } from './change.ts';
import { mayDirect, send } from './dispatch.ts';

type Redirecting = Extract<CommandOf<'register'>['outcome'], { kind: 'redirected' }>;

const redirected = ({ way, transferredTo }: Redirecting): News => ({
  ...{ type: 'redirected', way: codeOf(Way, way) },
  ...(transferredTo !== undefined && { transferredTo }),
});

type Place = CommandOf<'register'>['place'];

function unknown(moment: Moment, categoryId: string | undefined, place: Place | undefined): Refusal | undefined {
  const category = categoryId === undefined ? undefined : moment.world.categories.get(categoryId);
  if (categoryId !== undefined && !(category?.active && category.profile))
    return refuse('unknownCategory', 'categoryId');
  if (place && !moment.world.divisions.has(place.divisionCode)) return refuse('unknownDivision', 'place.divisionCode');
  return undefined;
}

/** Under which rules a new case runs: the versions in force, its category's profile, its urgency; words of danger make it critical. */
function ruled({ categoryId, urgency }: CommandOf<'register'>, alarm: Alarm | undefined, { world }: Moment): Ruled {
  const category = world.categories.get(categoryId);
  const profile = category?.profile ?? '';
  return { rules: world.current, profile, urgency: alarm ? 'critical' : (urgency ?? category?.urgency ?? 'normal') };
}

/** What a registration says of itself beside its codes. */
const marksOf = ({
  enterprise,
  businessEnvironment,
  noCallback,
  occurredAt,
  repeatOf,
}: CommandOf<'register'>): Partial<News<'registered'>> => ({
  ...(enterprise && { enterprise: true }),
  ...(businessEnvironment === true && { businessEnvironment: true }),
  ...(noCallback === true && { noCallback }),
  ...(occurredAt !== undefined && { occurredAt: toInstant(toMs(occurredAt)) }),
  ...(repeatOf !== undefined && { repeatOf }),
});

/** What is typed in later has happened before; an emergency call is passed on to a number. */
function untimely({ occurredAt, outcome }: CommandOf<'register'>, { at }: Moment): Refusal | undefined {
  if (occurredAt !== undefined && toMs(occurredAt) > toMs(at)) return refuse('occursLater', 'occurredAt');
  const isEmergency = outcome.kind === 'redirected' && outcome.way === 'emergency';
  return isEmergency && outcome.transferredTo === undefined
    ? refuse('transferMissing', 'outcome.transferredTo')
    : undefined;
}

// an answer on the spot, or a way that was told, needs no urgency any more
const alarmOf = ({ outcome, title, content }: CommandOf<'register'>): Alarm | undefined =>
  outcome.kind === 'triage' || outcome.kind === 'dispatched' ? alarmIn(`${title}\n${content}`)?.alarm : undefined;

/** Only an enterprise's case is about the business environment. */
const notEnterprise = (isEnterprise: boolean, said: boolean | undefined): Refusal | undefined =>
  said !== true || isEnterprise ? undefined : refuse('notEnterprise', 'businessEnvironment');

/** Records a call with its outcome: waiting for dispatch, answered, told the way, invalid, or straight to a unit. */
export function register(command: CommandOf<'register'>, moment: Moment): Verdict {
  const { enterprise, businessEnvironment } = command;
  const missing =
    unknown(moment, command.categoryId, command.place) ??
    untimely(command, moment) ??
    notEnterprise(enterprise !== undefined, businessEnvironment);
  if (missing) return missing;
  const { fresh } = moment;
  if (!fresh) throw new Error('a registration needs its number');
  const alarm = alarmOf(command);
  const known = ruled(command, alarm, moment);
  const { caseType, channel, language, categoryId, anonymous, confidential, place } = command;
  const registered: News<'registered'> = {
    ...{ type: 'registered', ...fresh, caseType, channel, language, categoryId, anonymous, confidential, ...known },
    ...{ divisionCode: place.divisionCode, ...(alarm && { alarm }), ...marksOf(command) },
  };
  return ended(registered, known, command, moment);
}

/** The article that an answer was taken from: one that stands, and has not passed its last day. */
function cited({ articleId }: { articleId?: string | undefined }, { cited, at }: Moment): Cited | Refusal | undefined {
  if (articleId === undefined) return undefined;
  const standing = cited ? standingOf(cited, at) : 'none';
  if (cited && standing === 'inForce') return { id: cited.id, version: cited.version };
  return refuse(standing === 'expired' ? 'articleExpired' : 'unknownArticle', 'outcome.articleId');
}

/** What a registration ends with. */
function ended(registered: News<'registered'>, known: Ruled, command: CommandOf<'register'>, moment: Moment): Verdict {
  const { outcome } = command;
  switch (outcome.kind) {
    case 'triage':
      return [{ ...registered, clocks: [start(known, moment, 'dispatch', 'dispatch')] }];
    case 'answered': {
      const article = cited(outcome, moment);
      if (article && 'refusal' in article) return article;
      return [registered, { type: 'answered', ...(article && { article }) }];
    }
    case 'redirected':
      return [registered, redirected(outcome)];
    case 'invalid':
      return [registered, { type: 'invalidated', reason: codeOf(InvalidReason, outcome.reason) }];
    case 'dispatched': {
      const sent = send(known, outcome, moment, 'outcome.');
      if ('refusal' in sent) return sent;
      const taken = { ...registered, clocks: [start(known, moment, 'dispatch', 'dispatch')] };
      return mayDirect(command, outcome.leadUnitId, moment) ?? [taken, ...sent];
    }
  }
}

/** An operator mends only what he recorded himself and no unit has yet; dispatchers and team leads mend any (domain 4: no edit after hand-over). */
export const mayCorrect = (kase: Case, actor: Actor): Refusal | undefined =>
  actor.roles.some((r) => r === 'dispatcher' || r === 'teamLead') ||
  (kase.registeredBy === actor.id && kase.leadUnitId === undefined)
    ? undefined
    : refuse('notYours');

const marked = ({ businessEnvironment }: Case): boolean => businessEnvironment === true;
/** Whether a correction says anything new; a mark that stands already is not. */
const saysNothing = (kase: Case, { type: _, businessEnvironment, ...rest }: CommandOf<'correct'>): boolean =>
  Object.keys(rest).length === 0 && (businessEnvironment ?? marked(kase)) === marked(kase);

/** What a correction says of an enterprise, as far as it is new. */
const aboutEnterprise = (kase: Case, { enterprise, businessEnvironment }: CommandOf<'correct'>) => ({
  ...(enterprise && { enterprise: true as const }),
  ...(businessEnvironment !== undefined && businessEnvironment !== marked(kase) && { businessEnvironment }),
});

/** What the correction changes among category and profile; the clocks then run by the new profile. */
function recategorized(kase: Case, { categoryId = '' }: CommandOf<'correct'>, moment: Moment) {
  const category = moment.world.categories.get(categoryId);
  const profile = category?.profile ?? kase.profile;
  return {
    ...(category && { categoryId: category.id }),
    ...(profile !== kase.profile && { profile, clocks: underRules(kase, { profile }, moment) }),
  };
}

/** Mends title, words, type, category, place, or what is said of an enterprise, while nobody works on the case yet. */
export function correct(kase: Case, command: CommandOf<'correct'>, moment: Moment): Verdict {
  const { caseType, categoryId, place, enterprise, businessEnvironment } = command;
  const isEnterprise = enterprise !== undefined || kase.enterprise === true;
  const missing = unknown(moment, categoryId, place) ?? notEnterprise(isEnterprise, businessEnvironment);
  if (missing) return missing;
  if (saysNothing(kase, command)) return refuse('nothingToCorrect');
  return [
    {
      type: 'corrected',
      ...(caseType && caseType !== kase.caseType && { caseType }),
      ...recategorized(kase, command, moment),
      ...(place && { divisionCode: place.divisionCode }),
      ...aboutEnterprise(kase, command),
    },
  ];
}

/** Hides the caller from every unit, or shows him again. */
export const setConfidential = (kase: Case, { confidential }: CommandOf<'setConfidential'>): Verdict =>
  confidential === kase.confidential
    ? refuse('sameConfidentiality', 'confidential')
    : [{ type: 'confidentialitySet', confidential }];
