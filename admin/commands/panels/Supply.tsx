import { Caller } from '../../case/Caller.tsx';
import { Told, useLast } from '../../case/Told.tsx';
import { useT } from '../../i18n/useT.ts';
import { Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { OneText } from '../OneText.tsx';

/** The question that waits for the citizen, and his answer. */
export default function Supply() {
  const t = useT();
  const asked = useLast('infoAsked');
  return (
    <Panel title={t('supply.title')} aside={<ClockLeft name="info" />}>
      <div className="stack">
        <Told facts={[asked]} />
        <Caller />
        <OneText type="supplyInfo" field="text" label={t('form.supplied')}>
          <p className="muted small">{t('supply.after')}</p>
        </OneText>
      </div>
    </Panel>
  );
}
