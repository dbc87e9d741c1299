import type { Case } from '../domain/case/case.ts';
import { isRunning, nextStrike, type Clock } from '../domain/case/clocks.ts';
import { isEnded, type Status } from '../domain/case/codes.ts';
import { asksOf, cameBack } from '../domain/lists.ts';
import type { PlainClock } from '../domain/case/clocks.ts';

/** Which clock the lists show, by status. */
const matters: Partial<Record<Status, readonly PlainClock[]>> = {
  triage: ['dispatch'],
  conferring: ['dispatch'],
  dispatched: ['sign', 'handle'],
  returnReview: ['returnRuling', 'handle'],
  handling: ['handle'],
  replyReview: ['review'],
  callback: ['callback'],
  adjudication: ['adjudication'],
  needInfo: ['info'],
  longPending: ['pending'],
};

/** The running clock that matters most in the case's status. */
export function clockThatMatters(kase: Case): { name: PlainClock; clock: Clock } | undefined {
  for (const name of matters[kase.status] ?? []) {
    const clock = kase.clocks[name];
    if (isRunning(clock)) return { name, clock };
  }
  return undefined;
}

/** What the ledger knows of a case beside its fold: words shown in lists, and the head of its hash chain. */
export interface Beside {
  title: string;
  address: string | null;
  /** The keyed hash of the credit code, for as long as the code is there. */
  enterpriseHash: Buffer | null;
  headHash: Buffer;
  changedAt: string;
}

type Column = readonly [name: string, type: string, of: (kase: Case, beside: Beside) => unknown];

/** Every column of `case_row`, in one order: the row is a pure function of the fold. */
export const columns: readonly Column[] = [
  ['number', 'text', (k) => k.number],
  ['seq', 'int', (k) => k.seq],
  ['status', 'text', (k) => k.status],
  ['state', 'jsonb', (k) => JSON.stringify(k)],
  ['head_hash', 'bytea', (_, b) => b.headHash],
  ['changed_at', 'timestamptz', (_, b) => b.changedAt],
  ['title', 'text', (_, b) => b.title],
  ['address', 'text', (_, b) => b.address],
  ['case_type', 'text', (k) => k.caseType],
  ['urgency', 'text', (k) => k.urgency],
  ['channel', 'text', (k) => k.channel],
  ['language', 'text', (k) => k.language],
  ['category_id', 'text', (k) => k.categoryId],
  ['division_code', 'text', (k) => k.divisionCode],
  ['caller_id', 'uuid', (k) => k.callerId ?? null],
  ['anonymous', 'boolean', (k) => k.anonymous],
  ['confidential', 'boolean', (k) => k.confidential],
  ['registered_at', 'timestamptz', (k) => k.registeredAt],
  ['registered_by', 'text', (k) => k.registeredBy],
  ['lead_unit_id', 'text', (k) => k.leadUnitId ?? null],
  ['co_unit_ids', 'text[]', (k) => k.coHandlers.map((co) => co.unitId)],
  ['handler_id', 'text', (k) => k.handlerId ?? null],
  ['reply_stage', 'text', (k) => (k.status === 'replyReview' || cameBack(k) ? (k.reply?.stage ?? null) : null)],
  ['round', 'int', (k) => k.round],
  ['supervision_level', 'int', (k) => k.supervisionLevel],
  ['repeat_count', 'int', (k) => k.repeatCount],
  ['urge_count', 'int', (k) => k.urgeCount],
  ['clock', 'text', (k) => clockThatMatters(k)?.name ?? null],
  ['due_at', 'timestamptz', (k) => clockThatMatters(k)?.clock.dueAt ?? null],
  [
    'yellow_at',
    'timestamptz',
    (k) => clockThatMatters(k)?.clock.rungs.find((r) => r.acts.includes('yellow'))?.at ?? null,
  ],
  ['next_strike_at', 'timestamptz', (k) => (isEnded(k.status) ? null : (nextStrike(k.clocks)?.at ?? null))],
  ['call_from', 'timestamptz', (k) => (k.status === 'callback' ? (k.callFrom ?? null) : null)],
  ['asks', 'text[]', (k) => asksOf(k)],
  ['ended_at', 'timestamptz', (k) => k.endedAt ?? null],
  ['enterprise', 'boolean', (k) => k.enterprise ?? false],
  ['business_environment', 'boolean', (k) => k.businessEnvironment ?? false],
  ['enterprise_hash', 'bytea', (_, b) => b.enterpriseHash],
];

export const valuesOf = (kase: Case, beside: Beside): unknown[] => columns.map(([, , of]) => of(kase, beside));
