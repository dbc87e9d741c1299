import type { Register } from '../../../domain/case/commands.ts';
import type { z } from 'zod';
import type { CaseType, InvalidReason, Urgency, Way } from '../../../domain/case/codes.ts';
import { filledOnly } from '../../commands/wrongs.ts';

export type Ending = 'triage' | 'answered' | 'redirected' | 'dispatched' | 'invalid';
export type RegisterInput = Omit<z.input<typeof Register>, 'type'>;

/** What an operator types while talking. */
export interface CallDraft {
  phone: string;
  name: string;
  content: string;
  title: string;
  mongolian: string;
  divisionCode: string;
  divisionName: string;
  address: string;
  categoryId: string;
  categoryName: string;
  caseType: CaseType;
  urgency: Urgency;
  anonymous: boolean;
  confidential: boolean;
  answer: string;
  /** The article that the answer was taken from, and what it is called. */
  articleId: string;
  articleTitle: string;
  way?: Way;
  wayText: string;
  transferredTo: string;
  noCallback: boolean;
  isEnterprise: boolean;
  creditCode: string;
  businessEnvironment: boolean;
  /** `2026-11-24T09:30` in the hotline's zone; empty for a call that is typed while it is heard. */
  occurredAt: string;
  /** The earlier case that this one is about again. */
  repeatOf: string;
  invalid?: InvalidReason;
}

export const emptyCall: CallDraft = {
  phone: '',
  name: '',
  content: '',
  title: '',
  mongolian: '',
  divisionCode: '',
  divisionName: '',
  address: '',
  categoryId: '',
  categoryName: '',
  caseType: 'help',
  urgency: 'normal',
  anonymous: false,
  confidential: false,
  answer: '',
  articleId: '',
  articleTitle: '',
  wayText: '',
  transferredTo: '',
  noCallback: false,
  isEnterprise: false,
  creditCode: '',
  businessEnvironment: false,
  occurredAt: '',
  repeatOf: '',
};

const longestTitle = 40;

/** The answer taken from an article: in the language of the call, after what was typed already. */
export function citing(
  draft: CallDraft,
  { id, title, body, mongolian }: { id: string; title: string; body: string; mongolian?: string | undefined },
): Partial<CallDraft> {
  const text = draft.mongolian.trim() === '' ? body : (mongolian ?? body);
  const answer = draft.answer.includes(text) ? draft.answer : [draft.answer.trim(), text].filter(Boolean).join('\n');
  return { articleId: id, articleTitle: title, answer };
}

/** The title when none was typed: the first sentence of the complaint, cut to one row. */
export function titleOf(content: string): string {
  const first = /^[^。！？!?；;\n]*/.exec(content.trim())?.[0] ?? '';
  return Array.from(first).slice(0, longestTitle).join('');
}

const outcomeOf = (draft: CallDraft, kind: Ending, directUnitId: string | undefined): object => {
  if (kind === 'answered') return filledOnly({ kind, answer: draft.answer, articleId: draft.articleId });
  if (kind === 'redirected')
    return {
      ...{ kind, way: draft.way, text: draft.wayText },
      ...(draft.way === 'emergency' && { transferredTo: draft.transferredTo }),
    };
  if (kind === 'invalid') return { kind, reason: draft.invalid };
  if (kind === 'dispatched') return { kind, leadUnitId: directUnitId };
  return { kind };
};

/** The registration that the typed text becomes, ended in one of five ways; `directUnitId` is whom the catalogue names. */
export function registrationOf(draft: CallDraft, kind: Ending, directUnitId?: string): RegisterInput {
  const caller = filledOnly({ name: draft.name.trim(), phone: draft.phone.trim() });
  return filledOnly({
    caseType: draft.caseType,
    channel: 'phone',
    language: draft.mongolian.trim() === '' ? 'zh' : 'mn',
    urgency: draft.urgency === 'normal' ? undefined : draft.urgency,
    title: draft.title.trim() || titleOf(draft.content),
    content: draft.content,
    mongolian: draft.mongolian,
    categoryId: draft.categoryId,
    place: filledOnly({ divisionCode: draft.divisionCode, address: draft.address.trim() }),
    caller: Object.keys(caller).length > 0 ? caller : undefined,
    anonymous: draft.anonymous,
    confidential: draft.confidential,
    noCallback: draft.noCallback || undefined,
    enterprise: draft.isEnterprise ? { creditCode: draft.creditCode.trim().toUpperCase() } : undefined,
    businessEnvironment: (draft.isEnterprise && draft.businessEnvironment) || undefined,
    occurredAt: draft.occurredAt && `${draft.occurredAt}:00+08:00`,
    repeatOf: draft.repeatOf,
    outcome: outcomeOf(draft, kind, directUnitId),
  }) as RegisterInput;
}

const controls =
  /^[\u180B-\u180E\u200C\u200D\u202F]|[\u180B-\u180D]{2}|[^\u1820-\u18AA\u1807\u180B-\u180E][\u180B-\u180D]/u;

/** Whether a Mongolian text has a variation selector that stands after no letter: a slip of the input method. */
export const hasStrayControl = (mongolian: string): boolean => controls.test(mongolian);
