import type { Calendar, Instant, Opening } from './calendar.ts';
import type { Counting, LimitAmount, Run } from './limits.ts';
import { dateOf, dayOf, isProvisional, isWorkday, nameOf, startOf, toInstant, toMs, weekdayOf } from './calendar.ts';
import { daysOut, inDays, legsOf, stretches, workedOn, type Leg } from './limits.ts';

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

/** A step of the arithmetic: what starts, which day counts as which, what does not count and why, where it ends. */
export type Step =
  | { kind: 'start'; at: Instant; uncounted: boolean }
  | { kind: 'counted'; day: number; nth: number; works: boolean }
  | { kind: 'off'; from: number; to: number; name: string }
  | { kind: 'paused'; from: Instant; to: Instant; days: number }
  | { kind: 'worked'; day: number; ms: number }
  | { kind: 'extended'; limit: LimitAmount }
  | { kind: 'due'; at: Instant; limit: LimitAmount };

const mostDays = 400;

/** The days off that follow each other from `from` on, under the name of their holiday; two holidays make two runs. */
function runFrom(calendar: Calendar, from: number, last: number): Extract<Step, { kind: 'off' }> {
  let name = nameOf(calendar, from) ?? '';
  let to = from;
  for (let day = from + 1; day <= last && !isWorkday(calendar, day); day++) {
    const next = nameOf(calendar, day) ?? '';
    if (next !== '' && name !== '' && next !== name) break;
    name ||= next;
    to = day;
  }
  return { kind: 'off', from, to, name };
}

interface Walk {
  calendar: Calendar;
  counting: Counting;
  pauses: readonly { from: number; to: number }[];
}
type Paused = Extract<Step, { kind: 'paused' }>;

const pausedStep = ({ calendar, counting }: Walk, pause: { from: number; to: number }): Paused => {
  const out = daysOut(calendar, pause, counting);
  return { kind: 'paused', from: toInstant(pause.from), to: toInstant(pause.to), days: out.to - out.from };
};

/** The days of a leg in days, numbered on from `counted`. */
function daySteps(walk: Walk, leg: Leg, counted: number): Step[] {
  const { calendar, counting, pauses } = walk;
  const works = leg.limit.unit === 'workingDays';
  const out = pauses.map((pause) => ({ pause, ...daysOut(calendar, pause, counting) }));
  const steps: Step[] = [];
  let nth = counted;
  for (let day = leg.first + 1; day <= leg.last; day++) {
    const within = out.find((p) => day >= p.from && day < p.to);
    if (within) {
      steps.push({ ...pausedStep(walk, within.pause), days: within.to - day });
      day = within.to - 1;
    } else if (!works || isWorkday(calendar, day)) steps.push({ kind: 'counted', day, nth: ++nth, works });
    else {
      const nextPause = out.find((p) => p.from > day && p.to > p.from)?.from ?? Infinity;
      const run = runFrom(calendar, day, Math.min(leg.last, nextPause - 1));
      steps.push(run);
      day = run.to;
    }
  }
  return steps;
}

/** The days of a leg in working hours, and the pauses of any leg in time. */
function timeSteps(walk: Walk, leg: Leg): Step[] {
  const pauses = walk.pauses.filter((p) => p.from < leg.end && p.to > leg.from);
  if (leg.limit.unit !== 'workingHours') return pauses.map((pause) => pausedStep(walk, pause));
  const begins = (pause: Opening): number => dayOf(Math.max(pause.from, leg.from));
  const steps: Step[] = [];
  for (let day = dayOf(leg.from); day <= leg.last; day++) {
    let to = day;
    const taken = pauses.reduce(
      (sum, p) => sum + workedOn(walk.calendar, day, Math.max(p.from, leg.from), Math.min(p.to, leg.end)),
      0,
    );
    const ms = workedOn(walk.calendar, day, leg.from, leg.end) - taken;
    if (ms > 0) steps.push({ kind: 'worked', day, ms });
    else if (!isWorkday(walk.calendar, day)) {
      const run = runFrom(walk.calendar, day, leg.last);
      steps.push(run);
      to = run.to;
    }
    const begin = day;
    const begun = pauses.filter((p) => begins(p) >= begin && begins(p) <= to);
    steps.push(...begun.map((pause) => pausedStep(walk, pause)));
    day = to;
  }
  return steps;
}

