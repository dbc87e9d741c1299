import type { Actor, Outsider, Role } from '../people.ts';
import { isCoHandler, isLead, isUnitDesk } from '../people.ts';
import type { Case } from './case.ts';
import { openStatuses, type Status } from './codes.ts';
import type { FactType } from './facts.ts';

/** A row of the first table: from which statuses, by which roles; unit roles act as lead unless `unit` says otherwise. */
export interface Permit {
  from: readonly (Status | 'none')[];
  by: readonly (Role | Outsider)[];
  unit?: 'co' | 'either';
}

const open = openStatuses;
const withUnit = ['dispatched', 'handling'] as const;
const intake = ['operator', 'teamLead', 'dispatcher'] as const;
const unit = ['handler', 'unitHead'] as const;

/** Who may ask what of a case, and when. The server's gate, the console's buttons and the README's table are read from it. */
export const permits = {
  register: { from: ['none'], by: [...intake, 'citizen', 'upper'] },
  correct: { from: ['triage', 'needInfo'], by: intake },
  dispatch: { from: ['triage', 'conferring'], by: ['dispatcher', 'teamLead'] },
  recall: { from: ['dispatched'], by: ['dispatcher', 'teamLead'] },
  confer: { from: ['triage', 'returnReview'], by: ['dispatcher', 'teamLead'] },
  askInfo: { from: ['triage', 'handling'], by: ['dispatcher', ...unit] },
  supplyInfo: { from: ['needInfo'], by: [...intake, 'citizen'] },
  merge: { from: ['triage'], by: ['dispatcher', 'teamLead'] },
  unmerge: { from: ['merged'], by: ['dispatcher', 'teamLead', 'clock'] },
  masterEnded: { from: ['merged'], by: ['clock'] },
  join: { from: open, by: ['clock'] },
  part: { from: open, by: ['clock'] },
  sendUp: { from: ['triage', 'handling'], by: ['dispatcher', 'teamLead'] },
  comeBack: { from: ['sentUp'], by: ['dispatcher', 'teamLead', 'upper'] },
  sign: { from: ['dispatched'], by: unit },
  returnCase: { from: withUnit, by: ['unitHead'] },
  ruleOnReturn: { from: ['returnReview'], by: ['dispatcher', 'teamLead'] },
  assignHandler: { from: ['handling'], by: unit },
  sendDown: { from: ['handling'], by: unit, unit: 'either' },
  reviewCoReply: { from: ['handling'], by: unit, unit: 'either' },
  logContact: { from: withUnit, by: unit, unit: 'either' },
  addNote: {
    from: open,
    by: [...intake, ...unit, 'reviewer', 'callbackAgent', 'adjudicator', 'supervisor'],
    unit: 'either',
  },
  requestExtension: { from: ['handling'], by: ['unitHead', 'handler'] },
  ruleOnExtension: { from: ['handling'], by: ['dispatcher', 'reviewer', 'teamLead'] },
  suspend: { from: ['handling'], by: ['dispatcher', 'reviewer', 'teamLead'] },
  lift: { from: ['handling'], by: ['dispatcher', 'reviewer', 'teamLead'] },
  // their clocks run on while the lead asks or objects
  submitCoReply: { from: [...withUnit, 'needInfo', 'returnReview'], by: unit, unit: 'co' },
  reply: { from: ['handling'], by: unit },
  approveReply: { from: ['replyReview'], by: ['unitHead', 'reviewer'] },
  sendBackReply: { from: ['replyReview'], by: ['unitHead', 'reviewer'] },
  park: { from: ['replyReview'], by: ['reviewer'] },
  resume: { from: ['longPending'], by: ['supervisor', 'clock'] },
  terminate: { from: ['replyReview'], by: ['reviewer'] },
  recordCallback: { from: ['callback'], by: ['callbackAgent'] },
  rate: { from: ['callback', 'answered'], by: ['citizen'] },
  adjudicate: { from: ['adjudication'], by: ['adjudicator'] },
  exclude: { from: ['closed'], by: ['adjudicator', 'teamLead'] },
  appeal: { from: ['closed'], by: ['unitHead'] },
  ruleOnAppeal: { from: ['closed'], by: ['teamLead'] },
  urge: { from: open, by: ['operator', 'teamLead', 'callbackAgent', 'supervisor', 'citizen'] },
  supervise: { from: open, by: ['supervisor', 'leader'] },
  answerSupervision: { from: open, by: ['unitHead'] },
  instruct: { from: open, by: ['leader'] },
  setUrgency: { from: open, by: ['dispatcher', 'teamLead'] },
  setConfidential: { from: open, by: intake },
  reopen: { from: ['closed'], by: ['teamLead'] },
  withdraw: { from: open, by: ['operator', 'teamLead', 'citizen'] },
  strike: { from: open, by: ['clock'] },
  adoptRules: { from: open, by: ['clock', 'admin'] },
} as const satisfies Record<string, Permit>;

