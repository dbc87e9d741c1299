import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Asked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { type CalendarEdit, type Notice, readNotice } from './edits.ts';

const example = '{"year":2027,"days":[{"date":"2027-01-01","name":"元旦","isOffDay":true}]}';

function Understood({ notice: { years, days } }: { notice: Notice }) {
  const t = useT();
  const off = days.filter((day) => day.isOffDay).length;
  const words = { years: years.join('、'), off, on: days.length - off };
  return <span className="small">{t('calendar.readNotice', words)}</span>;
}

/** Takes the notice of a year in its JSON form, as a file or pasted, into the layer of the nation. */
export function Import({ onEdit }: { onEdit: (edit: CalendarEdit) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const notice = readNotice(text);
  const wrong = text.trim() !== '' && !notice ? t('calendar.notNotice') : undefined;
  const take = (): void => {
    if (!notice) return;
    onEdit(notice);
    setText('');
  };
  return (
    <Panel title={t('calendar.import')}>
      <div className="stack">
        <span className="faint small">{t('calendar.importHint')}</span>
        <Asked label={t('calendar.file')}>
          {(wiring) => (
            <input
              type="file"
              accept=".json,application/json"
              {...wiring}
              onChange={(event) => {
                void event.target.files?.[0]?.text().then(setText);
              }}
            />
          )}
        </Asked>
        <Asked label={t('calendar.paste')} wrong={wrong}>
          {(wiring) => (
            <textarea
              className="field mono"
              rows={4}
              placeholder={example}
              {...wiring}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Asked>
        {notice ? <Understood notice={notice} /> : null}
        <div className="row">
          <Button keys="alt+i" off={!notice} onPress={take}>
            {t('calendar.take')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
