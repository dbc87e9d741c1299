import type { ClockRule } from '../../../domain/policy.ts';
import type { RuleName } from '../../../domain/case/clocks.ts';
import { type T, type MessageKey } from '../../i18n/useT.ts';
import { zh } from '../../i18n/zh/index.ts';
import type { Column, PolicyEdit } from './edits.ts';

/** The name of a column: a profile without a word of its own goes by its code. */
export function columnName(t: T, column: Column): string {
  const key = column.startsWith('profile:') ? column.replace(':', '.') : `profile.${column}`;
  return key in zh ? t(key as MessageKey) : column.slice('profile:'.length);
}

export const ruleName = (t: T, name: RuleName): string => t(`rule.${name}`);

/** `5 工作日`. */
export const amountText = (t: T, { amount, unit }: ClockRule['limit']): string =>
  `${String(amount)} ${t(`limitUnit.${unit}`)}`;

/** An edit of the limits as a sentence. */
export function sayEdit(t: T, edit: PolicyEdit): string {
  if (edit.do !== 'rule') return t(edit.do === 'counting' ? 'edit.counting' : 'edit.callback');
  const words = { column: columnName(t, edit.column), clock: ruleName(t, edit.clock) };
  return edit.rule ? t('edit.rule', { ...words, limit: amountText(t, edit.rule.limit) }) : t('edit.noRule', words);
}
