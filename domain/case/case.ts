import type { Instant } from '../calendar.ts';
import type { LimitAmount } from '../limits.ts';
import type { Clocks } from './clocks.ts';
import type * as code from './codes.ts';

/** Which versions of the rules a case runs under until somebody moves it, with a reason. */
export interface RuleVersions {
  calendar: number;
  policy: number;
}

/** A unit that helps; `under` names the unit that sent the task down to it, which then reviews its answer. */
export interface CoHandler {
  unitId: string;
  under?: string;
  repliedAt?: Instant;
  acceptedAt?: Instant;
}

/** A unit's objection that waits for a ruling. */
export interface Objection {
  at: Instant;
  unitId: string;
  reason: code.ReturnReason;
  suggestedUnitId?: string;
}

/** A letter of supervision (督办单) with its number within the case. */
export interface Letter {
  nth: number;
  level: number;
  at: Instant;
  answeredAt?: Instant;
}

/** The signatures under leaving a closure out of the units' evaluation; out only with two (domain 2.5, 4). */
export interface Exclusion {
  at: Instant;
  by: string;
  second?: { at: Instant; by: string };
}

/** The reply under review, or the last one. `stage` says whose approval it waits for. */
export interface Reply {
  at: Instant;
  by: string;
  result: code.Result;
  contacted: boolean;
  substantiated?: boolean;
  late: boolean;
  stage: 'unitHead' | 'centre' | 'passed' | 'sentBack';
  /** The attachments that prove it. */
  evidence?: readonly string[];
}

/** One attempt to call the citizen back. */
export interface Try {
  at: Instant;
  by: string;
  outcome: code.CallOutcome;
}

/** The article of the knowledge base that an answer was taken from, as it read then. */
export interface Cited {
  id: string;
  version: number;
}

/** The citizen's word at the callback: solved or not, and satisfied with result, manner and speed. */
export interface Heard {
  at: Instant;
  solved: boolean;
  contactedFirst?: boolean;
  satisfaction: { result: code.Satisfaction; manner: code.Satisfaction; speed: code.Satisfaction };
}

/**
 * A case (工单) as the fold of its facts: codes, ids, instants and numbers, never a person's words.
 * The type is `Case`, a variable of it `kase`, since `case` is a reserved word.
 */
export interface Case {
  id: string;
  number: string;
  seq: number;
  status: code.Status;
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
  enterprise?: true;
  /** It is about the business environment (营商环境); an enterprise's case only. */
  businessEnvironment?: true;
  /** The citizen wants no callback. */
  noCallback?: true;
  alarm?: code.Alarm;
  /** When the matter happened, where the case was typed in later. No clock starts there. */
  occurredAt?: Instant;
  repeatOf?: string;
  /** From which article it was answered on the spot. */
  article?: Cited;
  registeredAt: Instant;
  registeredBy: string;
  rules: RuleVersions;
  profile: string;
  leadUnitId?: string;
  coHandlers: readonly CoHandler[];
  /** The lead was named by a conference and may not return the case (潍坊 Art. 22). */
  bound?: true;
  /** How often it went to another lead after the first. */
  transfers: number;
  objections: number;
  objection?: Objection;
  conference?: { at: Instant; unitIds: readonly string[] };
  handlerId?: string;
  dispatchedBy?: string;
  dispatchedAt?: Instant;
  signedAt?: Instant;
  contactedAt?: Instant;
  /** More time that the unit has asked for and nobody has ruled on. */
  extensionAsked?: { at: Instant; by: string; limit: LimitAmount };
  round: number;
  reply?: Reply;
  /** The first reply that the centre passed, against the limit that ran then; a later round leaves it. */
  firstPassed?: { at: Instant; dueAt: Instant; late: boolean; extended: boolean };
  /** From when the citizen may be called next. */
  callFrom?: Instant;
  tries: readonly Try[];
  heard?: Heard;
  supervisionLevel: number;
  letters: readonly Letter[];
  /** Parked until the promised date; `ownerUnitId` keeps the promise. */
  parked?: { at: Instant; until: Instant; ownerUnitId: string };
  /** The case that this one was merged into, and those that were merged into this one. */
  mergedInto?: string;
  followers: readonly string[];
  sentUp?: { at: Instant; unitId: string | undefined };
  rated?: { at: Instant; solved: boolean; satisfaction: Heard['satisfaction'] };
  exclusion?: Exclusion;
  /** The unit contests the closure and nobody has ruled on that. */
  appealedAt?: Instant;
  repeatCount: number;
  urgeCount: number;
  clocks: Clocks;
  endedAt?: Instant;
  closedHow?: code.ClosedHow;
}
