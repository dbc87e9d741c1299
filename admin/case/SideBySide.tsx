import { useEvents } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { useOpenCase } from './context.ts';
import { Told, useLast } from './Told.tsx';

/** What the unit answered, what the citizen said to it, and who had talked to whom. */
export function SideBySide() {
  const t = useT();
  const { kase } = useOpenCase();
  const { data = [] } = useEvents(kase.id);
  const reply = useLast('replied');
  const heard = useLast('citizenHeard');
  const contacts = data.filter((fact) => fact.type === 'contacted');
  return (
    <div className="sides">
      <section className="stack tight">
        <h3 className="label">{t('adjudicate.reply')}</h3>
        <Told facts={[reply]} none={t('state.nothing')} />
      </section>
      <section className="stack tight">
        <h3 className="label">{t('adjudicate.heard')}</h3>
        <Told facts={[heard]} none={t('state.nothing')} />
      </section>
      <section className="stack tight">
        <h3 className="label">{t('adjudicate.contacts')}</h3>
        <Told facts={contacts} none={t('adjudicate.noContacts')} />
      </section>
    </div>
  );
}
