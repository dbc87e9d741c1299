import type { Case, CoHandler, Letter, Reply } from './case.ts';
import { alive, turn, type Clocks } from './clocks.ts';
import { isEnded } from './codes.ts';
import type { Fact, FactOf, FactType } from './facts.ts';
import { leadsTo } from './machine.ts';

/** The case that a registration creates; its id and seq are the ledger's to give. */
const born = (id: string, fact: FactOf<'registered'>): Case => {
  const { type: _, clocks: __, words: ___, at, by, ...known } = fact;
  return {
    ...{ id, seq: 0, status: 'triage', ...known, registeredAt: at, registeredBy: by.id },
    ...{ coHandlers: [], round: 1, tries: [], supervisionLevel: 0, letters: [], urgeCount: 0, clocks: {} },
    ...{ transfers: 0, objections: 0, followers: [] },
  };
};

const clocksAfter = (clocks: Clocks, fact: Fact): Clocks =>
  (fact.clocks ?? []).reduce((now, change) => turn(now, change, fact.at), clocks);

const without = <K extends keyof Case>(kase: Case, ...keys: K[]): Omit<Case, K> =>
  Object.fromEntries(Object.entries(kase).filter(([key]) => !keys.includes(key as K))) as Omit<Case, K>;

/** The case without the wish for more time that was waiting. */
const unasked = (kase: Case): Case => without(kase, 'extensionAsked');
/** The case as before its dispatch: no lead, no handler, no co-handlers. */
const unsent = (kase: Case): Case => ({
  ...without(kase, 'leadUnitId', 'handlerId', 'signedAt', 'bound', 'objection', 'extensionAsked'),
  coHandlers: [],
});

const coHandler = (kase: Case, unitId: string, change: (co: CoHandler) => CoHandler): Case => ({
  ...kase,
  coHandlers: kase.coHandlers.map((co) => (co.unitId === unitId ? change(co) : co)),
});

/** A case that was closed goes on. */
const open = (kase: Case): Case => without(kase, 'endedAt', 'closedHow', 'mergedInto');

/** How often a case will have gone to another lead once it goes to this one. */
export const transfersAfter = (kase: Case, leadUnitId: string): number =>
  kase.transfers + (kase.dispatchedAt === undefined || kase.leadUnitId === leadUnitId ? 0 : 1);

const letterOf = ({ nth, level, at }: FactOf<'supervised'>): Letter => ({ nth, level, at });

