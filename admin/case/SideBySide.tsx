import { shortTime } from '../data/when.ts';
import type { FactRow } from '../data/types.ts';
import { useEvents } from '../data/useApi.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { useNow } from '../pieces/useNow.ts';
import { useOpenCase } from './context.ts';
import { sentenceOf } from './sentences.ts';
import { useUnitNames } from './useUnitNames.ts';

const lastOf = (facts: readonly FactRow[], type: FactRow['type']): FactRow | undefined =>
  facts.findLast((fact) => fact.type === type);

function Told({ facts, none }: { facts: readonly FactRow[]; none: string }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const now = useNow();
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  if (facts.length === 0) return <p className="faint">{none}</p>;
  return facts.map((fact) => {
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

/** What the unit answered, what the citizen said to it, and who had talked to whom. */
export function SideBySide() {
  const t = useT();
  const { kase } = useOpenCase();
  const { data = [] } = useEvents(kase.id);
  const reply = lastOf(data, 'replied');
  const heard = lastOf(data, 'citizenHeard');
  const contacts = data.filter((fact) => fact.type === 'contacted');
  return (
    <div className="sides">
      <section className="stack tight">
        <h3 className="label">{t('adjudicate.reply')}</h3>
        <Told facts={reply ? [reply] : []} none={t('state.nothing')} />
      </section>
      <section className="stack tight">
        <h3 className="label">{t('adjudicate.heard')}</h3>
        <Told facts={heard ? [heard] : []} none={t('state.nothing')} />
      </section>
      <section className="stack tight">
        <h3 className="label">{t('adjudicate.contacts')}</h3>
        <Told facts={contacts} none={t('adjudicate.noContacts')} />
      </section>
    </div>
  );
}
