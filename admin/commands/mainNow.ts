import type { OfferedCommand } from '../../domain/case/commands.ts';
import type { CaseView, Me } from '../data/types.ts';
import { mayNow } from './mayNow.ts';

/** The commands that have a desk of their own, in the order of the work; the others stand behind `更多`. */
export const desks: readonly OfferedCommand[] = [
  'ruleOnReturn',
  'dispatch',
  'supplyInfo',
  'sign',
  'ruleOnExtension',
  'answerSupervision',
  'reviewCoReply',
  'logContact',
  'submitCoReply',
  'reply',
  'approveReply',
  'recordCallback',
  'adjudicate',
  'resume',
  'comeBack',
  'ruleOnAppeal',
  'exclude',
];

/** A first signature is rarely asked for, a second is awaited. */
const isMain = (type: OfferedCommand, kase: CaseView): boolean => type !== 'exclude' || kase.exclusion !== undefined;

/** What this person most likely came for. */
export function mainNow(kase: CaseView, me: Me): OfferedCommand[] {
  const may = mayNow(kase, me);
  return desks.filter((type) => may.includes(type) && isMain(type, kase));
}
