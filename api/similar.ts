import { z } from 'zod';
import { CaseRow } from '../domain/lists.ts';
import { callerSight, mayRead, type Actor, type Parties } from '../domain/people.ts';
import { casesById } from '../store/lists.ts';
import { enough, likenesses, similarCases, type Matter, type Why } from '../store/similar.ts';
import type { Parts } from './parts.ts';

const Reason = z.strictObject({
  code: z.enum(likenesses),
  weight: z.int(),
  words: z.array(z.string()).optional(),
});
/** A case that may be the same matter, and why. */
export const Alike = CaseRow.extend({ why: z.array(Reason) });

const partiesOf = ({ confidential, anonymous, leadUnitId }: CaseRow): Parties => ({
  ...{ confidential, anonymous, leadUnitId: leadUnitId ?? undefined, coHandlers: [] },
});

/** Whether a short list about another case may show this one to the actor. */
export const mayList = (actor: Actor, row: CaseRow): boolean => mayRead(actor, partiesOf(row));

/** Whether the actor may know who called in this case. */
export const mayKnowCaller = (actor: Actor, row: CaseRow): boolean => callerSight(actor, partiesOf(row)) !== 'none';

const most = 10;
const sum = (why: readonly Why[]): number => why.reduce((all, { weight }) => all + weight, 0);

/** Cases like a matter that the actor may know of too. That callers are the same is said only of those whom he may know. */
export async function alikeFor({ database, world }: Parts, matter: Matter, actor: Actor) {
  const found = await similarCases(database, world(), matter);
  const reasons = new Map(found.map(({ id, why }) => [id, why]));
  const rows = await casesById(database, world(), [...reasons.keys()]);
  return rows
    .filter((row) => mayList(actor, row))
    .map((row) => {
      const knows = mayKnowCaller(actor, row);
      return { ...row, why: (reasons.get(row.id) ?? []).filter(({ code }) => code !== 'caller' || knows) };
    })
    .filter(({ why }) => sum(why) >= enough)
    .toSorted((a, b) => sum(b.why) - sum(a.why))
    .slice(0, most);
}
