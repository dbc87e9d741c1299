import { z } from 'zod';
import type { Case } from './case/case.ts';
import { CaseType, Channel, Language, openStatuses, statuses, Urgency, type Status } from './case/codes.ts';
import { ClockName, isAlive } from './case/clocks.ts';
import { listingDesks, type Actor, type Role } from './people.ts';
import { Measure } from './rates.ts';
import { text } from './text.ts';

const Code = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'is not an identifier');
const oneOrMore = <T extends z.ZodType>(of: T) => z.union([of, z.array(of).min(1).max(100)]);
const At = z.iso.datetime({ offset: true });

/** What waits for a decision beside a case's status: more time, the answer to a letter, a second signature, an appeal. */
export const Ask = z.enum(['extension', 'letter', 'signature', 'appeal']);
export type Ask = z.infer<typeof Ask>;

export const Lamp = z.enum(['green', 'yellow', 'red', 'grey']);

/** What a list of cases can be narrowed to. Category, division and `unitId` mean their whole subtree; `q` is a number or words. */
export const CaseFilter = z.strictObject({
  id: oneOrMore(z.uuid()).optional(),
  status: oneOrMore(z.enum(statuses)).optional(),
  open: z.boolean().optional(),
  leadUnitId: oneOrMore(Code).optional(),
  unitId: Code.optional(),
  coUnitId: Code.optional(),
  categoryId: Code.optional(),
  divisionCode: Code.optional(),
  caseType: oneOrMore(CaseType).optional(),
  urgency: oneOrMore(Urgency).optional(),
  channel: oneOrMore(Channel).optional(),
  language: Language.optional(),
  round: z.int().min(1).max(1_000).optional(),
  reworked: z.boolean().optional(),
  supervisionLevel: z.int().min(0).max(4).optional(),
  supervised: z.boolean().optional(),
  lamp: Lamp.optional(),
  overdue: z.boolean().optional(),
  dueBefore: At.optional(),
  dueAfter: At.optional(),
  yellowBefore: At.optional(),
  yellowAfter: At.optional(),
  registeredBefore: At.optional(),
  registeredAfter: At.optional(),
  replyStage: z.enum(['unitHead', 'centre']).optional(),
  q: z
    .string()
    .max(200)
    .refine((q) => !q.includes('\u0000'), 'contains a NUL')
    .optional(),
  mine: z.boolean().optional(),
  asks: Ask.optional(),
  urged: z.boolean().optional(),
  led: z.boolean().optional(),
  instructed: z.boolean().optional(),
  attached: z.boolean().optional(),
  untold: z.boolean().optional(),
  owed: z.boolean().optional(),
  cited: z.boolean().optional(),
  articleId: Code.optional(),
  enterprise: z.boolean().optional(),
  businessEnvironment: z.boolean().optional(),
  measure: Measure.optional(),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

/** By what a list of cases can be sorted. */
export const CaseSort = z.enum(['registeredAt', 'dueAt', 'callFrom', 'number']);
export type CaseSort = z.infer<typeof CaseSort>;

const Instant = z.iso.datetime();
const Order = z.tuple([CaseSort, z.enum(['ASC', 'DESC'])]);

/** A list to be kept: what it is narrowed to and how it is sorted; of the list of cases or of one queue. */
export const NewView = z.strictObject({
  name: text(40),
  scope: z.enum(['mine', 'unit']),
  list: z.string().regex(/^(cases|queues\/[A-Za-z]{1,40})$/, 'is not a list'),
  filter: CaseFilter,
  sort: Order.nullish(),
});
export type NewView = z.infer<typeof NewView>;

/** A list as it was kept; `mine` says whether the reader keeps it himself. */
export const SavedView = NewView.extend({
  id: z.uuid(),
  sort: Order.nullable(),
  mine: z.boolean(),
  createdAt: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

/** A case as every list and queue shows it. */
export const CaseRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  seq: z.int(),
  status: z.enum(statuses),
  caseType: CaseType,
  urgency: Urgency,
  channel: Channel,
  language: Language,
  title: z.string(),
  categoryId: z.string(),
  categoryName: z.string(),
  divisionCode: z.string(),
  place: z.string(),
  leadUnitId: z.string().nullable(),
  leadUnitName: z.string().nullable(),
  registeredAt: Instant,
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  clock: ClockName.nullable(),
  round: z.int(),
  repeatCount: z.int(),
  urgeCount: z.int(),
  supervisionLevel: z.int(),
  confidential: z.boolean(),
  anonymous: z.boolean(),
  enterprise: z.boolean(),
  businessEnvironment: z.boolean(),
  callFrom: Instant.nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;

/** A queue of work: who has it, which statuses it holds, and what of the unit, the person or the instant narrows it. */
export interface Queue {
  by: readonly Role[];
  status: readonly Status[];
  sort: CaseSort;
  /** A unit sees its own part only: the cases it leads, or those it helps with and has not answered yet. */
  unit?: 'lead' | 'co';
  stage?: 'unitHead' | 'centre';
  /** The cases of this person: those he handles, or registered himself. */
  mine?: true;
  supervised?: true;
  due?: 'past' | 'soon';
  /** Cases whose reply came back to the unit: sent back, or to be done again. */
  again?: true;
  /** A decision beside the status that somebody waits for. */
  asks?: Ask;
  /** The cases of this queue have ended. */
  ended?: true;
}

export const asksOf = ({ extensionAsked, clocks, exclusion, appealedAt }: Case): Ask[] => [
  ...(extensionAsked ? (['extension'] as const) : []),
  ...(isAlive(clocks.supervision) ? (['letter'] as const) : []),
  ...(exclusion && !exclusion.second ? (['signature'] as const) : []),
  ...(appealedAt ? (['appeal'] as const) : []),
];

const unitDesks = ['handler', 'unitHead'] as const;

/** Every queue of every desk, the order being that of the screen. */
export const queues = {
  triage: { by: ['dispatcher', 'teamLead'], status: ['triage', 'conferring'], sort: 'dueAt' },
  returns: { by: ['dispatcher', 'teamLead'], status: ['returnReview'], sort: 'dueAt' },
  reviews: { by: ['reviewer', 'teamLead'], status: ['replyReview'], stage: 'centre', sort: 'dueAt' },
  info: { by: ['operator', 'teamLead', 'dispatcher'], status: ['needInfo'], sort: 'dueAt' },
  extensions: { by: ['dispatcher', 'reviewer', 'teamLead'], status: ['handling'], asks: 'extension', sort: 'dueAt' },
  callbacks: { by: ['callbackAgent', 'teamLead'], status: ['callback'], sort: 'callFrom' },
  adjudication: { by: ['adjudicator', 'teamLead'], status: ['adjudication'], sort: 'dueAt' },
  signatures: { by: ['adjudicator', 'teamLead'], status: ['closed'], asks: 'signature', ended: true, sort: 'dueAt' },
  appeals: { by: ['teamLead'], status: ['closed'], asks: 'appeal', ended: true, sort: 'dueAt' },
  parked: { by: ['supervisor'], status: ['longPending'], sort: 'dueAt' },
  elsewhere: { by: ['dispatcher', 'teamLead'], status: ['sentUp'], sort: 'registeredAt' },
  supervision: { by: ['supervisor', 'leader'], status: openStatuses, supervised: true, sort: 'dueAt' },
  sign: { by: unitDesks, status: ['dispatched'], unit: 'lead', sort: 'dueAt' },
  handling: { by: unitDesks, status: ['handling'], unit: 'lead', sort: 'dueAt' },
  dueSoon: { by: unitDesks, status: ['dispatched', 'handling'], unit: 'lead', due: 'soon', sort: 'dueAt' },
  backToMe: { by: unitDesks, status: ['handling'], unit: 'lead', again: true, sort: 'dueAt' },
  approvals: { by: ['unitHead'], status: ['replyReview'], unit: 'lead', stage: 'unitHead', sort: 'dueAt' },
  letters: { by: ['unitHead'], status: openStatuses, unit: 'lead', asks: 'letter', sort: 'dueAt' },
  coHandling: { by: unitDesks, status: ['dispatched', 'handling'], unit: 'co', sort: 'dueAt' },
  overdue: {
    by: [...unitDesks, 'teamLead', 'supervisor', 'leader'],
    status: openStatuses,
    unit: 'lead',
    due: 'past',
    sort: 'dueAt',
  },
  mine: { by: ['operator', 'handler'], status: openStatuses, mine: true, sort: 'dueAt' },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];

/** The queues that belong to somebody with these roles. */
export const queuesOf = (roles: readonly string[]): QueueName[] =>
  queueNames.filter((name) => (queues[name].by as readonly string[]).some((role) => roles.includes(role)));

const helps = (kase: Case, unitId: string): boolean =>
  kase.coHandlers.some((co) => co.unitId === unitId && !co.repliedAt);

/** Whether the actor works on the queue as a unit, and so sees the unit's part of it only. */
export const asUnit = (queue: Queue, actor: Actor): boolean => {
  const desks = actor.roles.filter((role) => (queue.by as readonly string[]).includes(role));
  return queue.unit !== undefined && desks.every((role) => (unitDesks as readonly string[]).includes(role));
};

const isTheirs = (queue: Queue, kase: Case, actor: Actor): boolean => {
  if (queue.mine) return kase.handlerId === actor.id || kase.registeredBy === actor.id;
  if (!asUnit(queue, actor)) return true;
  return queue.unit === 'co' ? helps(kase, actor.unitId) : kase.leadUnitId === actor.unitId;
};

/** Whether the reply of the unit that handles the case now came back to it. */
export const cameBack = ({ status, reply, signedAt }: Case): boolean =>
  status === 'handling' && reply !== undefined && signedAt !== undefined && reply.at > signedAt;

const isStaged = ({ stage, again }: Queue, kase: Case): boolean =>
  (stage === undefined || kase.reply?.stage === stage) && (!again || cameBack(kase));

/** Whether the case now belongs to the queue as this actor sees it, the hour apart: a due instant passes unnoticed here. */
export function inQueue(name: QueueName, kase: Case, actor: Actor): boolean {
  const { status, supervised, asks }: Queue = queues[name];
  return (
    status.includes(kase.status) &&
    isStaged(queues[name], kase) &&
    (!supervised || kase.supervisionLevel > 0) &&
    (asks === undefined || asksOf(kase).includes(asks)) &&
    isTheirs(queues[name], kase, actor)
  );
}

/** Which cases the lists of this actor hold: all, those he registered himself, those of his unit, or none (domain 4). */
export function listSight({ roles }: Actor): 'all' | 'registered' | 'unit' | 'none' {
  if (roles.some((role) => listingDesks.includes(role))) return 'all';
  if (roles.includes('operator')) return 'registered';
  return roles.some((role) => role === 'handler' || role === 'unitHead') ? 'unit' : 'none';
}
