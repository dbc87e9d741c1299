import { z } from 'zod';
import {
  CalendarDay,
  type CalendarBook,
  type CalendarLayer,
  type Season,
  type Span,
} from '../../../domain/calendar.ts';

/** The beginning of a division code, and what its layer is called when it must be made. */
interface Area {
  area: string;
  areaName: string;
}
/** One change of a calendar that is not in force yet; a draft is a list of them, so that it lies on any version. */
export type CalendarEdit =
  | { do: 'notice'; years: number[]; days: CalendarDay[]; papers: string[] }
  | ({ do: 'day'; day: CalendarDay; paper: string } & Area)
  | ({ do: 'dropDay'; date: string } & Area)
  | ({ do: 'hours'; spans: Span[] | undefined; seasons: Season[] } & Area)
  | { do: 'noticed'; year: number };

/** What the State Council says of a year, or of several. */
export type Notice = Extract<CalendarEdit, { do: 'notice' }>;

const nation = '';
const byDate = (a: CalendarDay, b: CalendarDay): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
const yearOf = ({ date }: CalendarDay): number => Number(date.slice(0, 4));

function layerIn(book: CalendarBook, { area, areaName }: Area): CalendarLayer {
  return book.layers.find((layer) => layer.area === area) ?? { area, name: areaName };
}

function withLayer(book: CalendarBook, changed: CalendarLayer): CalendarBook {
  const others = book.layers.filter((layer) => layer.area !== changed.area);
  const isEmpty = Object.keys(changed).every((key) => key === 'area' || key === 'name');
  const layers = isEmpty ? others : [...others, changed];
  return { ...book, layers: layers.toSorted((a, b) => (a.area < b.area ? -1 : 1)) };
}

function withDays(layer: CalendarLayer, days: readonly CalendarDay[]): CalendarLayer {
  const { days: _, ...rest } = layer;
  return days.length === 0 ? rest : { ...rest, days: days.toSorted(byDate) };
}

function withHours(layer: CalendarLayer, { spans, seasons }: Extract<CalendarEdit, { do: 'hours' }>): CalendarLayer {
  const { spans: _, seasons: __, ...rest } = layer;
  return { ...rest, ...(spans && { spans }), ...(seasons.length > 0 && { seasons }) };
}

const union = (a: readonly number[] = [], b: readonly number[]): number[] => [...new Set([...a, ...b])].sort();

/** The book after one edit. A notice replaces the whole of its years in the layer of the nation. */
export function withEdit(book: CalendarBook, edit: CalendarEdit): CalendarBook {
  const own = layerIn(book, 'area' in edit ? edit : { area: nation, areaName: '国务院办公厅通知' });
  const days = own.days ?? [];
  switch (edit.do) {
    case 'notice': {
      const dates = new Set(edit.days.map(({ date }) => date));
      const kept = days.filter((day) => !edit.years.includes(yearOf(day)) && !dates.has(day.date));
      return withLayer(book, {
        ...withDays(own, [...kept, ...edit.days]),
        noticed: union(own.noticed, edit.years),
      });
    }
    case 'day':
      return withLayer(book, withDays(own, [...days.filter(({ date }) => date !== edit.day.date), edit.day]));
    case 'dropDay':
      return withLayer(
        book,
        withDays(
          own,
          days.filter(({ date }) => date !== edit.date),
        ),
      );
    case 'hours':
      return withLayer(book, withHours(own, edit));
    case 'noticed':
      return withLayer(book, { ...own, noticed: union(own.noticed, [edit.year]) });
  }
}

/** The book that follows the given one with all edits laid over it, in order. */
export const editedBook = (book: CalendarBook, edits: readonly CalendarEdit[]): CalendarBook =>
  edits.reduce(withEdit, { ...book, version: book.version + 1 });

const NoticeFile = z.object({
  days: z.array(CalendarDay.extend({ name: CalendarDay.shape.name.default('') })).min(1),
  year: z.int().optional(),
  papers: z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]).optional(),
});

/** Reads a notice in its JSON form, of one year or of several; undefined when it is none. Its years are those it says, else those of its days. */
export function readNotice(text: string): Notice | undefined {
  const parsed = NoticeFile.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { days, year, papers: given = [] } = parsed.data;
  const byYear = Array.isArray(given) ? [] : Object.keys(given).map(Number);
  const papers = Array.isArray(given) ? given : Object.values(given).flat();
  const said = year === undefined ? byYear : [year];
  const years = said.length > 0 ? said : [...new Set(days.map(yearOf))];
  if (years.some((one) => !(one >= 2000 && one <= 2059))) return undefined;
  return { do: 'notice', days, years: years.sort(), papers };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which layer says what a day of a place is: the narrowest that names it; undefined where the plain week counts. */
export function sourceOf(
  book: CalendarBook,
  place: string,
  date: string,
): { layer: CalendarLayer; day: CalendarDay } | undefined {
  const found = book.layers
    .filter((layer) => place.startsWith(layer.area))
    .toSorted((a, b) => b.area.length - a.area.length)
    .flatMap((layer) => (layer.days ?? []).filter((day) => day.date === date).map((day) => ({ layer, day })));
  return found[0];
}
