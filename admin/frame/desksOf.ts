import { permits } from '../../domain/case/machine.ts';
import type { Role } from '../../domain/people.ts';
import type { Me } from '../data/types.ts';
import { seesRules } from '../rules/roles.ts';

const registers: readonly string[] = permits.register.by;

/** Whether this person records calls at all. */
export const mayRegister = (me: Me): boolean => me.roles.some((role) => registers.includes(role));

/** Whether recording calls is this person's desk. */
export const takesCalls = (me: Me): boolean => me.roles.includes('operator');

const looks = ['cases', 'notices', 'units', 'users', 'categories', 'catalogue', 'templates'] as const;
const onlyFor: Partial<Record<(typeof looks)[number], readonly Role[]>> = {
  notices: [
    ...(['operator', 'teamLead', 'dispatcher', 'handler'] as const),
    ...(['unitHead', 'callbackAgent', 'supervisor', 'auditor'] as const),
  ],
  users: ['admin', 'teamLead', 'auditor', 'handler', 'unitHead'],
  templates: ['admin', 'teamLead', 'supervisor', 'auditor'],
};

/** The pages to look things up in that the server opens to this person. */
export const looksOf = (me: Me | undefined): (typeof looks)[number][] =>
  looks.filter((page) => {
    const roles = onlyFor[page];
    return !roles || me?.roles.some((role) => roles.includes(role));
  });

const oversight = {
  shift: ['teamLead'],
  ahead: ['supervisor', 'teamLead'],
  overview: ['leader', 'supervisor', 'teamLead', 'auditor'],
  audit: ['auditor'],
} as const satisfies Record<string, readonly Role[]>;
const homes: readonly (readonly [Role, keyof typeof oversight])[] = [
  ['supervisor', 'ahead'],
  ['leader', 'overview'],
  ['auditor', 'audit'],
  ['teamLead', 'shift'],
];

/** The pages from which this person oversees the work, as the server opens them. */
export const oversightOf = (me: Me | undefined): (keyof typeof oversight)[] =>
  (Object.keys(oversight) as (keyof typeof oversight)[]).filter((page) =>
    me?.roles.some((role) => (oversight[page] as readonly Role[]).includes(role)),
  );

/** The page on which somebody who oversees the work begins. */
export const homeOf = ({ roles }: Me): keyof typeof oversight | undefined =>
  homes.find(([role]) => roles.includes(role))?.[1];

const rulePages = ['calendars', 'profiles', 'changes', 'what-if'] as const;
/** The pages of the rules of time that the server opens to this person; everybody may try a limit. */
export const rulePagesOf = (me: Me | undefined): ('limits' | (typeof rulePages)[number])[] => [
  'limits',
  ...(seesRules(me) ? rulePages : []),
];

/** Whether the knowledge base is this person's desk. */
export const keepsKnowledge = (me: Me): boolean => me.roles.includes('knowledgeEditor');

/** The role to show beside the name: the first that he holds. */
export const mainRole = (me: Me): Role => me.roles[0] ?? 'auditor';
