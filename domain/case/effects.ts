import type { Case } from './case.ts';
import type { Fact, FactOf, FactType } from './facts.ts';
import type { ClockName } from './clocks.ts';
import type { Role } from '../people.ts';

/** What people are told, as a template; its text is made when it is sent. */
export const templates = [
  ...['registered', 'rate', 'closed', 'extended', 'parked', 'terminated', 'merged', 'reopened'],
  ...['dispatched', 'coDispatched', 'relieved', 'withdrawn', 'remind', 'overdue', 'urged', 'moreUrgent', 'emergency'],
  ...['replyToApprove', 'sentBack', 'coReplied', 'redo', 'resumed', 'excluded', 'appealed', 'appealRuled'],
  ...['supervised', 'supervisionAnswered', 'instructed', 'copyToRegion'],
  ...['infoAsked', 'infoSupplied', 'infoLapsed', 'suspended', 'lifted'],
  ...['extensionAsked', 'extensionGranted', 'extensionRefused'],
  ...['returned', 'returnUpheld', 'returnRejected', 'conferenceCalled', 'cameBack', 'unmerged'],
  ...['join', 'part', 'masterEnded', 'masterTerminated', 'masterWithdrawn'],
] as const;
export type Template = (typeof templates)[number];
/** A person by his part, a unit, a desk, or another case that is told by the system. */
export type Recipient = 'citizen' | `unit:${string}` | `role:${Role}` | `case:${string}`;

/** Something owed to somebody: exactly one per case, fact, template and recipient. */
export interface Owed {
  template: Template;
  to: Recipient;
}

const unit = (id: string): Recipient => `unit:${id}`;
const units = (kase: Case): Recipient[] =>
  [kase.leadUnitId, ...kase.coHandlers.map((co) => co.unitId)].flatMap((id) => id ?? []).map(unit);
const lead = (kase: Case): Recipient => (kase.leadUnitId === undefined ? 'role:dispatcher' : unit(kase.leadUnitId));
const each = (template: Template, to: readonly Recipient[]): Owed[] => to.map((one) => ({ template, to: one }));

const deskOf: Partial<Record<ClockName, Recipient>> = {
  dispatch: 'role:dispatcher',
  returnRuling: 'role:dispatcher',
  suspension: 'role:dispatcher',
  info: 'role:operator',
  conference: 'role:dispatcher',
  callback: 'role:callbackAgent',
  adjudication: 'role:adjudicator',
};

/** Who works against a clock, and so hears of it. */
function worksAgainst(clock: ClockName, kase: Case): Recipient {
  if (clock.startsWith('co:')) return unit(clock.slice(3));
  if (clock === 'review' && kase.reply?.stage === 'centre') return 'role:reviewer';
  return deskOf[clock] ?? lead(kase);
}

const citizen = (kase: Case, template: Template): Owed[] => (kase.reachable ? [{ template, to: 'citizen' }] : []);
/** Who looks at a co-handler's answer: the unit that sent the task down, or the lead. */
const over = (kase: Case, unitId: string): Recipient => {
  const under = kase.coHandlers.find((co) => co.unitId === unitId)?.under;
  return under === undefined ? lead(kase) : unit(under);
};
const toFollowers = (kase: Case, template: 'masterEnded' | 'masterTerminated' | 'masterWithdrawn'): Owed[] =>
  kase.followers.map((id) => ({ template, to: `case:${id}` }));
/** A complaint about the business environment is copied to the region; as long as its platform is no recipient, the team lead forwards it. */
const copied = ({ caseType, businessEnvironment }: Case): Owed[] =>
  caseType === 'complaint' && businessEnvironment ? each('copyToRegion', ['role:teamLead']) : [];
const toLead = (kase: Case, template: Template): Owed[] => each(template, [lead(kase)]);

