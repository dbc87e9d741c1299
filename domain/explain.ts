import type { Calendar, Counting, Instant, LimitAmount } from './calendar.ts';
import { dateOf, dayOf, due, isProvisional, isWorkday, lastDay, nameOf, startOf, toMs, weekdayOf } from './calendar.ts';

export const languages = ['zh', 'en', 'mn'] as const;
export type Tongue = (typeof languages)[number];
/** One line of arithmetic in every language of the console. */
export type Line = Record<Tongue, string>;

const weekdays: Record<Tongue, readonly string[]> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  mn: ['ᠨᠢᠮᠠ', 'ᠳᠠᠸᠠ', 'ᠮᠢᠭᠮᠠᠷ', 'ᠯᠬᠠᠭᠪᠠ', 'ᠫᠦᠷᠪᠦ', 'ᠪᠠᠰᠠᠩ', 'ᠪᠢᠮᠪᠠ'],
};
const unitNames: Record<LimitAmount['unit'], Line> = {
  seconds: { zh: '秒', en: 'seconds', mn: 'ᠰᠧᠺᠦᠨ᠋ᠳ᠋' },
  minutes: { zh: '分钟', en: 'minutes', mn: 'ᠮᠢᠨᠦ᠋ᠲ᠋' },
  hours: { zh: '小时', en: 'hours', mn: 'ᠴᠠᠭ' },
  workingHours: { zh: '工作小时', en: 'working hours', mn: 'ᠠᠵᠢᠯ ᠤᠨ ᠴᠠᠭ' },
  days: { zh: '日', en: 'days', mn: 'ᠡᠳᠦᠷ' },
  workingDays: { zh: '工作日', en: 'working days', mn: 'ᠠᠵᠢᠯ ᠤᠨ ᠡᠳᠦᠷ' },
};

const line = (say: (tongue: Tongue) => string): Line => ({ zh: say('zh'), en: say('en'), mn: say('mn') });
const pick = (tongue: Tongue, zh: string, en: string, mn: string): string => ({ zh, en, mn })[tongue];

/** `5 工作日`, in every language. */
export const sayLimit = (limit: LimitAmount): Line =>
  line((tongue) => `${String(limit.amount)} ${unitNames[limit.unit][tongue]}`);

const sayDay = (day: number, tongue: Tongue): string =>
  `${dateOf(day).slice(5)} ${weekdays[tongue][weekdayOf(day)] ?? ''}`;

/** `2026-02-13 周五 16:20`; a due instant at midnight reads as 24:00 of the day before. */
export function sayInstant(instant: Instant, tongue: Tongue, isEnd = false): string {
  const ms = toMs(instant);
  const midnight = isEnd && ms === startOf(dayOf(ms));
  const day = midnight ? dayOf(ms) - 1 : dayOf(ms);
  const time = midnight ? '24:00' : new Date(ms + 8 * 3_600_000).toISOString().slice(11, ms % 60_000 === 0 ? 16 : 19);
  return `${dateOf(day).slice(0, 5)}${sayDay(day, tongue)} ${time}`;
}

interface Run {
  from: number;
  to: number;
  name: string;
}

const sayRun = (run: Run): Line =>
  line((tongue) => {
    const span =
      run.from === run.to ? sayDay(run.from, tongue) : `${sayDay(run.from, tongue)} … ${sayDay(run.to, tongue)}`;
    const count = String(run.to - run.from + 1);
    const off = run.name === '' ? pick(tongue, '周末', 'weekend', 'ᠠᠮᠠᠷᠠᠯᠲᠠ') : run.name;
    return `${span} ${off} ${pick(tongue, `不计 (${count} 天)`, `not counted (${count})`, `(${count})`)}`;
  });

const sayWorkday = (calendar: Calendar, day: number, nth: number, inWorkdays: boolean): Line =>
  line((tongue) => {
    const makeUp = inWorkdays && weekdayOf(day) % 6 === 0 ? pick(tongue, ' 调休上班', ' make-up workday', '') : '';
    const plain = isProvisional(calendar, day) && inWorkdays ? pick(tongue, ' 暂按平常周历', ' provisional', '') : '';
    return `${sayDay(day, tongue)}${makeUp}${plain} ${pick(tongue, `第 ${String(nth)} 日`, `day ${String(nth)}`, String(nth))}`;
  });

function dayLines(calendar: Calendar, first: number, last: number, inWorkdays: boolean): Line[] {
  const lines: Line[] = [];
  let nth = 0;
  for (let day = first; day <= last; day++) {
    if (!inWorkdays || isWorkday(calendar, day)) lines.push(sayWorkday(calendar, day, ++nth, inWorkdays));
    else {
      const run = runFrom(calendar, day);
      lines.push(sayRun(run));
      day = run.to;
    }
  }
  return lines;
}

/** The days off that follow each other from `from` on, under the name of their holiday; two holidays make two runs. */
function runFrom(calendar: Calendar, from: number): Run {
  let name = nameOf(calendar, from) ?? '';
  let to = from;
  for (let day = from + 1; !isWorkday(calendar, day); day++) {
    const next = nameOf(calendar, day) ?? '';
    if (next !== '' && name !== '' && next !== name) break;
    name ||= next;
    to = day;
  }
  return { from, to, name };
}

/** The arithmetic of a limit as readable lines, from its start over every counted day to the due instant. */
export function explain(calendar: Calendar, start: Instant, limit: LimitAmount, counting: Counting): Line[] {
  const { dueAt } = due(calendar, start, limit, counting);
  const inDays = limit.unit === 'days' || limit.unit === 'workingDays';
  const from = dayOf(toMs(start));
  const first = counting.startDayCounted ? from : from + 1;
  const uncounted = inDays && !counting.startDayCounted;
  const middle = inDays
    ? dayLines(calendar, first, lastDay(calendar, toMs(start), limit, counting), limit.unit === 'workingDays')
    : [];
  return [
    line((tongue) => {
      const head = `${sayInstant(start, tongue)} ${pick(tongue, '起算', 'start', 'ᠡᠬᠢᠯᠡᠪᠡ')}`;
      return uncounted ? `${head}${pick(tongue, ', 当日不计', ', day of start not counted', '')}` : head;
    }),
    ...(middle.length > 40 ? [...middle.slice(0, 20), line(() => '…'), ...middle.slice(-20)] : middle),
    line(
      (tongue) =>
        `${sayInstant(dueAt, tongue, true)} ${pick(tongue, '到期', 'due', 'ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ')} (${sayLimit(limit)[tongue]})`,
    ),
  ];
}
