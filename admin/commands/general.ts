import type { OfferedCommand } from '../../domain/case/commands.ts';
import type { MessageKey } from '../i18n/useT.ts';

/** One field of a plain form. */
export interface PlainField {
  name: string;
  kind: 'text' | 'line' | 'mine';
  label: MessageKey;
}

/** The commands that need no desk of their own: a few texts behind `更多`. */
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
};
