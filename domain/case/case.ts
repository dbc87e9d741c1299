import type { Instant } from '../calendar.ts';
import type { LimitAmount } from '../limits.ts';
import type { Clocks } from './clocks.ts';
import type * as code from './codes.ts';

/** Which versions of the rules a case runs under until somebody moves it, with a reason. */
export interface RuleVersions {
  calendar: number;
  policy: number;
}

export interface CoHandler {
  unitId: string;
  repliedAt?: Instant;
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
}

/** One attempt to call the citizen back. */
export interface Try {
  at: Instant;
  by: string;
  outcome: code.CallOutcome;
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
  registeredAt: Instant;
  registeredBy: string;
  rules: RuleVersions;
  profile: string;
  leadUnitId?: string;
  coHandlers: readonly CoHandler[];
  handlerId?: string;
  dispatchedBy?: string;
  dispatchedAt?: Instant;
  signedAt?: Instant;
  contactedAt?: Instant;
  /** More time that the unit has asked for and nobody has ruled on. */
  extensionAsked?: { at: Instant; by: string; limit: LimitAmount };
  round: number;
  reply?: Reply;
  /** From when the citizen may be called next. */
  callFrom?: Instant;
  tries: readonly Try[];
  heard?: Heard;
  supervisionLevel: number;
  repeatCount: number;
  urgeCount: number;
  clocks: Clocks;
  endedAt?: Instant;
  closedHow?: code.ClosedHow;
}
