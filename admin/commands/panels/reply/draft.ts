import type { CommandInput } from '../../../../domain/case/commands.ts';
import type { Result } from '../../../../domain/case/codes.ts';
import type { Wrongs } from '../../wrongs.ts';

export interface ReplyDraft {
  result?: Result | undefined;
  contacted?: boolean | undefined;
  substantiated?: boolean | undefined;
  text: string;
  publicText: string;
  evidence: string[];
  noEvidence: string;
  despite: string;
}
export const emptyReply: ReplyDraft = { text: '', publicText: '', evidence: [], noEvidence: '', despite: '' };

/** What the rules will ask of a reply beside its own fields. */
export interface Asks {
  contacted: boolean;
  /** Tasks of others that are still open. */
  open: number;
  needsEvidence: boolean;
}

const isProved = ({ evidence }: ReplyDraft): boolean => evidence.length > 0;
/** Whether the reply must say why there is no evidence. */
export const mustExplain = (draft: ReplyDraft, { needsEvidence }: Asks): boolean =>
  needsEvidence && draft.result === 'solved' && !isProved(draft);

/** The command that the draft becomes: excuses only where there is something to excuse. */
export const replyOf = (draft: ReplyDraft, asks: Asks): CommandInput => {
  const { noEvidence, despite, ...said } = draft;
  return {
    ...{ type: 'reply', ...said, contacted: asks.contacted },
    ...(mustExplain(draft, asks) && { noEvidence }),
    ...(asks.open > 0 && { despite }),
  } as CommandInput;
};

/** What the server would refuse the reply for, before it is sent. */
export const lacksIn = (draft: ReplyDraft, asks: Asks): Wrongs => ({
  ...(asks.open > 0 && draft.despite.trim() === '' && { despite: 'refusal.coHandlersOpen' }),
  ...(mustExplain(draft, asks) && draft.noEvidence.trim() === '' && { noEvidence: 'refusal.evidenceMissing' }),
});