/** What each fact owes to people; a fact that is not here owes nothing. Messages to the citizen only when there is a number to send to. */
const owing: { [K in FactType]?: (kase: Case, fact: FactOf<K>) => Owed[] } = {
  registered: (kase, { clocks, alarm }) => [
    ...(clocks ? citizen(kase, 'registered') : []),
    ...(alarm ? each('emergency', ['role:teamLead', 'role:dispatcher']) : []),
    ...copied(kase),
  ],
  corrected: (kase, { caseType, businessEnvironment }) => (caseType || businessEnvironment ? copied(kase) : []),
  answered: (kase) => citizen(kase, 'rate'),
  dispatched: (_, fact) => [
    ...each('dispatched', [unit(fact.leadUnitId)]),
    ...each('coDispatched', fact.coUnitIds.map(unit)),
  ],
  struck: (kase, { clock, acts }) => {
    const to = [worksAgainst(clock, kase)];
    if (acts.includes('red')) return each('overdue', to);
    return acts.includes('remind') ? each('remind', to) : [];
  },
  supervised: (kase) => each('supervised', [...new Set<Recipient>([lead(kase), 'role:supervisor'])]),
  replied: (kase, fact) => (fact.stage === 'unitHead' ? toLead(kase, 'replyToApprove') : []),
  replySentBack: (kase) => toLead(kase, 'sentBack'),
  redoOrdered: (kase) => toLead(kase, 'redo'),
  timeGranted: (kase) => toLead(kase, 'redo'),
  ratingInvited: (kase) => citizen(kase, 'rate'),
  closed: (kase, { how }) => [
    ...(how === 'satisfied' || how === 'upheld' ? citizen(kase, 'closed') : []),
    ...toFollowers(kase, 'masterEnded'),
  ],
  terminated: (kase) => [...citizen(kase, 'terminated'), ...toFollowers(kase, 'masterTerminated')],
  parked: (kase, { ownerUnitId }) => [...citizen(kase, 'parked'), ...each('parked', [unit(ownerUnitId)])],
  looked: (kase) => each('remind', [unit(kase.parked?.ownerUnitId ?? ''), 'role:supervisor']),
  resumed: (kase) => toLead(kase, 'resumed'),
  reopened: (kase) => [...toLead(kase, 'redo'), ...citizen(kase, 'reopened')],
  exclusionSigned: (kase, { nth }) => (nth === 2 ? toLead(kase, 'excluded') : each('appealed', ['role:teamLead'])),
  appealed: () => each('appealed', ['role:teamLead']),
  appealRuled: (kase) => toLead(kase, 'appealRuled'),
  returned: () => each('returned', ['role:dispatcher']),
  returnUpheld: (_, { unitId }) => each('returnUpheld', [unit(unitId)]),
  returnRejected: (kase) => toLead(kase, 'returnRejected'),
  conferenceCalled: (_, { unitIds }) => each('conferenceCalled', unitIds.map(unit)),
  merged: (kase, { into }) => [...citizen(kase, 'merged'), { template: 'join', to: `case:${into}` }],
  unmerged: (_, { from }) => [...each('unmerged', ['role:dispatcher']), { template: 'part', to: `case:${from}` }],
  masterEnded: (kase, { terminated }) => citizen(kase, terminated ? 'terminated' : 'closed'),
  cameBack: () => each('cameBack', ['role:dispatcher']),
  sentDown: (_, { unitId }) => each('coDispatched', [unit(unitId)]),
  coReplied: (kase, { unitId }) => each('coReplied', [over(kase, unitId)]),
  coReviewed: (_, { unitId, accepted }) => (accepted ? [] : each('sentBack', [unit(unitId)])),
  supervisionAnswered: () => each('supervisionAnswered', ['role:supervisor']),
  instructed: (kase) => each('instructed', [...new Set<Recipient>([lead(kase), 'role:supervisor'])]),
  urged: (kase) => toLead(kase, 'urged'),
  // one caller takes back only his own matter: those that followed are dispatched for themselves
  withdrawn: (kase) => [...each('withdrawn', units(kase)), ...toFollowers(kase, 'masterWithdrawn')],
  infoAsked: () => each('infoAsked', ['role:operator']),
  infoSuppliedToCentre: (kase, fact) => toLead(kase, fact.inTime ? 'infoSupplied' : 'infoLapsed'),
  infoSuppliedToUnit: (kase, fact) => toLead(kase, fact.inTime ? 'infoSupplied' : 'infoLapsed'),
  extensionRequested: () => each('extensionAsked', ['role:dispatcher']),
  extensionRuled: (kase, { granted }) =>
    granted ? [...toLead(kase, 'extensionGranted'), ...citizen(kase, 'extended')] : toLead(kase, 'extensionRefused'),
  suspended: (kase) => toLead(kase, 'suspended'),
  lifted: (kase) => toLead(kase, 'lifted'),
  urgencySet: (kase, { raised }) => (raised ? toLead(kase, 'moreUrgent') : []),
};

/** What a fact owes to people; `kase` is the case after it. */
export function effectsOf(kase: Case, fact: Fact): Owed[] {
  const owed = owing[fact.type] as ((kase: Case, fact: Fact) => Owed[]) | undefined;
  return [...(owed?.(kase, fact) ?? []), ...each('relieved', (fact.relieved ?? []).map(unit))];
}
