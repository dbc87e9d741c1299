import { useState } from 'react';
import {
  type CalendarBook,
  calendarAt,
  dayOfDate,
  hoursOf,
  isWorkday,
  type CalendarDay,
} from '../../../domain/calendar.ts';
import { useT } from '../../i18n/useT.ts';
import { Asked, TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel, Pairs } from '../../pieces/Panel.tsx';
import { PlaceSelect } from '../PlaceSelect.tsx';
import type { Place } from '../usePlaces.ts';
import { type CalendarEdit, sourceOf } from './edits.ts';

interface DayPanelProps {
  book: CalendarBook;
  place: string;
  areas: readonly Place[];
  date: string;
  onDate: (date: string) => void;
  onEdit: (edit: CalendarEdit) => void;
}

const timeOf = (ms: number): string => {
  const minutes = ms / 60_000;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** `08:30–12:00 14:30–18:00`, empty on a day off. */
const officeHours = (book: CalendarBook, place: string, date: string): string => {
  const calendar = calendarAt(book, place);
  const day = dayOfDate(date);
  if (!isWorkday(calendar, day)) return '';
  return hoursOf(calendar, day)
    .map(({ from, to }) => `${timeOf(from)}–${timeOf(to)}`)
    .join(' ');
};

function Now({ book, place, date, areas, onEdit }: DayPanelProps) {
  const t = useT();
  const source = sourceOf(book, place, date);
  const works = isWorkday(calendarAt(book, place), dayOfDate(date));
  const areaName = areas.find(({ code }) => code === source?.layer.area)?.name ?? source?.layer.name ?? '';
  return (
    <div className="stack">
      <Pairs
        pairs={[
          [t('calendar.isDay'), t(works ? 'calendar.works' : 'calendar.off')],
          [t('calendar.dayName'), source?.day.name],
          [t('calendar.layer'), source?.layer.name ?? t('calendar.week')],
          [t('calendar.hours'), officeHours(book, place, date)],
        ]}
      />
      {source ? (
        <div className="row">
          <Button
            size="low"
            onPress={() => onEdit({ do: 'dropDay', area: source.layer.area, areaName, date: source.day.date })}
          >
            {t('calendar.dropDay')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface Typed {
  area: string;
  isOffDay: boolean;
  name: string;
  paper: string;
}

function NewDay({ date, areas, place, onEdit }: DayPanelProps) {
  const t = useT();
  const [typed, setTyped] = useState<Typed>({ area: place, isOffDay: true, name: '', paper: '' });
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const areaName = areas.find(({ code }) => code === typed.area)?.name ?? typed.area;
  const day: CalendarDay = { date, name: typed.name.trim().slice(0, 40), isOffDay: typed.isOffDay };
  const options = [
    { value: true, label: t('calendar.off') },
    { value: false, label: t('calendar.works') },
  ];
  return (
    <div className="stack">
      <PlaceSelect label={t('calendar.forArea')} value={typed.area} places={areas} onPick={(area) => set({ area })} />
      <Choice
        label={t('calendar.isDay')}
        options={options}
        value={typed.isOffDay}
        onPick={(isOffDay) => set({ isOffDay })}
      />
      <TextAsked label={t('calendar.dayName')} rows={1} value={typed.name} onChange={(name) => set({ name })} />
      <TextAsked label={t('calendar.paper')} rows={1} value={typed.paper} onChange={(paper) => set({ paper })} />
      <div className="row wrap">
        <Button
          keys="alt+d"
          off={day.name === ''}
          onPress={() => onEdit({ do: 'day', area: typed.area, areaName, day, paper: typed.paper.trim() })}
        >
          {t('calendar.addDay')}
        </Button>
        {typed.area === '' ? (
          <Button onPress={() => onEdit({ do: 'noticed', year: Number(date.slice(0, 4)) })}>
            {t('calendar.markNoticed', { year: date.slice(0, 4) })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** A date is taken when the field is left or on Enter: while one types it passes through years that nobody means. */
function DateField({ date, onDate }: Pick<DayPanelProps, 'date' | 'onDate'>) {
  const t = useT();
  const [typed, setTyped] = useState(date);
  const take = (): void => {
    if (/^20[0-5]\d-/.test(typed)) onDate(typed);
    else setTyped(date);
  };
  return (
    <Asked label={t('calendar.date')}>
      {(wiring) => (
        <input
          className="field"
          type="date"
          {...wiring}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take();
          }}
        />
      )}
    </Asked>
  );
}

/** One day: what it is and which layer says so; and another word about it, for the draft. */
export function DayPanel(props: DayPanelProps) {
  const t = useT();
  return (
    <Panel title={t('calendar.day')}>
      <div className="stack">
        <DateField key={props.date} date={props.date} onDate={props.onDate} />
        <Now {...props} />
        <details>
          <summary>{t('calendar.changeDay')}</summary>
          <NewDay {...props} key={props.place} />
        </details>
      </div>
    </Panel>
  );
}
