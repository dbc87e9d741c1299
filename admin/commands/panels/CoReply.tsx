import { useT } from '../../i18n/useT.ts';
import { Panel } from '../../pieces/Panel.tsx';
import { OneText } from '../OneText.tsx';

/** A co-handler's part of the answer. */
export default function CoReply() {
  const t = useT();
  return (
    <Panel title={t('unit.coReply')}>
      <div className="stack">
        <OneText type="submitCoReply" field="text" label={t('unit.coText')} />
      </div>
    </Panel>
  );
}
