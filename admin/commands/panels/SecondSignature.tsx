import { Told, useLast } from '../../case/Told.tsx';
import { useT } from '../../i18n/useT.ts';
import { Panel } from '../../pieces/Panel.tsx';
import { OneText } from '../OneText.tsx';

/** Leaving a closure out of the units' evaluation: who has signed first and why, then the second signature. */
export default function SecondSignature() {
  const t = useT();
  const first = useLast('exclusionSigned');
  return (
    <Panel title={t('exclude.title')}>
      <div className="stack">
        <Told facts={[first]} />
        <p className="muted">{t('exclude.secondIs')}</p>
        <OneText
          type="exclude"
          field="reason"
          label={t('form.reason')}
          rows={2}
          keys="alt+s"
          says={t('exclude.second')}
        />
      </div>
    </Panel>
  );
}
