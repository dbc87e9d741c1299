import type { LimitAmount } from '../../domain/limits.ts';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { Ground, ReturnReason, Urgency } from '../../domain/case/codes.ts';
import type { MessageKey } from '../i18n/useT.ts';

/** One field of a plain form; a dot in its name leads into a part of the command, and `says` is the beginning of the keys of its options' words. */
export type PlainField = { name: string; label: MessageKey } & (
  | { kind: 'text' | 'line' | 'mine' | 'flag' | 'unit' | 'units' | 'case' | 'date' }
  | { kind: 'limit'; first: LimitAmount; optional?: true }
  | { kind: 'choice' | 'many' | 'grade'; options: readonly string[]; says: string }
);

const reason = { name: 'reason', kind: 'text', label: 'form.reason' } as const;
const days = (amount: number): LimitAmount => ({ amount, unit: 'workingDays' });

/** The commands that need no desk of their own: a few fields behind `更多`. */
export const plainForms: Partial<Record<OfferedCommand, readonly PlainField[]>> = {
  correct: [
    { name: 'title', kind: 'line', label: 'intake.title' },
    { name: 'content', kind: 'text', label: 'intake.content' },
    { name: 'mongolian', kind: 'text', label: 'intake.mongolian' },
    { name: 'enterprise.creditCode', kind: 'line', label: 'words.creditCode' },
    { name: 'businessEnvironment', kind: 'flag', label: 'intake.businessEnvironment' },
  ],
  addNote: [{ name: 'text', kind: 'text', label: 'form.text' }],
  urge: [{ name: 'text', kind: 'text', label: 'form.textOptional' }],
  withdraw: [{ name: 'reason', kind: 'text', label: 'form.reasonOptional' }],
  assignHandler: [{ name: 'handlerId', kind: 'mine', label: 'form.handler' }],
  askInfo: [{ name: 'question', kind: 'text', label: 'form.question' }],
  requestExtension: [
    { name: 'limit', kind: 'limit', label: 'form.moreTime', first: days(5) },
    reason,
    { name: 'basis', kind: 'text', label: 'form.basisOptional' },
  ],
  suspend: [
    {
      ...{ name: 'why', kind: 'choice', label: 'form.pauseReason' },
      ...{ options: ['statutory', 'forceMajeure'], says: 'pauseReason' },
    },
    { name: 'document', kind: 'line', label: 'form.document' },
    reason,
  ],
  lift: [reason],
  recall: [reason],
  confer: [
    { name: 'unitIds', kind: 'units', label: 'form.units' },
    { name: 'text', kind: 'text', label: 'form.textOptional' },
  ],
  merge: [{ name: 'intoCaseId', kind: 'case', label: 'form.intoCase' }, reason],
  unmerge: [{ name: 'reason', kind: 'text', label: 'form.reasonOptional' }],
  sendUp: [
    { name: 'platform', kind: 'line', label: 'form.platform' },
    reason,
    { name: 'receipt', kind: 'line', label: 'form.receipt' },
  ],
  returnCase: [
    {
      ...{ name: 'reason', kind: 'choice', label: 'form.returnReason' },
      ...{ options: ReturnReason.options, says: 'returnReason' },
    },
    { name: 'basis', kind: 'text', label: 'form.basis' },
    { name: 'suggestedUnitId', kind: 'unit', label: 'form.suggestedUnit' },
  ],
  sendDown: [
    { name: 'unitId', kind: 'unit', label: 'form.unit' },
    { name: 'limit', kind: 'limit', label: 'form.ownLimit', first: days(2), optional: true },
    { name: 'consent', kind: 'flag', label: 'form.consent' },
    { name: 'text', kind: 'text', label: 'form.textOptional' },
  ],
  park: [
    { name: 'until', kind: 'date', label: 'form.until' },
    { name: 'ownerUnitId', kind: 'unit', label: 'form.owner' },
    { name: 'plan', kind: 'text', label: 'form.plan' },
  ],
  terminate: [
    { name: 'ground', kind: 'choice', label: 'form.ground', options: Ground.options, says: 'ground' },
    reason,
  ],
  exclude: [reason],
  appeal: [{ name: 'text', kind: 'text', label: 'form.text' }],
  supervise: [
    { name: 'level', kind: 'grade', label: 'form.level', options: ['1', '2', '3', '4'], says: 'level' },
    { name: 'limit', kind: 'limit', label: 'form.ownLimit', first: days(3), optional: true },
    reason,
  ],
  instruct: [{ name: 'text', kind: 'text', label: 'form.instruction' }],
  setConfidential: [{ name: 'confidential', kind: 'flag', label: 'form.confidential' }, reason],
  reopen: [reason],
  setUrgency: [
    { name: 'urgency', kind: 'choice', label: 'form.urgency', options: Urgency.options, says: 'urgency' },
    reason,
  ],
};

/** The groups behind `更多`, in the order in which they are looked for. */
export const groups = {
  work: ['assignHandler', 'askInfo', 'requestExtension', 'returnCase'],
  route: ['confer', 'recall', 'merge', 'unmerge', 'sendUp', 'park', 'terminate', 'reopen', 'withdraw'],
  time: ['setUrgency', 'suspend', 'lift'],
  press: ['urge', 'supervise', 'instruct'],
  rating: ['exclude', 'appeal'],
  record: ['addNote', 'correct', 'setConfidential'],
} as const satisfies Record<string, readonly OfferedCommand[]>;
export type Group = keyof typeof groups;
