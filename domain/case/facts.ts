import type { Instant } from '../calendar.ts';
import type { LimitAmount } from '../limits.ts';
import type { Outsider, Role } from '../people.ts';
import type { Cited, Heard, RuleVersions } from './case.ts';
import type { Act, ClockChange, ClockName, PauseReason } from './clocks.ts';
import type * as code from './codes.ts';

/** Who did it, in which role and for which unit. */
export interface By {
  id: string;
  role: Role | Outsider;
  unitId: string;
}

interface Envelope {
  at: Instant;
  by: By;
  /** The salted digests of the words said with it, by field; the words themselves are sealed elsewhere. */
  words?: Readonly<Record<string, string>>;
  clocks?: readonly ClockChange[];
  /** Units that work on the case no longer, and are told so. */
  relieved?: readonly string[];
}

interface Registered {
  type: 'registered';
  number: string;
  caseType: code.CaseType;
  channel: code.Channel;
  language: code.Language;
  urgency: code.Urgency;
  categoryId: string;
  divisionCode: string;
  callerId?: string;
  /** Whether the caller left a number. */
  reachable: boolean;
  anonymous: boolean;
  confidential: boolean;
  repeatCount: number;
  enterprise?: true;
  businessEnvironment?: true;
  noCallback?: true;
  alarm?: code.Alarm;
  occurredAt?: Instant;
  repeatOf?: string;
  rules: RuleVersions;
  profile: string;
}

type Satisfied = Heard['satisfaction'];

type Body =
  | Registered
  | { type: 'answered'; article?: Cited }
  | { type: 'redirected'; way: code.Way; transferredTo?: string }
  | { type: 'invalidated'; reason: code.InvalidReason }
  | {
      type: 'corrected';
      caseType?: code.CaseType;
      categoryId?: string;
      divisionCode?: string;
      profile?: string;
      enterprise?: true;
      businessEnvironment?: boolean;
    }
  | { type: 'dispatched'; leadUnitId: string; coUnitIds: readonly string[]; limit?: LimitAmount; bound?: true }
  | { type: 'recalled' }
  | { type: 'conferenceCalled'; unitIds: readonly string[] }
  | { type: 'returned'; reason: code.ReturnReason; suggestedUnitId?: string; nth: number }
  | { type: 'returnUpheld'; unitId: string; suggestedUnitId?: string; categoryId: string; divisionCode: string }
  | { type: 'returnRejected' }
  | { type: 'merged'; into: string }
  | { type: 'unmerged'; from: string }
  | { type: 'joined'; followerId: string }
  | { type: 'parted'; followerId: string }
  | { type: 'masterEnded'; terminated?: true }
  | { type: 'sentUp' }
  | { type: 'cameBack' }
  | { type: 'upperAnswered'; callFrom: Instant }
  | { type: 'sentDown'; unitId: string; under: string; consent: boolean }
  | { type: 'coReviewed'; unitId: string; accepted: boolean }
  | { type: 'parked'; until: Instant; ownerUnitId: string }
  | { type: 'looked' }
  | { type: 'resumed' }
  | { type: 'terminated'; ground: code.Ground }
  | { type: 'rated'; solved: boolean; satisfaction: Satisfied }
  | { type: 'exclusionSigned'; nth: 1 | 2 }
  | { type: 'appealed' }
  | { type: 'appealRuled'; upheld: boolean }
  | { type: 'supervisionAnswered'; nth: number }
  | { type: 'instructed' }
  | { type: 'confidentialitySet'; confidential: boolean }
  | { type: 'reopened'; round: number }
  | { type: 'signed' }
  | { type: 'handlerAssigned'; handlerId: string }
  | { type: 'contacted'; reached: boolean }
  | { type: 'noted' }
  | { type: 'infoAsked' }
  | { type: 'infoSuppliedToCentre'; inTime: boolean }
  | { type: 'infoSuppliedToUnit'; inTime: boolean }
  | { type: 'suspended'; why: Exclude<PauseReason, 'info'> }
  | { type: 'lifted' }
  | { type: 'extensionRequested'; limit: LimitAmount }
  | { type: 'extensionRuled'; granted: boolean; limit: LimitAmount }
  | { type: 'urgencySet'; urgency: code.Urgency; raised: boolean }
  | { type: 'rulesAdopted'; rules: RuleVersions; change?: string }
  | { type: 'coReplied'; unitId: string }
  | {
      type: 'replied';
      result: code.Result;
      contacted: boolean;
      substantiated?: boolean;
      late: boolean;
      stage: 'unitHead' | 'centre';
      evidence?: readonly string[];
      /** Units that had not answered when the lead replied all the same. */
      released?: readonly string[];
    }
  | { type: 'replyEndorsed' }
  | { type: 'replyPassed'; callFrom: Instant }
  | { type: 'replySentBack'; stage: 'unitHead' | 'centre'; reasons: readonly code.SendBackReason[] }
  | { type: 'callbackTried'; outcome: Exclude<code.CallOutcome, 'reached'>; nth: number; callFrom?: Instant }
  | { type: 'ratingInvited' }
  | {
      type: 'citizenHeard';
      solved: boolean;
      contactedFirst?: boolean;
      satisfaction: Satisfied;
    }
  | { type: 'disputed' }
  | { type: 'redoOrdered'; round: number }
  | { type: 'timeGranted'; limit: LimitAmount }
  | { type: 'handedOver' }
  | { type: 'closed'; how: code.ClosedHow }
  | { type: 'urged' }
  | { type: 'supervised'; level: number; automatic: boolean; nth: number }
  | { type: 'withdrawn' }
  | { type: 'struck'; clock: ClockName; rung: number; dueAt: Instant; acts: readonly Act[]; late: boolean };

export type FactType = Body['type'];
/** Something that has happened to a case, for ever: codes, ids, instants and numbers, safe to show to any machine. */
export type Fact = Body & Envelope;
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
/** A fact before its envelope: what a rule says. */
export type News<T extends FactType = FactType> = Extract<Body, { type: T }> & Pick<Envelope, 'clocks' | 'relieved'>;
