import { z } from 'zod';

export const Role = z.enum([
  'operator',
  'teamLead',
  'dispatcher',
  'handler',
  'unitHead',
  'reviewer',
  'callbackAgent',
  'adjudicator',
  'inspector',
  'supervisor',
  'knowledgeEditor',
  'leader',
  'auditor',
  'admin',
]);
export type Role = z.infer<typeof Role>;
export const Skill = z.enum(['mn', 'enterprise']);
export type Skill = z.infer<typeof Skill>;
/** Who acts without a desk of his own. */
export type Outsider = 'citizen' | 'upper' | 'clock';

/** Somebody who asks something of a case. */
export interface Actor {
  id: string;
  roles: readonly (Role | Outsider)[];
  unitId: string;
}
export const theClock: Actor = { id: 'clock', roles: ['clock'], unitId: 'centre' };

/** Who works on a case: what the questions of sight and permission need of it. */
export interface Parties {
  leadUnitId?: string | undefined;
  coHandlers: readonly { unitId: string }[];
  /** The units called to a conference. */
  conference?: { unitIds: readonly string[] } | undefined;
  confidential: boolean;
  anonymous: boolean;
}

/** The desks whose lists hold every case; an operator opens any case too, but lists his own. */
export const listingDesks: readonly string[] = [
  'teamLead',
  'dispatcher',
  'reviewer',
  'callbackAgent',
  'adjudicator',
  'inspector',
  'supervisor',
  'leader',
  'auditor',
];
const centreDesks: readonly string[] = ['operator', ...listingDesks];
const speakWithCitizens: readonly string[] = ['operator', 'teamLead', 'dispatcher', 'callbackAgent', 'adjudicator'];
const unitDesks: readonly string[] = ['handler', 'unitHead'];

const has = (actor: Actor, desks: readonly string[]): boolean => actor.roles.some((r) => desks.includes(r));
export const isUnitDesk = (actor: Actor): boolean => has(actor, unitDesks);
export const seesAllCases = (actor: Actor): boolean => has(actor, centreDesks) || actor.roles.includes('clock');
export const isLead = (actor: Actor, kase: Parties): boolean => kase.leadUnitId === actor.unitId;
export const isCoHandler = (actor: Actor, kase: Parties): boolean =>
  kase.coHandlers.some((co) => co.unitId === actor.unitId);

const isCalled = (actor: Actor, kase: Parties): boolean => kase.conference?.unitIds.includes(actor.unitId) ?? false;

/** Somebody who came with a link of this very case: the citizen, or another platform. */
const isOutside = ({ roles }: Actor): boolean => roles.includes('citizen') || roles.includes('upper');

/** Whether the actor may know of the case at all: a unit of its own and co-handled ones, an administrator of none (domain 4). */
export const mayRead = (actor: Actor, kase: Parties): boolean =>
  seesAllCases(actor) ||
  isOutside(actor) ||
  (isUnitDesk(actor) && (isLead(actor, kase) || isCoHandler(actor, kase) || isCalled(actor, kase)));

/**
 * Whether somebody may be told that another has the case open: the centre's desks of everybody, a unit of its own people
 * only. So no unit learns who at the centre works on it, in particular who calls its citizen back.
 */
export const seesPresent = (actor: Actor, other: Actor, kase: Parties): boolean =>
  mayRead(actor, kase) && (seesAllCases(actor) || (!seesAllCases(other) && actor.unitId === other.unitId));

/** Whether the actor may ask which cases a phone number has. */
export const findsByPhone = ({ roles }: Actor): boolean =>
  ['operator', 'teamLead', 'dispatcher', 'callbackAgent'].some((role) => (roles as readonly string[]).includes(role));

/** How much of the caller the actor may see: nothing, masked, or the whole on a recorded request. No unit learns a secret caller. */
export function callerSight(actor: Actor, kase: Parties): 'none' | 'masked' | 'revealable' {
  if (has(actor, speakWithCitizens)) return 'revealable';
  if (kase.confidential || kase.anonymous || !mayRead(actor, kase)) return 'none'; // 济南 Art. 32
  return isUnitDesk(actor) && isLead(actor, kase) ? 'revealable' : 'masked';
}

const desksThatHandle: readonly string[] = [...speakWithCitizens, 'reviewer'];

/**
 * Whether the actor may open a file as it came, with the place and device that a photo may name; others get its preview.
 * The centre's desks that work on cases, the unit that added it, and the lead unit unless the caller is secret.
 */
export function seesOriginals(actor: Actor, kase: Parties, fromUnitId: string): boolean {
  if (has(actor, desksThatHandle)) return true;
  if (!isUnitDesk(actor) || !mayRead(actor, kase)) return false;
  return actor.unitId === fromUnitId || (isLead(actor, kase) && !kase.confidential && !kase.anonymous);
}