/** The arithmetic of a limit as data, by the function that computes it. */
export function stepsOf(calendar: Calendar, run: Run, counting: Counting, dueAt?: Instant): Step[] {
  const legs = legsOf(calendar, run, counting);
  const walk = { calendar, counting, pauses: stretches(run.pauses) };
  const uncounted = inDays(run.limit.unit) && !counting.startDayCounted;
  const steps: Step[] = [{ kind: 'start', at: run.startedAt, uncounted }];
  let counted = 0;
  for (const [i, leg] of legs.entries()) {
    if (i > 0) steps.push({ kind: 'extended', limit: leg.limit });
    const tooLong = leg.last - leg.first > mostDays;
    if (!tooLong) steps.push(...(inDays(leg.limit.unit) ? daySteps(walk, leg, counted) : timeSteps(walk, leg)));
    counted += inDays(leg.limit.unit) ? leg.limit.amount : 0;
  }
  const end = toInstant(legs.at(-1)?.end ?? toMs(run.startedAt));
  return [...steps, { kind: 'due', at: dueAt ?? end, limit: run.limit }];
}

const sayHours = (ms: number, tongue: Tongue): string => {
  const minutes = Math.round(ms / 60_000);
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const hours = h > 0 ? `${String(h)} ${unitNames.hours[tongue]}` : '';
  return [hours, m > 0 ? `${String(m)} ${unitNames.minutes[tongue]}` : ''].filter((part) => part !== '').join(' ');
};

function sayCounted(
  calendar: Calendar,
  { day, nth, works }: Extract<Step, { kind: 'counted' }>,
  tongue: Tongue,
): string {
  const makeUp =
    works && weekdayOf(day) % 6 === 0 && nameOf(calendar, day) !== undefined
      ? pick(tongue, ' 调休上班', ' make-up workday', ' ᠨᠥᠬᠥᠨ ᠠᠵᠢᠯᠯᠠᠬᠤ')
      : '';
  const plain = works && isProvisional(calendar, day) ? pick(tongue, ' 暂按平常周历', ' provisional', ' ᠲᠦᠷ') : '';
  return `${sayDay(day, tongue)}${makeUp}${plain} ${pick(tongue, `第 ${String(nth)} 日`, `day ${String(nth)}`, `${String(nth)} ᠳᠤᠭᠠᠷ`)}`;
}

function sayOff({ from, to, name }: Extract<Step, { kind: 'off' }>, tongue: Tongue): string {
  const span = from === to ? sayDay(from, tongue) : `${sayDay(from, tongue)} … ${sayDay(to, tongue)}`;
  const count = String(to - from + 1);
  const off = name === '' ? pick(tongue, '周末', 'weekend', 'ᠠᠮᠠᠷᠠᠯᠲᠠ') : name;
  return `${span} ${off} ${pick(tongue, `不计 (${count} 天)`, `not counted (${count})`, `(${count})`)}`;
}

/** One step as a sentence. */
export function sayStep(calendar: Calendar, step: Step, tongue: Tongue): string {
  switch (step.kind) {
    case 'start': {
      const head = `${sayInstant(step.at, tongue)} ${pick(tongue, '起算', 'start', 'ᠡᠬᠢᠯᠡᠪᠡ')}`;
      return step.uncounted ? `${head}${pick(tongue, ', 当日不计', ', day of start not counted', '')}` : head;
    }
    case 'counted':
      return sayCounted(calendar, step, tongue);
    case 'off':
      return sayOff(step, tongue);
    case 'paused': {
      const days =
        step.days > 0
          ? pick(
              tongue,
              ` (${String(step.days)} 天不计)`,
              ` (${String(step.days)} days not counted)`,
              ` (${String(step.days)})`,
            )
          : '';
      return `${sayInstant(step.from, tongue)} – ${sayInstant(step.to, tongue)} ${pick(tongue, '暂停计时', 'paused', 'ᠲᠦᠷ ᠵᠣᠭᠰᠣᠭᠰᠠᠨ')}${days}`;
    }
    case 'worked':
      return `${sayDay(step.day, tongue)} ${pick(tongue, '计', '', '')} ${sayHours(step.ms, tongue)}`.replace(
        '  ',
        ' ',
      );
    case 'extended':
      return `${pick(tongue, '延期', 'extended by', 'ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ ᠰᠤᠩᠭᠠᠪᠠ')} ${sayLimit(step.limit)[tongue]}`;
    case 'due':
      return `${sayInstant(step.at, tongue, true)} ${pick(tongue, '到期', 'due', 'ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ')} (${sayLimit(step.limit)[tongue]})`;
  }
}

/** The arithmetic of a limit as readable lines, from its start over every counted day to the due instant; `dueAt` when it is another than the sum. */
export function explain(calendar: Calendar, run: Run, counting: Counting, dueAt?: Instant): Line[] {
  const lines = stepsOf(calendar, run, counting, dueAt).map((step) =>
    line((tongue) => sayStep(calendar, step, tongue)),
  );
  return lines.length > 64 ? [...lines.slice(0, 31), line(() => '…'), ...lines.slice(-32)] : lines;
}
