import { permits } from '../../domain/case/machine.ts';
import type { Role } from '../../domain/people.ts';
import type { Me } from '../data/types.ts';

const registers: readonly string[] = permits.register.by;

/** Whether this person records calls at all. */
export const mayRegister = (me: Me): boolean => me.roles.some((role) => registers.includes(role));

/** Whether recording calls is this person's desk. */
export const takesCalls = (me: Me): boolean => me.roles.includes('operator');

/** The role to show beside the name: the first that he holds. */
export const mainRole = (me: Me): Role => me.roles[0] ?? 'auditor';
