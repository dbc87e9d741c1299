import type { RuleName } from '../../../domain/case/clocks.ts';
import type { ClockRule, Policy } from '../../../domain/policy.ts';

/** Where a rule stands: the base, a profile by its name, or an urgency. */
export type Column = 'base' | 'urgent' | 'critical' | `profile:${string}`;
/** One change of the limits that is not in force yet; a rule of `null` lets the base speak again. */
export type PolicyEdit =
  | { do: 'rule'; column: Column; clock: RuleName; rule: ClockRule | null }
  | { do: 'counting'; counting: Policy['counting'] }
  | { do: 'callback'; callback: Policy['callback'] };

type Some = Partial<Record<RuleName, ClockRule>>;

function put(rules: Some, clock: RuleName, rule: ClockRule | null): Some {
  const { [clock]: _, ...rest } = rules;
  return rule === null ? rest : { ...rest, [clock]: rule };
}

const profileOf = (column: Column): string => column.slice('profile:'.length);

function withRule(policy: Policy, { column, clock, rule }: Extract<PolicyEdit, { do: 'rule' }>): Policy {
  if (column === 'base') return rule ? { ...policy, base: { ...policy.base, [clock]: rule } } : policy;
  if (column === 'urgent' || column === 'critical')
    return { ...policy, urgencies: { ...policy.urgencies, [column]: put(policy.urgencies[column], clock, rule) } };
  const name = profileOf(column);
  return { ...policy, profiles: { ...policy.profiles, [name]: put(policy.profiles[name] ?? {}, clock, rule) } };
}

function withEdit(policy: Policy, edit: PolicyEdit): Policy {
  switch (edit.do) {
    case 'rule':
      return withRule(policy, edit);
    case 'counting':
      return { ...policy, counting: edit.counting };
    case 'callback':
      return { ...policy, callback: edit.callback };
  }
}

/** The policy that follows the given one with all edits laid over it, in order. */
export const editedPolicy = (policy: Policy, edits: readonly PolicyEdit[]): Policy =>
  edits.reduce(withEdit, { ...policy, version: policy.version + 1 });

const usual = ['consultation', 'utility', 'ordinary', 'complaint', 'complex'];
const rank = (name: string): number => (usual.includes(name) ? usual.indexOf(name) : usual.length);

/** The columns of a policy: base, every profile from the short to the long, the two urgencies. */
export const columnsOf = (policy: Policy): Column[] => [
  'base',
  ...Object.keys(policy.profiles)
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name): Column => `profile:${name}`),
  'urgent',
  'critical',
];

/** The rule that a column has of its own; undefined where the base speaks for it. */
export function ownRule(policy: Policy, column: Column, clock: RuleName): ClockRule | undefined {
  if (column === 'base') return policy.base[clock];
  if (column === 'urgent' || column === 'critical') return policy.urgencies[column][clock];
  return policy.profiles[profileOf(column)]?.[clock];
}

/** What identifies the thing that an edit changes: a later edit of the same takes its place. */
export const subjectOf = (edit: PolicyEdit): string => (edit.do === 'rule' ? `${edit.column} ${edit.clock}` : edit.do);
