import type { CalendarBook } from '../../domain/calendar.ts';
import type { ClockName } from '../../domain/case/clocks.ts';
import type { LimitAmount } from '../../domain/limits.ts';
import type { Policy } from '../../domain/policy.ts';
import { call, get } from './http.ts';
import type { LimitPreview } from './types.ts';

/** What is tried in the limit calculator; everything but start and limit may be left out. */
export interface LimitAsked {
  start: string;
  limit: LimitAmount;
  area?: string;
  calendar?: number;
  extensions?: LimitAmount[];
  pauses?: { from: string; to: string }[];
  spans?: { from: string; to: string }[];
}

export type RulesDraft = { part: 'calendar'; body: CalendarBook } | { part: 'policy'; body: Policy };

/** One limit that a draft would move. */
export interface Moving {
  caseId: string;
  number: string;
  unitId: string | null;
  clock: ClockName;
  was: string;
  dueAt: string;
  becomes: 'earlier' | 'later' | 'overdue';
}
export interface RulesPreview {
  open: number;
  earlier: number;
  later: number;
  overdue: number;
  list: Moving[];
}

/** A version of the rules that somebody put in force, and how far running cases have taken it. */
export interface RuleChange {
  id: string;
  part: 'calendar' | 'policy';
  version: number;
  reason: string;
  by: string;
  byName: string | null;
  at: string;
  running: boolean;
  adopted: number;
  finishedAt: string | null;
}

export interface WhatIfAsked {
  from: string;
  to: string;
  limit: LimitAmount;
  categoryId?: string;
  unitId?: string;
}
export interface Verdicts {
  cases: number;
  lateThen: number;
  lateNow: number;
  list: { caseId: string; number: string; unitId: string | null; repliedAt: string; was: string; dueAt: string }[];
}

export interface Warning {
  code: 'noticeMissing';
  year: number;
}

const post = async <T>(path: string, body: unknown): Promise<T> => (await call<T>(path, { method: 'POST', body })).body;

/** The calls about limits and the rules of time. */
export const ruleCalls = {
  previewLimit: (asked: LimitAsked) => post<LimitPreview>('/limits/preview', asked),
  previewRules: (draft: RulesDraft) => post<RulesPreview>('/rules/preview', { draft }),
  publishRules: (draft: RulesDraft, reason: string, running: boolean) =>
    post<RuleChange>('/rules', { draft, reason, running }),
  ruleChanges: () => get<RuleChange[]>('/rules'),
  whatIf: (asked: WhatIfAsked) => post<Verdicts>('/rules/what-if', asked),
  warnings: () => get<Warning[]>('/warnings'),
};
