export { canaryWorkflow } from './canary.ts';
export { caseWorkflow } from './case.ts';
export { tidyWorkflow } from './tidy.ts';
