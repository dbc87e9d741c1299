import { dayMs, toMs } from '../../calendar.ts';
import type { Actor } from '../../people.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import { refuse, start, type Moment, type Refusal, type Verdict } from '../moment.ts';

/** The citizen, or the operator at his word, takes the matter back. */
export const withdraw = (): Verdict => [{ type: 'withdrawn' }];

/** Somebody asks again: counted and told to whoever has the case, changing nothing else (domain 2.2 row 28). */
export const urge = (): Verdict => [{ type: 'urged' }];

/** A note between desks. */
export const addNote = (): Verdict => [{ type: 'noted' }];

/** A closed case can be opened again on new facts for so long (domain 2.2 row 26; 66号(六)). */
const reopenDays = 30;

/** New facts, or a "solved" that was not: another round with its shorter clock. */
export function reopen(kase: Case, moment: Moment): Verdict {
  if (toMs(moment.at) - toMs(kase.endedAt ?? moment.at) > reopenDays * dayMs) return refuse('tooLateToReopen');
  if (kase.leadUnitId === undefined) return refuse('neverDispatched');
  const clocks = [start(kase, moment, 'handle', 'redo', { unitId: kase.leadUnitId })];
  return [{ type: 'reopened', round: kase.round + 1, clocks }];
}

/** Only a dissatisfied citizen's closure can leave the base of evaluation, and nobody signs twice. */
export function mayExclude(kase: Case, actor: Actor): Refusal | undefined {
  if (kase.closedHow !== 'upheld') return refuse('notUpheld');
  if (kase.exclusion?.second) return refuse('alreadySigned');
  return kase.exclusion?.by === actor.id ? refuse('signedByYou') : undefined;
}

/** The first signature, or the second, which takes the closure out of the unit's evaluation (domain 2.5: visible to the unit, appealable). */
export const exclude = (kase: Case): Verdict => [{ type: 'exclusionSigned', nth: kase.exclusion ? 2 : 1 }];

/** The unit contests how the case was closed over a dissatisfied citizen. */
export const mayAppeal = (kase: Case): Refusal | undefined =>
  kase.closedHow !== 'upheld' || kase.exclusion?.second
    ? refuse('nothingToAppeal')
    : kase.appealedAt
      ? refuse('alreadyAsked')
      : undefined;
export const appeal = (): Verdict => [{ type: 'appealed' }];

export function mayRuleOnAppeal(kase: Case, actor: Actor): Refusal | undefined {
  if (!kase.appealedAt) return refuse('nothingToAppeal');
  return kase.exclusion?.by === actor.id ? refuse('signedByYou') : undefined;
}
/** An appeal that is upheld is one signature under leaving the closure out; the other is still needed. */
export const ruleOnAppeal = (kase: Case, { uphold }: CommandOf<'ruleOnAppeal'>): Verdict => [
  { type: 'appealRuled', upheld: uphold },
  ...(uphold && !kase.exclusion?.second ? [{ type: 'exclusionSigned', nth: kase.exclusion ? 2 : 1 } as const] : []),
];
