import type { FactRow } from '../data/types.ts';
import type { T } from '../i18n/useT.ts';
import { dateTime, type Locale } from '../data/when.ts';
import { sayActs, sayClock, sayLimit, type UnitNames } from './sayLimit.ts';
import { whoText } from './who.ts';

export interface Sentence {
  text: string;
  extras: string[];
}

export interface Telling {
  t: T;
  locale: Locale;
  units: UnitNames;
}

type Fact<K extends FactRow['type']> = Extract<FactRow, { type: K }>;
type Teller = { [K in FactRow['type']]?: (fact: Fact<K>, telling: Telling) => Partial<Sentence> };

const unitName = ({ units }: Telling, id: string): string => units.get(id) ?? id;
const some = (...parts: (string | false | undefined)[]): string[] => parts.filter((p) => typeof p === 'string');

const satisfactionText = (t: T, said: Fact<'citizenHeard'>['satisfaction']): string =>
  t('fact.extra.satisfaction', {
    result: t(`satisfaction.${said.result}`),
    manner: t(`satisfaction.${said.manner}`),
    speed: t(`satisfaction.${said.speed}`),
  });

const firstHalf: Teller = {
  registered: (fact, { t }) => ({
    text: t('fact.registered', { who: whoText(t, fact.by), channel: t(`channel.${fact.channel}`) }),
    extras: some(
      fact.repeatCount > 0 && t('case.repeat', { n: fact.repeatCount }),
      fact.alarm && t(`alarm.${fact.alarm}`),
      fact.businessEnvironment && t('mark.businessEnvironment'),
    ),
  }),
  redirected: (fact, { t }) => ({
    text: t('fact.redirected', { who: whoText(t, fact.by), way: t(`way.${fact.way}`) }),
    extras: some(fact.transferredTo && t('fact.extra.transferred', { number: fact.transferredTo })),
  }),
  invalidated: (fact, { t }) => ({
    text: t('fact.invalidated', { who: whoText(t, fact.by), reason: t(`invalidReason.${fact.reason}`) }),
  }),
  dispatched: (fact, telling) => ({
    text: telling.t(fact.bound ? 'fact.bound' : 'fact.dispatched', {
      who: whoText(telling.t, fact.by),
      lead: unitName(telling, fact.leadUnitId),
    }),
    extras: some(
      fact.coUnitIds.length > 0 &&
        telling.t('fact.extra.co', { units: fact.coUnitIds.map((id) => unitName(telling, id)).join('、') }),
      fact.limit && telling.t('fact.extra.limit', { limit: sayLimit(telling.t, fact.limit) }),
    ),
  }),
  contacted: (fact, { t }) => ({
    text: t(fact.reached ? 'fact.contacted' : 'fact.notReached', { who: whoText(t, fact.by) }),
  }),
  replied: (fact, { t, units }) => ({
    text: t('fact.replied', { who: whoText(t, fact.by), result: t(`result.${fact.result}`) }),
    extras: some(
      fact.late && t('fact.extra.late'),
      t(fact.contacted ? 'fact.extra.contacted' : 'fact.extra.notContacted'),
      fact.substantiated && t('fact.extra.substantiated'),
      fact.released && t('fact.extra.released', { units: fact.released.map((id) => units.get(id) ?? id).join('、') }),
    ),
  }),
};

const secondHalf: Teller = {
  replyPassed: (fact, { t, locale }) => ({
    extras: some(fact.callFrom > fact.at && t('fact.extra.callFrom', { at: dateTime(fact.callFrom, locale) })),
  }),
  replySentBack: (fact, { t }) => ({
    text: t('fact.replySentBack', {
      who: whoText(t, fact.by),
      reasons: fact.reasons.map((reason) => t(`sendBack.${reason}`)).join('、'),
    }),
  }),
  callbackTried: (fact, { t, locale }) => ({
    text: t('fact.callbackTried', {
      who: whoText(t, fact.by),
      nth: fact.nth,
      outcome: t(`callOutcome.${fact.outcome}`),
    }),
    extras: some(fact.callFrom && t('fact.extra.callFrom', { at: dateTime(fact.callFrom, locale) })),
  }),
  citizenHeard: (fact, { t }) => ({
    text: t('fact.citizenHeard', {
      who: whoText(t, fact.by),
      solved: t(fact.solved ? 'fact.extra.solved' : 'fact.extra.notSolved'),
    }),
    extras: some(
      satisfactionText(t, fact.satisfaction),
      fact.contactedFirst === true && t('fact.extra.contactedFirst'),
      fact.contactedFirst === false && t('fact.extra.notContactedFirst'),
    ),
  }),
  infoSuppliedToCentre: (fact, { t }) => (fact.inTime ? {} : { text: t('fact.infoLapsed') }),
  infoSuppliedToUnit: (fact, { t }) => (fact.inTime ? {} : { text: t('fact.infoLapsed') }),
  suspended: (fact, { t }) => ({
    text: t('fact.suspended', { who: whoText(t, fact.by), why: t(`pauseReason.${fact.why}`) }),
  }),
  extensionRequested: (fact, { t }) => ({
    text: t('fact.extensionRequested', { who: whoText(t, fact.by), limit: sayLimit(t, fact.limit) }),
  }),
  extensionRuled: (fact, { t }) => ({
    text: t(fact.granted ? 'fact.extensionGranted' : 'fact.extensionRefused', {
      who: whoText(t, fact.by),
      limit: sayLimit(t, fact.limit),
    }),
  }),
  urgencySet: (fact, { t }) => ({
    text: t('fact.urgencySet', { who: whoText(t, fact.by), urgency: t(`urgency.${fact.urgency}`) }),
  }),
  rulesAdopted: (fact, { t }) => ({
    text: t('fact.rulesAdopted', { calendar: fact.rules.calendar, policy: fact.rules.policy }),
  }),
  redoOrdered: (fact, { t }) => ({ text: t('fact.redoOrdered', { who: whoText(t, fact.by), round: fact.round }) }),
  timeGranted: (fact, { t }) => ({
    text: t('fact.timeGranted', { who: whoText(t, fact.by), limit: sayLimit(t, fact.limit) }),
  }),
  closed: (fact, { t }) => ({ text: t('fact.closed', { how: t(`closedHow.${fact.how}`) }) }),
  supervised: (fact, { t }) => ({
    text: t(fact.automatic ? 'fact.supervisedBySystem' : 'fact.supervised', {
      who: whoText(t, fact.by),
      level: fact.level,
    }),
  }),
  struck: (fact, { t, units }) => ({
    text: t('fact.struck', { clock: sayClock(t, fact.clock, units), acts: sayActs(t, fact.acts) }),
    extras: some(fact.late && t('fact.extra.lateStrike')),
  }),
};

