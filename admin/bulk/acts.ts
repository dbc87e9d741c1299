import type { CommandInput } from '../../domain/case/commands.ts';
import { permits } from '../../domain/case/machine.ts';
import { plainForms, type PlainField } from '../commands/general.ts';
import type { CaseRow, Me } from '../data/types.ts';
import type { MessageKey } from '../i18n/useT.ts';

/** What can be done to many cases at once. */
export const bulkTypes = ['supervise', 'dispatch'] as const;
export type BulkType = (typeof bulkTypes)[number];

/** The keys of the acts on the bar below a list. */
export const bulkKeys: Record<BulkType, string> = { supervise: 's', dispatch: 'd' };

const dispatchFields: readonly PlainField[] = [
  { name: 'leadUnitId', kind: 'unit', label: 'dispatch.lead' },
  { name: 'coUnitIds', kind: 'units', label: 'dispatch.co' },
  { name: 'limit', kind: 'limit', label: 'dispatch.limit', first: { amount: 5, unit: 'workingDays' }, optional: true },
  { name: 'note', kind: 'text', label: 'dispatch.note' },
];
/** The one form for all of them. */
export const bulkFields: Record<BulkType, readonly PlainField[]> = {
  supervise: plainForms.supervise ?? [],
  dispatch: dispatchFields,
};

/** What this person may do in bulk. */
export const bulkFor = (me: Me | undefined): BulkType[] =>
  bulkTypes.filter((type) => me?.roles.some((role) => (permits[type].by as readonly string[]).includes(role)));

/** Whether the act can be tried on the case as the list shows it; what a conference has agreed is dispatched alone, with its minutes. */
export const fits = (type: BulkType, { status }: CaseRow): boolean =>
  type === 'dispatch' ? status === 'triage' : (permits.supervise.from as readonly string[]).includes(status);

/** Why the cases cannot be done together: only those of one category go to one unit at once. */
export function unlike(type: BulkType, rows: readonly CaseRow[]): MessageKey | undefined {
  const categories = new Set(rows.map((row) => row.categoryId));
  return type === 'dispatch' && categories.size > 1 ? 'bulk.manyCategories' : undefined;
}

export const bulkCommand = (type: BulkType, value: Readonly<Record<string, unknown>>): CommandInput =>
  ({ type, ...value }) as CommandInput;
