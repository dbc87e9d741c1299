const zone = 'Asia/Shanghai';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export type Locale = 'zh' | 'en' | 'mn';
type Instant = string | number | Date;

const ms = (at: Instant): number => new Date(at).getTime();
const partsFormat = new Intl.DateTimeFormat('zh-CN-u-hc-h23', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const weekdays: Record<Locale, string> = {
  zh: '周日 周一 周二 周三 周四 周五 周六',
  en: 'Sun Mon Tue Wed Thu Fri Sat',
  mn: 'ᠨᠢᠮᠠ ᠳᠠᠸᠠ ᠮᠢᠭᠮᠠᠷ ᠯᠬᠠᠭᠪᠠ ᠫᠦᠷᠪᠦ ᠪᠠᠰᠠᠩ ᠪᠢᠮᠪᠠ',
};

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

const partsOf = (at: number): Parts =>
  Object.fromEntries(partsFormat.formatToParts(at).map((p) => [p.type, p.value])) as unknown as Parts;

/** The names of the weekdays, Sunday first. */
export const weekdayNames = (locale: Locale): string[] => weekdays[locale].split(' ');

const weekday = (at: number, locale: Locale): string => {
  const index = new Date(at + 8 * hourMs).getUTCDay();
  return weekdayNames(locale)[index] ?? '';
};

const isMidnight = (at: number): boolean => (at + 8 * hourMs) % dayMs === 0;
const dateText = ({ month, day }: Parts, locale: Locale): string =>
  ({ zh: `${month}月${day}日`, en: `${day}/${month}`, mn: `${month}-${day}` })[locale];

/** `2026-11-24T17:30` in the hotline's zone, as a field for date and time holds it. */
export const localInput = (at: Instant): string => new Date(ms(at) + 8 * hourMs).toISOString().slice(0, 16);

/** `11月24日 周二 17:30` in the hotline's zone; an instant that ends a day is said as that day's 24:00, as limits are. */
export function dateTime(at: Instant, locale: Locale = 'zh'): string {
  const instant = ms(at);
  if (Number.isNaN(instant)) return '';
  const shown = isMidnight(instant) ? instant - 1 : instant;
  const parts = partsOf(shown);
  const time = isMidnight(instant) ? '24:00' : `${parts.hour}:${parts.minute}`;
  return `${dateText(parts, locale)} ${weekday(shown, locale)} ${time}`;
}

/** `11月24日 周二 14:05` in the hotline's zone, with the year when it is not this one: when something was, not when it ends. */
export function dayAndTime(at: Instant, now: number, locale: Locale): string {
  const parts = partsOf(ms(at));
  const { year, hour, minute } = parts;
  const date = dateText(parts, locale);
  const whole = { zh: `${year}年${date}`, en: `${date}/${year}`, mn: `${year}-${date}` }[locale];
  return `${year === partsOf(now).year ? date : whole} ${weekday(ms(at), locale)} ${hour}:${minute}`;
}

/** `17:30`, `昨天 17:30`, `11-24 17:30` or `2025-11-24`: as short as the distance to `now` allows. */
export function shortTime(at: Instant, now: number, words: { yesterday: string; tomorrow: string }): string {
  const instant = ms(at);
  const shown = isMidnight(instant) ? instant - 1 : instant;
  const parts = partsOf(shown);
  const time = isMidnight(instant) ? '24:00' : `${parts.hour}:${parts.minute}`;
  const days = Math.floor((shown + 8 * hourMs) / dayMs) - Math.floor((now + 8 * hourMs) / dayMs);
  if (days === 0) return time;
  if (days === -1) return `${words.yesterday} ${time}`;
  if (days === 1) return `${words.tomorrow} ${time}`;
  const date = `${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`;
  return partsOf(now).year === parts.year ? `${date} ${time}` : `${parts.year}-${date}`;
}

/** `13:20:58`, for what was kept a moment ago. */
export const clockTime = (at: Instant): string => {
  const parts = partsOf(ms(at));
  return `${parts.hour}:${parts.minute}:${parts.second}`;
};

export interface SpanWords {
  minutes: (n: number) => string;
  hours: (n: number) => string;
  days: (n: number) => string;
}

/** A span as people say it: minutes below an hour, hours below two days, then days. */
export function spanText(spanMs: number, words: SpanWords): string {
  const span = Math.abs(spanMs);
  if (span < hourMs) return words.minutes(Math.max(1, Math.floor(span / minuteMs)));
  if (span < 2 * dayMs) return words.hours(Math.floor(span / hourMs));
  return words.days(Math.floor(span / dayMs));
}

export type LampColour = 'green' | 'yellow' | 'red' | 'grey';

/** The lamp of a clock at `now`: grey while paused, red from the due instant, yellow from the warning instant. */
export function lampAt(
  clock: { dueAt?: string | null; yellowAt?: string | null; paused?: boolean | undefined },
  now: number,
): LampColour | undefined {
  if (clock.paused) return 'grey';
  if (!clock.dueAt) return undefined;
  if (now >= ms(clock.dueAt)) return 'red';
  return clock.yellowAt && now >= ms(clock.yellowAt) ? 'yellow' : 'green';
}
