import { Told, useLast } from '../../../case/Told.tsx';
import { useUnitNames } from '../../../case/useUnitNames.ts';
import { useT } from '../../../i18n/useT.ts';
import { ClockLeft } from '../../ClockLeft.tsx';

/** Who sits in the conference and what it is about: its decision binds the unit that it names. */
export function Called({ unitIds }: { unitIds: readonly string[] }) {
  const t = useT();
  const names = useUnitNames();
  const returned = useLast('returned');
  const called = useLast('conferenceCalled');
  return (
    <div className="said blue stack tight">
      <div className="row wrap">
        <span className="label">{t('confer.called')}</span>
        {unitIds.map((id) => (
          <span key={id} className="chip line">
            {names.get(id) ?? id}
          </span>
        ))}
        <span className="grow" />
        <ClockLeft name="conference" />
      </div>
      <Told facts={[returned, called]} />
      <p className="muted small">{t('confer.binds')}</p>
    </div>
  );
}
