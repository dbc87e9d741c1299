import { articlePermits } from '../../../domain/articleRules.ts';
import type { Role } from '../../../domain/people.ts';
import type { Shelf } from '../../data/articles.ts';
import type { Me } from '../../data/types.ts';

const holds = ({ roles }: Me, by: readonly Role[]): boolean => roles.some((role) => by.includes(role));

export const asksUnits = (me: Me): boolean => holds(me, articlePermits.ask.by);
export const writesArticles = (me: Me): boolean => holds(me, articlePermits.write.by);
/** Whether the server says to this person what is often answered without an article. */
export const seesGaps = (me: Me): boolean => holds(me, ['knowledgeEditor', 'teamLead', 'supervisor', 'leader']);

/** The shelves that wait for this person: an editor's texts to be looked at, a unit's questions and drafts. */
export function waitingShelves(me: Me): readonly Shelf[] {
  if (me.roles.includes('knowledgeEditor')) return ['review', 'expired'];
  return holds(me, ['handler', 'unitHead']) ? ['asked', 'draft', 'expired'] : [];
}
