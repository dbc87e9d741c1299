import { Urgency } from '../../../domain/case/codes.ts';
import { Role, Skill } from '../../../domain/people.ts';
import type { ReferenceName } from '../../../domain/reference.ts';
import { unitKinds } from '../../../domain/world.ts';
import type { PlainField } from '../../commands/general.ts';

type Row = Record<string, unknown>;

interface ReferenceForm {
  fields: readonly PlainField[];
  /** What a new row begins with. */
  empty: Row;
  /** The row as the server has it, without what only lists show. */
  of: (row: Row) => Row;
  /** The row's key from what was typed. */
  key: (row: Row) => string;
}

const active = { name: 'active', kind: 'flag', label: 'reference.active' } as const;
const id = { name: 'id', kind: 'line', label: 'reference.id' } as const;
const name = { name: 'name', kind: 'line', label: 'resources.name' } as const;
const line = (field: string, label: PlainField['label']): PlainField => ({ name: field, kind: 'line', label });
const flag = (field: string, label: PlainField['label']): PlainField => ({ name: field, kind: 'flag', label });

const pick =
  (empty: Row) =>
  (row: Row): Row =>
    Object.fromEntries(Object.entries(empty).map(([field, value]) => [field, row[field] ?? value]));
const keyed = (row: Row): string => (typeof row['id'] === 'string' ? row['id'] : '');

const form = (empty: Row, fields: readonly PlainField[], key = keyed): ReferenceForm => ({
  ...{ fields, empty, of: pick(empty), key },
});

/** How each kind of reference data is written in the console. */
export const referenceForms: Record<ReferenceName, ReferenceForm> = {
  units: form(
    {
      ...{ id: '', name: '', short: '', parentId: null, kind: 'leagueBureau', divisionCode: '' },
      ...{ email: null, active: true },
    },
    [
      ...[id, name, line('short', 'resources.short')],
      { name: 'parentId', kind: 'unit', label: 'resources.parent' },
      { name: 'kind', kind: 'choice', label: 'resources.kind', options: unitKinds, says: 'unitKind' },
      ...[line('divisionCode', 'resources.division'), line('email', 'reference.email'), active],
    ],
  ),
  users: form({ id: '', username: '', name: '', roles: [], skills: [], unitId: '', active: true }, [
    ...[id, line('username', 'resources.username'), name],
    { name: 'roles', kind: 'many', label: 'resources.roles', options: Role.options, says: 'role' },
    { name: 'skills', kind: 'many', label: 'reference.skills', options: Skill.options, says: 'skill' },
    { name: 'unitId', kind: 'unit', label: 'resources.unit' },
    active,
  ]),
  categories: form(
    {
      ...{ id: '', name: '', parentId: null, profile: null, urgency: null, needsEvidence: false },
      ...{ countsSolved: true, countsSatisfied: true, keywords: [], active: true },
    },
    [
      ...[id, name, line('parentId', 'resources.parent'), line('profile', 'resources.profile')],
      { name: 'urgency', kind: 'choice', label: 'form.urgency', options: Urgency.options, says: 'urgency' },
      flag('needsEvidence', 'reference.needsEvidence'),
      flag('countsSolved', 'reference.countsSolved'),
      flag('countsSatisfied', 'reference.countsSatisfied'),
      ...[line('keywords', 'reference.keywords'), active],
    ],
  ),
  catalogue: form(
    { id: '', categoryId: '', divisionCode: '', leadUnitId: '', coUnitIds: [], basis: '', active: true },
    [
      ...[line('categoryId', 'reference.category'), line('divisionCode', 'resources.division')],
      { name: 'leadUnitId', kind: 'unit', label: 'reference.lead' },
      { name: 'coUnitIds', kind: 'units', label: 'reference.co' },
      { name: 'basis', kind: 'text', label: 'form.basis' },
      active,
    ],
    (row) => `${String(row['categoryId'])}@${String(row['divisionCode'])}`,
  ),
  templates: form({ id: '', zh: '', mn: '' }, []),
};

const emptyIsNull = ['parentId', 'profile', 'urgency', 'email'];
const words = (value: unknown): unknown =>
  typeof value === 'string' ? value.split(/[,，、\s]+/).filter((word) => word !== '') : value;

/** What was typed as the row that the server takes. */
export function rowOf(resource: ReferenceName, typed: Row): Row {
  const row = Object.fromEntries(
    Object.entries(typed).map(([field, value]) => {
      if (field === 'keywords') return [field, words(value)];
      return [field, value === '' && emptyIsNull.includes(field) ? null : value];
    }),
  );
  return { ...row, id: referenceForms[resource].key(row) };
}
