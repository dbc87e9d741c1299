import { useT } from '../../i18n/useT.ts';
import { Choice } from '../../pieces/Choice.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { Changed } from './Changed.tsx';
import { Seen } from './Seen.tsx';
import { auditTabs, useAuditAddress } from './useAuditAddress.ts';
import { Verify } from './Verify.tsx';

/** The auditor's page: who saw, who changed, what was exported, and whether the facts are still those that were written. */
export default function Audit() {
  const t = useT();
  const [asked, change] = useAuditAddress();
  const { tab } = asked;
  const options = auditTabs.map((value, i) => ({ value, label: t(`audit.${value}`), keys: String(i + 1) }));
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.audit')}</h1>
        <Choice
          label={t('audit.tab')}
          options={options}
          value={tab}
          onPick={(to) => change({ tab: to, action: '' })}
          size="low"
        />
        <span className="faint small">{t('audit.hint')}</span>
      </div>
      {tab === 'verified' ? null : <AuditFilters asked={asked} change={change} />}
      {tab === 'seen' || tab === 'exported' ? <Seen asked={asked} change={change} /> : null}
      {tab === 'changed' ? <Changed asked={asked} change={change} /> : null}
      {tab === 'verified' ? <Verify /> : null}
    </div>
  );
}
