import { useOpenCase } from '../../case/context.ts';
import { Told, useLast } from '../../case/Told.tsx';
import { useUnitNames } from '../../case/useUnitNames.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { Pairs, Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { OneText } from '../OneText.tsx';

/** A parked case with its plan and its promise, and the way back to its unit before that date. */
export default function Resume() {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const { kase } = useOpenCase();
  const parked = useLast('parked');
  const { until, ownerUnitId } = kase.parked ?? { until: '', ownerUnitId: '' };
  return (
    <Panel title={t('park.title')} aside={<ClockLeft name="pending" />}>
      <div className="stack">
        <Pairs
          pairs={[
            [t('form.until'), until && dateTime(until, locale)],
            [t('form.owner'), units.get(ownerUnitId) ?? ownerUnitId],
          ]}
        />
        <Told facts={[parked]} />
        <p className="muted small">{t('park.looks')}</p>
        <OneText type="resume" field="reason" label={t('park.why')} rows={2} />
      </div>
    </Panel>
  );
}
