import { useOpenCase } from '../../case/context.ts';
import { Told, useLast } from '../../case/Told.tsx';
import { useT } from '../../i18n/useT.ts';
import { Panel } from '../../pieces/Panel.tsx';
import { TwoWays } from '../TwoWays.tsx';

/** The unit's appeal against how the case was closed; upheld, it is one of the two signatures under leaving it out of evaluation. */
export default function AppealRuling() {
  const t = useT();
  const { kase } = useOpenCase();
  const appeal = useLast('appealed');
  const ruled = useLast('closed');
  return (
    <Panel title={t('appeal.title')}>
      <div className="stack">
        <Told facts={[ruled, appeal]} />
        <TwoWays
          type="ruleOnAppeal"
          yes={t('appeal.uphold')}
          no={t('appeal.reject')}
          yesIs={t(kase.exclusion ? 'appeal.upholdSecond' : 'appeal.upholdFirst')}
          noIs={t('appeal.rejectIs')}
        />
      </div>
    </Panel>
  );
}
