import type { LimitAmount } from '../../domain/limits.ts';
import type { OfferedCommand } from '../../domain/case/commands.ts';
import { Urgency } from '../../domain/case/codes.ts';
import type { MessageKey } from '../i18n/useT.ts';

/** One field of a plain form; `says` is the beginning of the keys of its options' words. */
export type PlainField = { name: string; label: MessageKey } & (
  | { kind: 'text' | 'line' | 'mine' | 'flag' | 'unit' | 'units' }
  | { kind: 'limit'; first: LimitAmount; optional?: true }
  | { kind: 'choice' | 'many'; options: readonly string[]; says: string }
);

const reason = { name: 'reason', kind: 'text', label: 'form.reason' } as const;
const days = (amount: number): LimitAmount => ({ amount, unit: 'workingDays' });

/** The commands that need no desk of their own: a few fields behind `更多`. */
export const plainForms: Partial<Record<OfferedCommand, readonly PlainField[]>> = {
  correct: [
    { name: 'title', kind: 'line', label: 'intake.title' },
    { name: 'content', kind: 'text', label: 'intake.content' },
    { name: 'mongolian', kind: 'text', label: 'intake.mongolian' },
  ],
  addNote: [{ name: 'text', kind: 'text', label: 'form.text' }],
  urge: [{ name: 'text', kind: 'text', label: 'form.textOptional' }],
  withdraw: [{ name: 'reason', kind: 'text', label: 'form.reasonOptional' }],
  assignHandler: [{ name: 'handlerId', kind: 'mine', label: 'form.handler' }],
  askInfo: [{ name: 'question', kind: 'text', label: 'form.question' }],
  supplyInfo: [{ name: 'text', kind: 'text', label: 'form.supplied' }],
  requestExtension: [
    { name: 'limit', kind: 'limit', label: 'form.moreTime', first: days(5) },
    reason,
    { name: 'basis', kind: 'text', label: 'form.basisOptional' },
  ],
  ruleOnExtension: [{ name: 'grant', kind: 'flag', label: 'form.grant' }, reason],
  suspend: [
    {
      ...{ name: 'why', kind: 'choice', label: 'form.pauseReason' },
      ...{ options: ['statutory', 'forceMajeure'], says: 'pauseReason' },
    },
    { name: 'document', kind: 'line', label: 'form.document' },
    reason,
  ],
  lift: [reason],
  setUrgency: [
    { name: 'urgency', kind: 'choice', label: 'form.urgency', options: Urgency.options, says: 'urgency' },
    reason,
  ],
};
