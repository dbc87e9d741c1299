import { useSearchParams } from 'react-router-dom';
import type { CalendarBook } from '../../../domain/calendar.ts';
import { serverNow } from '../../data/http.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Loaded } from '../../pieces/States.tsx';
import { DayPanel } from '../../rules/calendar/DayPanel.tsx';
import { type CalendarEdit, editedBook } from '../../rules/calendar/edits.ts';
import { Hours } from '../../rules/calendar/Hours.tsx';
import { Import } from '../../rules/calendar/Import.tsx';
import { basisOf, sayEdit, subjectOf } from '../../rules/calendar/sayEdit.ts';
import { Year } from '../../rules/calendar/Year.tsx';
import { DraftPanel } from '../../rules/DraftPanel.tsx';
import { PlaceSelect } from '../../rules/PlaceSelect.tsx';
import { useEdits } from '../../rules/useEdits.ts';
import { type Place, usePlaces } from '../../rules/usePlaces.ts';
import { useCalendars } from '../../rules/useRules.ts';

function Layers({ book, place }: { book: CalendarBook; place: string }) {
  const t = useT();
  const holding = book.layers.filter(({ area }) => place.startsWith(area));
  return (
    <Panel title={t('calendar.layers')}>
      <ul className="stack tight">
        {holding.map((layer) => (
          <li key={layer.area} className="row wrap">
            <b>{layer.name}</b>
            {layer.days ? <span className="chip">{t('calendar.dayCount', { n: layer.days.length })}</span> : null}
            {layer.noticed && layer.noticed.length > 0 ? (
              <span className="chip">
                {t('calendar.noticedYears', { from: Math.min(...layer.noticed), to: Math.max(...layer.noticed) })}
              </span>
            ) : null}
            {layer.spans ? (
              <span className="muted small">{layer.spans.map(({ from, to }) => `${from}–${to}`).join(' ')}</span>
            ) : null}
            {layer.seasons ? <span className="chip">{t('calendar.seasons', { n: layer.seasons.length })}</span> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function YearBar({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const t = useT();
  return (
    <span className="row">
      <Button keys="[" off={year <= 2000} says={t('calendar.yearBefore')} onPress={() => onYear(year - 1)}>
        {String(year - 1)}
      </Button>
      <b style={{ fontSize: 18 }} aria-live="polite">
        {year}
      </b>
      <Button keys="]" off={year >= 2059} says={t('calendar.yearAfter')} onPress={() => onYear(year + 1)}>
        {String(year + 1)}
      </Button>
    </span>
  );
}

function useDay() {
  const [asked, setAsked] = useSearchParams();
  const today = new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10);
  const date = asked.get('date') ?? today;
  const place = asked.get('place');
  const set = (change: Record<string, string>) =>
    setAsked({ ...Object.fromEntries(asked), ...change }, { replace: true });
  return { date: /^20[0-5]\d-\d\d-\d\d$/.test(date) ? date : today, place, set };
}

function Board({ inForce }: { inForce: CalendarBook }) {
  const t = useT();
  const places = usePlaces();
  const edits = useEdits<CalendarEdit>('calendar', subjectOf);
  const { date, place: asked, set } = useDay();
  const book = edits.all.length > 0 ? editedBook(inForce, edits.all) : inForce;
  const place = asked ?? places.find(({ code }) => code.length === 4)?.code ?? '';
  const nation: Place = { code: '', name: t('calendar.nation') };
  const year = Number(date.slice(0, 4));
  const own = { book, onEdit: edits.add, areas: [nation, ...places] };
  const choose = (next: string): void => set({ date: next });
  return (
    <>
      <div className="row wrap ends">
        <PlaceSelect
          label={t('calendar.place')}
          value={place}
          places={own.areas}
          onPick={(code) => set({ place: code })}
        />
        <YearBar year={year} onYear={(next) => choose(`${String(next)}-01-01`)} />
      </div>
      <DraftPanel
        draft={{ part: 'calendar', body: book }}
        edits={edits}
        say={(edit) => sayEdit(t, edit)}
        basis={basisOf(t, edits.all)}
      />
      <div className="beside">
        <Panel>
          <Year book={book} place={place} year={year} chosen={date} onChoose={choose} />
        </Panel>
        <DayPanel {...own} place={place} date={date} onDate={choose} />
        <div className="stack">
          <Import onEdit={edits.add} />
          <Hours {...own} />
          <Layers book={book} place={place} />
        </div>
      </div>
    </>
  );
}

/** The working-day calendar in force, layer by layer, and the draft of its next version. */
export default function Calendars() {
  const t = useT();
  const calendars = useCalendars();
  const version = calendars.data?.[0]?.version;
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.calendars')}</h1>
        {version === undefined ? null : <span className="chip">{t('rules.version', { n: version })}</span>}
        <span className="faint small">{t('calendar.hint')}</span>
      </div>
      <Loaded query={calendars}>
        {([newest]) => {
          if (!newest) return <p className="none">{t('calendar.none')}</p>;
          const { version: own, layers } = newest;
          return <Board inForce={{ version: own, layers }} />;
        }}
      </Loaded>
    </div>
  );
}
