import { type KeyboardEvent, useRef } from 'react';
import {
  type CalendarBook,
  calendarAt,
  dateOf,
  dayOfDate,
  isProvisional,
  isWorkday,
  weekdayOf,
} from '../../../domain/calendar.ts';
import { type T, useLocale, useT } from '../../i18n/useT.ts';
import { weekdayNames } from '../../data/when.ts';
import { sourceOf } from './edits.ts';

interface YearProps {
  book: CalendarBook;
  place: string;
  year: number;
  chosen: string;
  onChoose: (date: string) => void;
}

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface Look {
  className: string;
  says: string;
}

/** How a day looks, and what it says to those who do not see it. */
function lookOf({ book, place, t }: { book: CalendarBook; place: string; t: T }, day: number): Look {
  const date = dateOf(day);
  const calendar = calendarAt(book, place);
  const works = isWorkday(calendar, day);
  const source = sourceOf(book, place, date);
  const isWeekend = weekdayOf(day) % 6 === 0;
  const kind = source ? (works ? (isWeekend ? 'makeUp' : 'works') : 'off') : works ? 'plain' : 'weekend';
  const isLocal = source !== undefined && source.layer.area !== '';
  const says = [date, t(`calendar.${kind}`), source?.day.name, source?.layer.name].filter(Boolean).join(' ');
  return { className: ['day', kind, isLocal ? 'local' : ''].filter(Boolean).join(' '), says };
}

function Month({ month, ...props }: YearProps & { month: string }) {
  const t = useT();
  const locale = useLocale();
  const { book, place, year, chosen, onChoose } = props;
  const first = dayOfDate(`${String(year)}-${month}-01`);
  const count = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  const lead = (weekdayOf(first) + 6) % 7;
  const names = weekdayNames(locale);
  return (
    <section className="month" aria-label={`${String(year)}-${month}`}>
      <h3>{t('calendar.month', { n: Number(month) })}</h3>
      <div className="days">
        {[1, 2, 3, 4, 5, 6, 0].map((weekday) => (
          <abbr key={weekday} title={names[weekday]} aria-hidden="true">
            {locale === 'mn' ? String(weekday === 0 ? 7 : weekday) : names[weekday]?.replace('周', '').slice(0, 2)}
          </abbr>
        ))}
        {Array.from({ length: lead }, (_, i) => (
          <i key={i} />
        ))}
        {Array.from({ length: count }, (_, i) => {
          const date = dateOf(first + i);
          const { className, says } = lookOf({ book, place, t }, first + i);
          return (
            <button
              key={date}
              type="button"
              className={className}
              data-date={date}
              aria-label={says}
              aria-pressed={date === chosen}
              title={says}
              tabIndex={date === chosen ? 0 : -1}
              onClick={() => onChoose(date)}
            >
              {i + 1}
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** The twelve months of a year at a place; the arrow keys go from day to day and from week to week. */
export function Year(props: YearProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const { book, place, year, onChoose } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    // the address follows later than a second press: the day that has the focus counts
    const from = event.target instanceof HTMLElement ? event.target.dataset['date'] : undefined;
    if (step === undefined || from === undefined) return;
    event.preventDefault();
    const next = dateOf(dayOfDate(from) + step);
    if (!next.startsWith(String(year))) return;
    onChoose(next);
    box.current?.querySelector<HTMLButtonElement>(`[data-date='${next}']`)?.focus();
  };
  const isOpen = isProvisional(calendarAt(book, place), dayOfDate(`${String(year)}-01-01`));
  return (
    <div className="stack">
      {isOpen ? <p className="said yellow">{t('calendar.provisional', { year })}</p> : null}
      <div className="year" ref={box} onKeyDown={onKeyDown} role="group" aria-label={String(year)}>
        {months.map((month) => (
          <Month key={month} month={month} {...props} />
        ))}
      </div>
      <p className="legend row wrap small" aria-hidden="true">
        {(['off', 'makeUp', 'works', 'weekend'] as const).map((kind) => (
          <span key={kind} className="row">
            <i className={`day ${kind}`} /> {t(`calendar.${kind}`)}
          </span>
        ))}
        <span className="row">
          <i className="day local" /> {t('calendar.local')}
        </span>
      </p>
    </div>
  );
}
