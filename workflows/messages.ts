import { defineSignal } from '@temporalio/workflow';
import type { Instant } from '../domain/calendar.ts';
import type { ClockName } from '../domain/case/clocks.ts';
import type { Thin, Told } from '../domain/case/thin.ts';

/** What starts a run of a case's workflow, and what the next run continues with. */
export interface CaseRun {
  thin?: Thin;
  owed?: boolean;
}

/** How the case now stands. Any message may be lost, doubled or late: the highest seq wins. */
export const told = defineSignal<[Told]>('told');

/** A strike whose instant has come, as the ledger is asked for it. */
export interface AskedStrike {
  caseId: string;
  clock: ClockName;
  rung: number;
  at: string;
}
/** How a case stands after a strike was asked for, whether it struck or had moved. */
export interface Struck {
  thin: Thin;
  owed: boolean;
}

/** What the workflows ask of the world; `activities/` does it. */
export interface Activities {
  /** Null when there is no such case any more. */
  strike: (asked: AskedStrike) => Promise<Struck | null>;
  /** Performs everything that a case owes to people. */
  performOwed: (owing: { caseId: string }) => Promise<void>;
  /** Strikes what is some seconds late, set by set through the ledger; answers how many cases. */
  sweep: () => Promise<number>;
  /** Nudges open cases without a running workflow, and ended ones that still owe something; answers how many. */
  reconcile: () => Promise<number>;
  /** Plants a beat that is due in `waitMs`, once for its id; answers when it is due. */
  plantCanary: (beat: { id: string; waitMs: number }) => Promise<Instant>;
  /** Strikes a beat whose instant has come; answers how many ms are left until then, 0 when it is struck or gone. */
  strikeCanary: (beat: { id: string }) => Promise<number>;
}

export const taskQueue = 'yihao';
export const caseWorkflowType = 'caseWorkflow';
export const tidyWorkflowType = 'tidyWorkflow';
export const canaryWorkflowType = 'canaryWorkflow';
/** The one place where the id of a case's workflow is made. */
export const workflowIdOf = (caseId: string): string => `case-${caseId}`;