export type CommandType = keyof typeof permits;
export const commandTypes = Object.keys(permits) as CommandType[];

/** The status that a fact leads to; `same` leaves it as it is. The second table. */
export const leadsTo = {
  registered: 'triage',
  answered: 'answered',
  redirected: 'redirected',
  invalidated: 'invalid',
  corrected: 'same',
  dispatched: 'dispatched',
  recalled: 'triage',
  conferenceCalled: 'conferring',
  infoAsked: 'needInfo',
  infoSuppliedToCentre: 'triage',
  infoSuppliedToUnit: 'handling',
  returned: 'returnReview',
  returnUpheld: 'triage',
  returnRejected: 'handling',
  merged: 'merged',
  unmerged: 'triage',
  joined: 'same',
  parted: 'same',
  masterEnded: 'same',
  sentUp: 'sentUp',
  cameBack: 'triage',
  upperAnswered: 'callback',
  signed: 'handling',
  handlerAssigned: 'same',
  sentDown: 'same',
  coReviewed: 'same',
  contacted: 'same',
  noted: 'same',
  extensionRequested: 'same',
  extensionRuled: 'same',
  suspended: 'same',
  lifted: 'same',
  coReplied: 'same',
  replied: 'replyReview',
  replyEndorsed: 'same',
  replyPassed: 'callback',
  replySentBack: 'handling',
  parked: 'longPending',
  looked: 'same',
  resumed: 'handling',
  terminated: 'terminated',
  callbackTried: 'same',
  ratingInvited: 'same',
  rated: 'same',
  citizenHeard: 'same',
  disputed: 'adjudication',
  redoOrdered: 'handling',
  timeGranted: 'handling',
  handedOver: 'triage',
  closed: 'closed',
  exclusionSigned: 'same',
  appealed: 'same',
  appealRuled: 'same',
  urged: 'same',
  supervised: 'same',
  supervisionAnswered: 'same',
  instructed: 'same',
  urgencySet: 'same',
  confidentialitySet: 'same',
  reopened: 'handling',
  withdrawn: 'terminated',
  struck: 'same',
  rulesAdopted: 'same',
} as const satisfies Record<FactType, Status | 'same'>;

export type Barred = 'status' | 'role' | 'unit';

const standsRight = (permit: Permit, kase: Case, actor: Actor): boolean => {
  if (!isUnitDesk(actor)) return true;
  if (permit.unit === 'co') return isCoHandler(actor, kase);
  return isLead(actor, kase) || (permit.unit === 'either' && isCoHandler(actor, kase));
};

/** Why the tables bar the actor from this command now: wrong role, a unit that is not in charge, wrong status; undefined when they don't. */
export function barred(type: CommandType, kase: Case | null, actor: Actor): Barred | undefined {
  const permit: Permit = permits[type];
  if (!actor.roles.some((role) => permit.by.includes(role))) return 'role';
  if (kase && !standsRight(permit, kase, actor)) return 'unit';
  return permit.from.includes(kase?.status ?? 'none') ? undefined : 'status';
}

/** The role in which the actor does it: the first of his that the table names. */
export const actingRole = (type: CommandType, actor: Actor): Role | Outsider => {
  const permit: Permit = permits[type];
  return actor.roles.find((role) => permit.by.includes(role)) ?? 'citizen';
};
