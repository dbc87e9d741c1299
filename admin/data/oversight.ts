import type { Beat, Canary } from '../../domain/canary.ts';
import type { Status } from '../../domain/case/codes.ts';
import type { QueueName } from '../../domain/lists.ts';
import type { Role } from '../../domain/people.ts';
import type { Rate, RateName } from '../../domain/rates.ts';
import { call, get } from './http.ts';
import { list } from './listCall.ts';

interface Listed {
  id: string;
  number: string;
  title: string;
  unitId: string | null;
  unitName: string | null;
}
interface Due {
  dueAt: string | null;
  yellowAt: string | null;
}

/** What of one unit's cases turns yellow and red between each two edges. */
export interface AheadUnit {
  unitId: string | null;
  unitName: string | null;
  overdue: number;
  yellow: number[];
  red: number[];
}
export interface LetterRow extends Listed {
  level: number;
  nth: number;
  at: string;
  dueAt: string | null;
}
export type UrgedRow = Listed & Due & { urgeCount: number };
export interface AheadView {
  at: string;
  edges: string[];
  units: AheadUnit[];
  levels: { level: number; count: number }[];
  letters: { total: number; list: LetterRow[] };
  urged: {
    units: { unitId: string | null; unitName: string | null; cases: number; urges: number }[];
    list: UrgedRow[];
  };
}

export interface Waits {
  count: number;
  since: string | null;
}
export interface Present {
  id: string;
  name: string;
  roles: Role[];
  unitId: string;
  unitName: string;
  seenAt: string;
  sessions: number;
}
export interface OldestRow extends Due {
  queue: QueueName;
  count: number;
  overdue: number;
  id: string | null;
  number: string | null;
  title: string | null;
  registeredAt: string | null;
}
export interface OverdueStrike {
  id: string;
  number: string;
  title: string;
  at: string;
}
export interface ShiftView {
  at: string;
  people: Present[];
  queues: OldestRow[];
  /** Callers whom nobody answered. */
  missed: Waits;
  engine: { state: 'ok' | 'down'; outbox: Waits; owed: Waits; strikes: Waits; canary: Canary };
}

export interface Grown {
  count: number;
  before: number;
  growth: number | null;
}
export interface RateView {
  name: RateName;
  now: Rate;
  before: Rate;
}
export type InstructedRow = Listed & Due & { status: Status; round: number; at: string };
export interface OverviewView {
  from: string;
  to: string;
  rates: RateView[];
  topics: (Grown & { categoryId: string; path: string })[];
  banners: (Grown & { divisionCode: string; name: string })[];
  units: { smallestBase: number; left: number; list: { unitId: string; unitName: string; rate: Rate }[] };
  instructed: { total: number; list: InstructedRow[] };
}

export const accessActions = ['signIn', 'open', 'reveal', 'lookUp', 'lookUpEnterprise', 'download', 'export'] as const;
export type AccessAction = (typeof accessActions)[number];
export interface AuditFilter {
  userId?: string;
  action?: AccessAction;
  number?: string;
  after?: string;
  before?: string;
}
export interface AccessRow {
  id: string;
  at: string;
  userId: string;
  userName: string | null;
  action: AccessAction;
  caseId: string | null;
  caseNumber: string | null;
  reason: string | null;
  detail: { format?: string; rows?: number; filter?: object } | null;
}
export interface ChangeRow {
  id: string;
  at: string;
  by: string;
  byName: string | null;
  what: string;
  key: string;
  reason: string;
  effectiveAt: string;
  before: Record<string, unknown> | null;
  body: Record<string, unknown> | null;
}
export interface Break {
  caseId: string;
  number: string;
  seq: number;
  why: 'hash' | 'missing' | 'columns' | 'head' | 'words';
}
export interface Verified {
  cases: number;
  events: number;
  words: number;
  broken: Break[];
  next: { at: string; id: string } | null;
  total: number | null;
}
export type VerifyAsked = { number: string } | { from: string; to: string; after?: Verified['next'] };

const auditList = <T>(what: string, filter: AuditFilter, page: number, perPage: number) =>
  list<T>(what, { filter, pagination: { page, perPage }, sort: { field: 'at', order: 'DESC' } });

/** The calls of those who oversee the work. */
export const oversightCalls = {
  ahead: () => get<AheadView>('/statistics/ahead'),
  shift: () => get<ShiftView>('/statistics/shift'),
  beats: () => get<Beat[]>('/statistics/shift/beats'),
  overdueStrikes: () => get<OverdueStrike[]>('/statistics/shift/strikes'),
  overview: (from: string, to: string) =>
    get<OverviewView>(`/statistics/overview?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`),
  accesses: (filter: AuditFilter, page: number, perPage: number) =>
    auditList<AccessRow>('audit', filter, page, perPage),
  changes: (filter: AuditFilter, page: number, perPage: number) =>
    auditList<ChangeRow>('audit/changes', filter, page, perPage),
  verify: async (asked: VerifyAsked) => (await call<Verified>('/audit/verify', { method: 'POST', body: asked })).body,
};
