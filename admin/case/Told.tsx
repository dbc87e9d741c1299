import { shortTime } from '../data/when.ts';
import type { FactRow } from '../data/types.ts';
import { useEvents } from '../data/useApi.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { useNow } from '../pieces/useNow.ts';
import { useOpenCase } from './context.ts';
import { sentenceOf } from './sentences.ts';
import { useUnitNames } from './useUnitNames.ts';

type Of<K extends FactRow['type']> = Extract<FactRow, { type: K }>;

/** The last fact of a type, with its words. */
export function useLast<K extends FactRow['type']>(type: K): Of<K> | undefined {
  const { kase } = useOpenCase();
  const { data = [] } = useEvents(kase.id);
  return data.findLast((fact): fact is Of<K> => fact.type === type);
}

/** Facts as they are told in the line of the case, with everything that was said. */
export function Told({ facts, none = '' }: { facts: readonly (FactRow | undefined)[]; none?: string }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const now = useNow();
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  const shown = facts.filter((fact) => fact !== undefined);
  if (shown.length === 0) return none === '' ? null : <p className="faint">{none}</p>;
  return shown.map((fact) => {
    const { text, extras } = sentenceOf(fact, { t, locale, units });
    return (
      <div key={fact.seq}>
        <div>
          {text} <span className="faint small">{shortTime(fact.at, now, words)}</span>
        </div>
        {extras.length > 0 ? <div className="small muted">{extras.join(' · ')}</div> : null}
        {Object.entries(fact.words ?? {}).map(([field, said]) => (
          <p key={field} className="words">
            {said}
          </p>
        ))}
      </div>
    );
  });
}
