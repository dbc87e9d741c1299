import type { CommandInput } from '../../domain/case/commands.ts';
import type { CallOutcome, Satisfaction } from '../../domain/case/codes.ts';

/** With what a citizen is satisfied or not. */
export const aspects = ['result', 'manner', 'speed'] as const;
export type Aspect = (typeof aspects)[number];

/** What is filled in while talking. */
export interface CallDraft extends Partial<Record<Aspect, Satisfaction | undefined>> {
  outcome?: CallOutcome | undefined;
  solved?: boolean | undefined;
  contactedFirst?: boolean | undefined;
  remark: string;
}

/** The command that a filled card becomes: a rating only when somebody was reached. */
export function callbackOf({
  outcome,
  solved,
  contactedFirst,
  result,
  manner,
  speed,
  remark,
}: CallDraft): CommandInput {
  const reached = outcome === 'reached';
  const satisfaction = (result ?? manner ?? speed) ? { result, manner, speed } : undefined;
  const rating = reached ? { solved, contactedFirst, satisfaction } : {};
  return { type: 'recordCallback', outcome, ...rating, remark } as CommandInput;
}
