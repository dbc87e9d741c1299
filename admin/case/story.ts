import { comingStrikes } from '../../domain/case/clocks.ts';
import type { CaseView, FactRow } from '../data/types.ts';
import { sayActs, sayClock } from './sayLimit.ts';
import { sentenceOf, type Telling } from './sentences.ts';

export interface Entry {
  key: string;
  at: string | undefined;
  look: 'key' | 'fact' | 'now' | 'will' | 'will yellow' | 'will red';
  text: string;
  extras: string[];
  words: readonly [string, string][];
}

const quiet: readonly FactRow['type'][] = ['noted', 'contacted', 'ratingInvited', 'handlerAssigned', 'struck'];

const factEntry = (fact: FactRow, telling: Telling): Entry => ({
  key: `fact-${String(fact.seq)}`,
  at: fact.at,
  look: quiet.includes(fact.type) ? 'fact' : 'key',
  ...sentenceOf(fact, telling),
  words: Object.entries(fact.words ?? {}),
});

const future = (kase: CaseView, { t, units }: Telling): Entry[] =>
  comingStrikes(kase.clocks).map((strike) => ({
    key: `will-${strike.clock}-${String(strike.rung)}`,
    at: strike.at,
    look: strike.acts.includes('red') ? 'will red' : strike.acts.includes('yellow') ? 'will yellow' : 'will',
    text: t('story.will', { clock: sayClock(t, strike.clock, units), acts: sayActs(t, strike.acts) }),
    extras: [],
    words: [],
  }));

/** A case's name for its status; later rounds are called so. */
export const statusKey = (kase: { status: CaseView['status']; round: number }) =>
  kase.status === 'handling' && kase.round > 1 ? ('status.reworking' as const) : (`status.${kase.status}` as const);

/** The line of a case: every fact as a sentence, now, and what happens if nobody acts, read from the ladder that the workflow follows. */
export function lineOf(kase: CaseView, facts: readonly FactRow[], telling: Telling): Entry[] {
  const { t } = telling;
  const status = t(statusKey(kase));
  const now: Entry = {
    key: 'now',
    at: undefined,
    look: 'now',
    text: t(kase.endedAt ? 'story.ended' : 'story.now', { status }),
    extras: [],
    words: [],
  };
  return [...facts.map((fact) => factEntry(fact, telling)), now, ...(kase.endedAt ? [] : future(kase, telling))];
}
