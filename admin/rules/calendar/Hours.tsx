import { useState } from 'react';
import type { CalendarBook, Season, Span } from '../../../domain/calendar.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { PlaceSelect } from '../PlaceSelect.tsx';
import { SpansField } from '../SpansField.tsx';
import type { Place } from '../usePlaces.ts';
import type { CalendarEdit } from './edits.ts';

interface SeasonFieldProps {
  season: Season;
  at: number;
  onChange: (season: Season) => void;
  onRemove: () => void;
}

function SeasonField({ season, at, onChange, onRemove }: SeasonFieldProps) {
  const t = useT();
  const label = t('calendar.season', { n: at + 1 });
  return (
    <fieldset className="plain-set">
      <legend className="row">
        {label}
        <Button size="low" says={`${t('rules.remove')} ${label}`} onPress={onRemove}>
          ×
        </Button>
      </legend>
      <span className="row wrap">
        {(['from', 'to'] as const).map((end) => (
          <input
            key={end}
            className="field"
            style={{ width: 90 }}
            placeholder="05-01"
            pattern="\d\d-\d\d"
            aria-label={`${label} ${t(`rules.${end}`)}`}
            value={season[end]}
            onChange={(event) => onChange({ ...season, [end]: event.target.value })}
          />
        ))}
      </span>
      <SpansField
        label={t('calendar.hours')}
        value={season.spans}
        onChange={(spans) => onChange({ ...season, spans })}
      />
    </fieldset>
  );
}

const summer: Season = {
  ...{ from: '05-01', to: '09-30' },
  spans: [
    { from: '08:30', to: '12:00' },
    { from: '15:00', to: '18:30' },
  ],
};

interface HoursProps {
  book: CalendarBook;
  areas: readonly Place[];
  onEdit: (edit: CalendarEdit) => void;
}

function Editor({ book, area, areaName, onEdit }: HoursProps & { area: string; areaName: string }) {
  const t = useT();
  const layer = book.layers.find((one) => one.area === area);
  const [spans, setSpans] = useState<Span[]>(layer?.spans ?? []);
  const [seasons, setSeasons] = useState<Season[]>(layer?.seasons ?? []);
  const put = (at: number, season: Season) => setSeasons(seasons.map((one, i) => (i === at ? season : one)));
  const take = () => onEdit({ do: 'hours', area, areaName, spans: spans.length > 0 ? spans : undefined, seasons });
  return (
    <div className="stack">
      <SpansField label={t('calendar.ownHours')} value={spans} onChange={setSpans} />
      {seasons.map((season, i) => (
        <SeasonField
          key={i}
          season={season}
          at={i}
          onChange={(changed) => put(i, changed)}
          onRemove={() => setSeasons(seasons.filter((_, at) => at !== i))}
        />
      ))}
      <div className="row wrap">
        <Button size="low" off={seasons.length >= 4} onPress={() => setSeasons([...seasons, summer])}>
          {t('calendar.addSeason')}
        </Button>
        <Button keys="alt+h" onPress={take}>
          {t('calendar.takeHours')}
        </Button>
      </div>
    </div>
  );
}

/** Office hours of one layer, and those of its seasons. */
export function Hours(props: HoursProps) {
  const t = useT();
  const [area, setArea] = useState('');
  const areaName = props.areas.find(({ code }) => code === area)?.name ?? area;
  return (
    <Panel title={t('calendar.hoursOf')}>
      <div className="stack">
        <PlaceSelect label={t('calendar.forArea')} value={area} places={props.areas} onPick={setArea} />
        <Editor key={area} {...props} area={area} areaName={areaName} />
      </div>
    </Panel>
  );
}
