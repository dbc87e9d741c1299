import type { Role } from '../../domain/people.ts';
import type { Me } from '../data/types.ts';

const sees: readonly Role[] = ['admin', 'teamLead', 'supervisor', 'leader', 'auditor'];
const warned: readonly Role[] = ['admin', 'teamLead', 'supervisor', 'dispatcher'];
const has = (me: Me | undefined, roles: readonly Role[]): boolean => me?.roles.some((r) => roles.includes(r)) ?? false;

/** Whether calendars, limits and their changes are open to this person. */
export const seesRules = (me: Me | undefined): boolean => has(me, sees);
/** Whether this person may put a version in force. */
export const publishesRules = (me: Me | undefined): boolean => has(me, ['admin']);
/** Whether this desk is told what somebody should see to. */
export const isWarned = (me: Me | undefined): boolean => has(me, warned);
