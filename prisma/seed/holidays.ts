import { z } from 'zod';
import { calendarAt, CalendarDay, type CalendarBook } from '../../domain/calendar.ts';
import { dataFile } from './csv.ts';

const Notices = z.object({
  papers: z.record(z.string(), z.array(z.url())),
  days: z.array(CalendarDay),
});
const notices = Notices.parse(JSON.parse(dataFile('holiday_cn_2020_2026.json')));

/** The days off and make-up workdays of the State Council's yearly notices. */
export const holidays = notices.days;

/** The calendar that a new league starts with: the official notices for the nation, and its own office hours with a long noon break. */
export const startingBook: CalendarBook = {
  version: 1,
  layers: [
    {
      ...{ area: '', name: '国务院办公厅通知' },
      ...{ days: notices.days, noticed: Object.keys(notices.papers).map(Number) },
      spans: [
        { from: '09:00', to: '12:00' },
        { from: '14:00', to: '17:00' },
      ],
    },
    {
      ...{ area: '1529', name: '阿拉善盟' },
      spans: [
        { from: '08:30', to: '12:00' },
        { from: '14:30', to: '18:00' },
      ],
    },
  ],
};
export const startingCalendar = calendarAt(startingBook, '1529');
