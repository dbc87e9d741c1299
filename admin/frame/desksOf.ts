import { permits } from '../../domain/case/machine.ts';
import type { Role } from '../../domain/people.ts';
import type { Me } from '../data/types.ts';

const registers: readonly string[] = permits.register.by;

/** Whether this person records calls at all. */
export const mayRegister = (me: Me): boolean => me.roles.some((role) => registers.includes(role));

/** Whether recording calls is this person's desk. */
export const takesCalls = (me: Me): boolean => me.roles.includes('operator');

const looks = ['cases', 'notices', 'units', 'users', 'categories', 'limits'] as const;
const onlyFor: Partial<Record<(typeof looks)[number], readonly Role[]>> = {
  notices: [
    ...(['operator', 'teamLead', 'dispatcher', 'handler'] as const),
    ...(['unitHead', 'callbackAgent', 'supervisor', 'auditor'] as const),
  ],
  users: ['admin', 'teamLead', 'auditor', 'handler', 'unitHead'],
};

/** The pages to look things up in that the server opens to this person. */
export const looksOf = (me: Me | undefined): (typeof looks)[number][] =>
  looks.filter((page) => {
    const roles = onlyFor[page];
    return !roles || me?.roles.some((role) => roles.includes(role));
  });

/** The role to show beside the name: the first that he holds. */
export const mainRole = (me: Me): Role => me.roles[0] ?? 'auditor';
