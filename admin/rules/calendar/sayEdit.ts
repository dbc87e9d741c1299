import type { T } from '../../i18n/useT.ts';
import type { CalendarEdit } from './edits.ts';

/** An edit of the calendar as a sentence. */
export function sayEdit(t: T, edit: CalendarEdit): string {
  switch (edit.do) {
    case 'notice':
      return t('edit.notice', { years: edit.years.join('、'), n: edit.days.length });
    case 'day':
      return t(edit.day.isOffDay ? 'edit.off' : 'edit.works', {
        ...{ area: edit.areaName, date: edit.day.date, name: edit.day.name },
      });
    case 'dropDay':
      return t('edit.dropDay', { area: edit.areaName, date: edit.date });
    case 'hours':
      return t('edit.hours', { area: edit.areaName });
    case 'noticed':
      return t('edit.noticed', { year: edit.year });
  }
}

/** What an edit changes: a later one about the same takes its place. */
export function subjectOf(edit: CalendarEdit): string {
  switch (edit.do) {
    case 'notice':
      return `notice ${edit.years.join()}`;
    case 'day':
      return `day ${edit.area} ${edit.day.date}`;
    case 'dropDay':
      return `day ${edit.area} ${edit.date}`;
    case 'hours':
      return `hours ${edit.area}`;
    case 'noticed':
      return `noticed ${String(edit.year)}`;
  }
}

const papersOf = (edit: CalendarEdit): string[] =>
  edit.do === 'notice' ? edit.papers : edit.do === 'day' && edit.paper !== '' ? [edit.paper] : [];

/** What a reason begins with: what is done, and the papers it rests on. */
export const basisOf = (t: T, edits: readonly CalendarEdit[]): string =>
  [...edits.map((edit) => sayEdit(t, edit)).slice(0, 3), ...new Set(edits.flatMap(papersOf))].join('；').slice(0, 500);
