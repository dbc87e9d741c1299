export { caseWorkflow } from './case.ts';
export { tidyWorkflow } from './tidy.ts';
