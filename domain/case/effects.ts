import type { Case } from './case.ts';
import type { Fact, FactOf, FactType } from './facts.ts';
import type { ClockName } from './clocks.ts';
import type { Role } from '../people.ts';

/** What people are told, as a template; its text is made when it is sent. */
export const templates = [
  'registered',
  'rate',
  'dispatched',
  'coDispatched',
  'remind',
  'overdue',
  'supervised',
  'replyToApprove',
  'sentBack',
  'redo',
  'closed',
  'urged',
  'withdrawn',
  'infoAsked',
  'infoSupplied',
  'infoLapsed',
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'extended',
  'suspended',
  'lifted',
  'moreUrgent',
] as const;
export type Template = (typeof templates)[number];
export type Recipient = 'citizen' | `unit:${string}` | `role:${Role}`;

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
const toLead = (kase: Case, template: Template): Owed[] => each(template, [lead(kase)]);

/** What each fact owes to people; a fact that is not here owes nothing. Messages to the citizen only when there is a number to send to. */
const owing: { [K in FactType]?: (kase: Case, fact: FactOf<K>) => Owed[] } = {
  registered: (kase, fact) => (fact.clocks ? citizen(kase, 'registered') : []),
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
  closed: (kase, { how }) => (how === 'satisfied' || how === 'upheld' ? citizen(kase, 'closed') : []),
  urged: (kase) => toLead(kase, 'urged'),
  withdrawn: (kase) => each('withdrawn', units(kase)),
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
  return owed?.(kase, fact) ?? [];
}
