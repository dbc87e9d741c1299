import type { CommandInput } from '../../../../domain/case/commands.ts';
import type { LimitAmount } from '../../../../domain/limits.ts';
import type { Candidate } from '../../../data/types.ts';
import type { Wrongs } from '../../wrongs.ts';

export interface DispatchDraft {
  leadUnitId?: string | undefined;
  coUnitIds: string[];
  limit?: LimitAmount | undefined;
  note: string;
  /** Units found by name, beside the ranked ones. */
  extra: string[];
}

/** What is chosen before anybody has touched a key: the best lead of the catalogue and its co-handlers. */
export function firstChoice(candidates: readonly Candidate[]): Pick<DispatchDraft, 'leadUnitId' | 'coUnitIds'> {
  const lead = candidates.find((c) => c.role === 'lead');
  return { leadUnitId: lead?.unitId, coUnitIds: candidates.filter((c) => c.role === 'co').map((c) => c.unitId) };
}

/** What a conference begins with: the unit that the objection names, else the best-ranked of those called, else the first of them. */
export function firstAgreed(
  candidates: readonly Candidate[],
  called: readonly string[],
  suggested: string | undefined,
): Pick<DispatchDraft, 'leadUnitId' | 'coUnitIds'> {
  const ranked = candidates.find((c) => called.includes(c.unitId))?.unitId;
  const named = suggested !== undefined && called.includes(suggested) ? suggested : undefined;
  return { leadUnitId: named ?? ranked ?? called[0], coUnitIds: [] };
}

/** What a dispatch that a conference has agreed on still lacks. */
export const lacksMinutes = ({ note }: DispatchDraft): Wrongs =>
  note.trim() === '' ? { note: 'refusal.minutesMissing' } : {};

/** A unit becomes the lead; it can't be its own co-handler. */
export const withLead = (draft: DispatchDraft, unitId: string): Partial<DispatchDraft> => ({
  leadUnitId: unitId,
  coUnitIds: draft.coUnitIds.filter((id) => id !== unitId),
});

/** A unit becomes a co-handler, or no longer is one. */
export const withCo = (draft: DispatchDraft, unitId: string): Partial<DispatchDraft> => {
  if (draft.leadUnitId === unitId) return {};
  const has = draft.coUnitIds.includes(unitId);
  return { coUnitIds: has ? draft.coUnitIds.filter((id) => id !== unitId) : [...draft.coUnitIds, unitId] };
};

/** The command that the choice becomes; without a lead it is refused at that field. */
export const dispatchOf = ({ leadUnitId, coUnitIds, limit, note }: DispatchDraft): CommandInput =>
  ({ type: 'dispatch', leadUnitId, coUnitIds, limit, note }) as CommandInput;