const saidYes = (t: T, solved: boolean): string => t(solved ? 'fact.extra.solved' : 'fact.extra.notSolved');

/** The disputes and loops: objection, conference, tasks below, parking, mergers, evaluation. */
const disputes: Teller = {
  conferenceCalled: (fact, telling) => ({
    text: telling.t('fact.conferenceCalled', {
      who: whoText(telling.t, fact.by),
      units: fact.unitIds.map((id) => unitName(telling, id)).join('、'),
    }),
  }),
  returned: (fact, telling) => ({
    text: telling.t('fact.returned', {
      who: whoText(telling.t, fact.by),
      reason: telling.t(`returnReason.${fact.reason}`),
    }),
    extras: some(
      telling.t('fact.extra.nth', { nth: fact.nth }),
      fact.suggestedUnitId !== undefined &&
        telling.t('fact.extra.suggested', { unit: unitName(telling, fact.suggestedUnitId) }),
    ),
  }),
  sentDown: (fact, telling) => ({
    text: telling.t('fact.sentDown', { who: whoText(telling.t, fact.by), unit: unitName(telling, fact.unitId) }),
  }),
  coReviewed: (fact, telling) => ({
    text: telling.t(fact.accepted ? 'fact.coReviewed' : 'fact.coSentBack', {
      who: whoText(telling.t, fact.by),
      unit: unitName(telling, fact.unitId),
    }),
  }),
  parked: (fact, { t, locale }) => ({
    text: t('fact.parked', { who: whoText(t, fact.by), until: dateTime(fact.until, locale) }),
  }),
  terminated: (fact, { t }) => ({
    text: t('fact.terminated', { who: whoText(t, fact.by), ground: t(`ground.${fact.ground}`) }),
  }),
  rated: (fact, { t }) => ({
    text: t('fact.rated', { solved: saidYes(t, fact.solved) }),
    extras: [satisfactionText(t, fact.satisfaction)],
  }),
  exclusionSigned: (fact, { t }) => ({
    text: t('fact.exclusionSigned', { who: whoText(t, fact.by), nth: fact.nth }),
  }),
  appealRuled: (fact, { t }) => ({
    text: t(fact.upheld ? 'fact.appealUpheld' : 'fact.appealRuled', { who: whoText(t, fact.by) }),
  }),
  confidentialitySet: (fact, { t }) => ({
    text: t(fact.confidential ? 'fact.confidentialitySet' : 'fact.confidentialityLifted', {
      who: whoText(t, fact.by),
    }),
  }),
  reopened: (fact, { t }) => ({ text: t('fact.reopened', { who: whoText(t, fact.by), round: fact.round }) }),
};

const tellers: Teller = { ...firstHalf, ...secondHalf, ...disputes };

/** The due dates that a fact has moved, with what they were. */
const movedDates = (fact: FactRow, { t, locale, units }: Telling): string[] =>
  (fact.clocks ?? []).flatMap((change) => {
    if (change.do !== 'move' || change.was === change.dueAt) return [];
    const to = t('fact.extra.due', { clock: sayClock(t, change.clock, units), at: dateTime(change.dueAt, locale) });
    return [`${to} (${t('case.was', { at: dateTime(change.was, locale) })})`];
  });

/** One fact as a sentence in the reader's language, with what is said small behind it. */
export function sentenceOf(fact: FactRow, telling: Telling): Sentence {
  const { t } = telling;
  const teller = tellers[fact.type] as ((fact: FactRow, telling: Telling) => Partial<Sentence>) | undefined;
  const plain = { text: t(`fact.${fact.type}`, { who: whoText(t, fact.by) }), extras: [] };
  const said: Sentence = { ...plain, ...teller?.(fact, telling) };
  return { ...said, extras: [...said.extras, ...movedDates(fact, telling)] };
}
