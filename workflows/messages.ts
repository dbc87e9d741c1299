import { defineSignal } from '@temporalio/workflow';
import type { Thin, Told } from '../domain/case/thin.ts';

/** What starts a run of a case's workflow, and what the next run continues with. */
export interface CaseRun {
  thin?: Thin;
  owed?: boolean;
}

/** How the case now stands. Any message may be lost, doubled or late: the highest seq wins. */
export const told = defineSignal<[Told]>('told');

export const taskQueue = 'yihao';
export const caseWorkflowType = 'caseWorkflow';
export const tidyWorkflowType = 'tidyWorkflow';
/** The one place where the id of a case's workflow is made. */
export const workflowIdOf = (caseId: string): string => `case-${caseId}`;
