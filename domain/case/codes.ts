import { z } from 'zod';

/** Where a case stands. The first group is open, the second has ended. */
export const openStatuses = [
  'triage',
  'needInfo',
  'conferring',
  'dispatched',
  'returnReview',
  'handling',
  'replyReview',
  'callback',
  'adjudication',
  'longPending',
  'sentUp',
] as const;
export const endedStatuses = ['answered', 'redirected', 'invalid', 'closed', 'terminated', 'merged'] as const;
export const statuses = [...openStatuses, ...endedStatuses] as const;
export type Status = (typeof statuses)[number];
export const isEnded = (status: Status): boolean => (endedStatuses as readonly Status[]).includes(status);

export const CaseType = z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', 'praise']);
export type CaseType = z.infer<typeof CaseType>;
export const Urgency = z.enum(['normal', 'urgent', 'critical']);
export type Urgency = z.infer<typeof Urgency>;
export const Channel = z.enum(['phone', 'web', 'wechat', 'app', 'sms', 'open311', 'upper', 'walkIn']);
export type Channel = z.infer<typeof Channel>;
export const Language = z.enum(['zh', 'mn']);
export type Language = z.infer<typeof Language>;

/** Which way a matter was pointed that the hotline does not dispatch (国办函〔2025〕66号 (二), 北京 Art. 11). */
export const Way = z.enum([
  'emergency',
  'legalPath',
  'petition',
  'secret',
  'indecent',
  'inProgress',
  'settled',
  'privateDispute',
  'otherOrgans',
  'disturbance',
  'other',
]);
export type Way = z.infer<typeof Way>;
export const InvalidReason = z.enum(['silent', 'wrongNumber', 'harassment', 'test', 'noContent', 'other']);
export type InvalidReason = z.infer<typeof InvalidReason>;

/** What became of the matter, apart from how satisfied the citizen is (domain 2.5). */
export const Result = z.enum(['solved', 'partly', 'explained', 'unfounded', 'parked', 'statutory', 'withdrawn']);
export type Result = z.infer<typeof Result>;
export const SendBackReason = z.enum([
  'offTopic',
  'incomplete',
  'noContact',
  'noEvidence',
  'noLegalBasis',
  'wording',
  'falseReply',
  'other',
]);
export type SendBackReason = z.infer<typeof SendBackReason>;

export const Satisfaction = z.enum(['satisfied', 'mostly', 'dissatisfied']);
export type Satisfaction = z.infer<typeof Satisfaction>;
export const CallOutcome = z.enum(['reached', 'noAnswer', 'wrongNumber', 'refused']);
export type CallOutcome = z.infer<typeof CallOutcome>;
export const Ruling = z.enum(['redo', 'uphold', 'extend', 'handOver']);
export type Ruling = z.infer<typeof Ruling>;
export const ClosedHow = z.enum(['satisfied', 'upheld', 'unreached', 'refusedCall', 'noCaller', 'notWanted']);
export type ClosedHow = z.infer<typeof ClosedHow>;

/** What in a citizen's words makes a case critical at once (domain 9; 上海杨浦: four urgent kinds). */
export const Alarm = z.enum(['life', 'violence', 'fire', 'medical', 'traffic', 'gas', 'rescue', 'crowd']);
export type Alarm = z.infer<typeof Alarm>;
/** Why a unit says that a case is not its own (domain 2.2 row 10). */
export const ReturnReason = z.enum([
  'notOurDuty',
  'wrongPlace',
  'otherUnitLeads',
  'noPower',
  'unclear',
  'duplicate',
  'other',
]);
export type ReturnReason = z.infer<typeof ReturnReason>;
/** On which ground handling ends without an answer in the matter (潍坊 Art. 21). */
export const Ground = z.enum(['refusesCooperation', 'legalPath', 'untrue', 'settledByParties', 'unreachable', 'other']);
export type Ground = z.infer<typeof Ground>;
/** What another platform did with a case that was passed to it. */
export const UpperOutcome = z.enum(['answered', 'returned']);
export type UpperOutcome = z.infer<typeof UpperOutcome>;