/** What one fact changes beside status and clocks; a fact that is not here changes nothing else. */
const remembers: { [K in FactType]?: (kase: Case, fact: FactOf<K>) => Case } = {
  corrected: (kase, fact) => {
    const { caseType = kase.caseType, categoryId = kase.categoryId, divisionCode = kase.divisionCode } = fact;
    const { enterprise = kase.enterprise, businessEnvironment = kase.businessEnvironment ?? false } = fact;
    return {
      ...without(kase, 'businessEnvironment'),
      ...{ caseType, categoryId, divisionCode, profile: fact.profile ?? kase.profile },
      ...(enterprise && { enterprise }),
      ...(businessEnvironment && { businessEnvironment }),
    };
  },
  answered: (kase, { article }) => (article ? { ...kase, article } : kase),
  confidentialitySet: (kase, { confidential }) => ({ ...kase, confidential }),
  dispatched: (kase, { at, by, leadUnitId, coUnitIds, bound }) => ({
    ...without(unsent(kase), 'conference'),
    ...{ leadUnitId, coHandlers: coUnitIds.map((unitId) => ({ unitId })), dispatchedAt: at, dispatchedBy: by.id },
    ...(bound && { bound }),
    transfers: transfersAfter(kase, leadUnitId),
  }),
  recalled: (kase) => without(unsent(kase), 'dispatchedAt', 'dispatchedBy'),
  signed: (kase, { at }) => ({ ...kase, signedAt: at }),
  handlerAssigned: (kase, { handlerId }) => ({ ...kase, handlerId }),
  contacted: (kase, { at, reached }) => (reached && !kase.contactedAt ? { ...kase, contactedAt: at } : kase),
  conferenceCalled: (kase, { at, unitIds }) => ({ ...without(kase, 'objection'), conference: { at, unitIds } }),
  returned: (kase, { at, reason, suggestedUnitId, nth }) => ({
    ...unasked(kase),
    objections: nth,
    objection: {
      ...{ at, unitId: kase.leadUnitId ?? '', reason },
      ...(suggestedUnitId !== undefined && { suggestedUnitId }),
    },
  }),
  returnUpheld: (kase) => unsent(kase),
  returnRejected: (kase, { at }) => ({ ...without(kase, 'objection'), signedAt: kase.signedAt ?? at }),
  merged: (kase, { into }) => ({ ...kase, mergedInto: into }),
  unmerged: open,
  joined: (kase, { followerId }) => ({ ...kase, followers: [...kase.followers, followerId] }),
  parted: (kase, { followerId }) => ({ ...kase, followers: kase.followers.filter((id) => id !== followerId) }),
  sentUp: (kase, { at }) => ({ ...unsent(kase), sentUp: { at, unitId: kase.leadUnitId } }),
  upperAnswered: (kase, { callFrom }) => ({ ...kase, callFrom, tries: [] }),
  sentDown: (kase, { unitId, under }) => ({ ...kase, coHandlers: [...kase.coHandlers, { unitId, under }] }),
  coReplied: (kase, { unitId, at }) => coHandler(kase, unitId, (co) => ({ ...co, repliedAt: at })),
  coReviewed: (kase, { unitId, at, accepted }) =>
    coHandler(kase, unitId, ({ repliedAt, ...co }) =>
      accepted && repliedAt !== undefined ? { ...co, repliedAt, acceptedAt: at } : co,
    ),
  extensionRequested: (kase, { at, by, limit }) => ({ ...kase, extensionAsked: { at, by: by.id, limit } }),
  extensionRuled: unasked,
  urgencySet: (kase, { urgency }) => ({ ...kase, urgency }),
  rulesAdopted: (kase, { rules }) => ({ ...kase, rules }),
  replied: (kase, { at, by, result, contacted, late, stage, substantiated, evidence, released = [] }) => ({
    ...unasked(kase),
    coHandlers: kase.coHandlers.filter((co) => !released.includes(co.unitId)),
    reply: {
      ...{ at, by: by.id, result, contacted, late, stage },
      ...(substantiated !== undefined && { substantiated }),
      ...(evidence && { evidence }),
    },
  }),
  replyEndorsed: (kase) => staged(kase, 'centre'),
  replyPassed: (kase, { at, callFrom }) => ({ ...firstPassed(staged(kase, 'passed'), at), callFrom, tries: [] }),
  replySentBack: (kase) => staged(kase, 'sentBack'),
  callbackTried: (kase, { at, by, outcome, callFrom }) => ({
    ...kase,
    tries: [...kase.tries, { at, by: by.id, outcome }],
    ...(callFrom !== undefined && { callFrom }),
  }),
  citizenHeard: (kase, { at, by, solved, satisfaction, contactedFirst }) => ({
    ...kase,
    tries: [...kase.tries, { at, by: by.id, outcome: 'reached' }],
    heard: { at, solved, satisfaction, ...(contactedFirst !== undefined && { contactedFirst }) },
  }),
  rated: (kase, { at, solved, satisfaction }) => ({
    ...kase,
    rated: { at, solved, satisfaction },
    ...(kase.status === 'callback' && { heard: { at, solved, satisfaction } }),
  }),
  redoOrdered: (kase, { round }) => anotherRound(kase, round),
  timeGranted: (kase) => anotherRound(kase, kase.round),
  handedOver: (kase) => unsent(anotherRound(kase, kase.round)),
  parked: (kase, { at, until, ownerUnitId }) => ({ ...kase, parked: { at, until, ownerUnitId } }),
  resumed: (kase) => without(kase, 'parked'),
  closed: (kase, { how }) => ({ ...kase, closedHow: how }),
  reopened: (kase, { round }) => open(anotherRound(kase, round)),
  exclusionSigned: (kase, { at, by, nth }) => ({
    ...kase,
    exclusion: nth === 2 && kase.exclusion ? { ...kase.exclusion, second: { at, by: by.id } } : { at, by: by.id },
  }),
  appealed: (kase, { at }) => ({ ...kase, appealedAt: at }),
  appealRuled: (kase) => without(kase, 'appealedAt'),
  urged: (kase) => ({ ...kase, urgeCount: kase.urgeCount + 1 }),
  supervised: (kase, fact) => ({
    ...kase,
    supervisionLevel: Math.max(kase.supervisionLevel, fact.level),
    letters: [...kase.letters, letterOf(fact)],
  }),
  supervisionAnswered: (kase, { at, nth }) => ({
    ...kase,
    letters: kase.letters.map((letter) =>
      letter.nth <= nth && letter.answeredAt === undefined ? { ...letter, answeredAt: at } : letter,
    ),
  }),
  struck: (kase, { clock, rung }) => {
    const old = kase.clocks[clock];
    return old ? { ...kase, clocks: { ...kase.clocks, [clock]: { ...old, struck: rung + 1 } } } : kase;
  },
};

const staged = (kase: Case, stage: Reply['stage']): Case =>
  kase.reply ? { ...kase, reply: { ...kase.reply, stage } } : kase;
/** What the first reply that passed is judged by, whatever becomes of the clock in later rounds. */
const firstPassed = (kase: Case, at: string): Case => {
  const clock = kase.clocks.handle;
  if (!clock || !kase.reply || kase.firstPassed) return kase;
  const extended = (clock.extensions?.length ?? 0) > 0;
  return { ...kase, firstPassed: { at, dueAt: clock.dueAt, late: kase.reply.late, extended } };
};
/** Another round of handling: the citizen is asked again, and rates again; what was signed about the last closure is past. */
const anotherRound = (kase: Case, round: number): Case => ({
  ...without(kase, 'callFrom', 'heard', 'rated', 'appealedAt', 'exclusion'),
  round,
});

/** A case that has ended runs no clock, and holds none. */
function ended(kase: Case, at: string): Case {
  const stopped = alive(kase.clocks).reduce((now, clock) => turn(now, { do: 'stop', clock }, at), kase.clocks);
  return { ...kase, clocks: stopped, endedAt: at };
}

/** The case after one more fact. The only way in which a case changes, live and in every rebuild. */
export function evolve(kase: Case | null, fact: Fact, id = kase?.id): Case {
  if (!kase && (fact.type !== 'registered' || id === undefined)) throw new Error('a case begins with its registration');
  const before = kase ?? born(id ?? '', fact as FactOf<'registered'>);
  const remember = remembers[fact.type] as ((kase: Case, fact: Fact) => Case) | undefined;
  const clocked = { ...before, clocks: clocksAfter(before.clocks, fact) };
  const known = remember?.(clocked, fact) ?? clocked;
  const to = leadsTo[fact.type];
  const next = { ...known, seq: before.seq + 1, status: to === 'same' ? known.status : to };
  return isEnded(next.status) && !isEnded(before.status) ? ended(next, fact.at) : next;
}

/** A whole life folded from nothing. */
export const fold = (id: string, facts: readonly Fact[]): Case =>
  facts.reduce<Case | null>((kase, fact) => evolve(kase, fact, id), null) ?? raise();

const raise = (): never => {
  throw new Error('no facts');
};
