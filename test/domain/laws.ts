import fc from 'fast-check';
import { strictEqual } from 'node:assert/strict';
import {
  dayOf,
  hoursOf,
  isWorkday,
  nthWorkday,
  startOf,
  toInstant,
  toMs,
  type Calendar,
} from '../../domain/calendar.ts';
import { calendarAt, dayMs, overlay, type CalendarBook } from '../../domain/calendar.ts';
import {
  daysOut,
  dueOf,
  inDays,
  legsOf,
  measure,
  shift,
  stretches,
  type Counting,
  type LimitAmount,
  type Run,
} from '../../domain/limits.ts';
import { stepsOf, type Step } from '../../domain/explain.ts';
import { calendars, countings, instants, layerParts, limits, pauseNear, runs } from '../support/calendars.ts';

// tables of a calendar take milliseconds, a case microseconds: so each calendar of a pool serves many cases
const pool = fc.sample(calendars, 40);
const calendar = fc.constantFrom(...pool);
const holds = (says: boolean): void => {
  strictEqual(says, true);
};
const dueAt = (on: Calendar, run: Run, counting: Counting): string => dueOf(on, run, counting).dueAt;
const opensAround = (on: Calendar, ms: number): boolean =>
  isWorkday(on, dayOf(ms - 1)) &&
  hoursOf(on, dayOf(ms - 1)).some(
    ({ from, to }) => startOf(dayOf(ms - 1)) + from < ms && ms <= startOf(dayOf(ms - 1)) + to,
  );
const ofKind = <K extends Step['kind']>(steps: readonly Step[], kind: K): Extract<Step, { kind: K }>[] =>
  steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);

const areas = ['15', '1529', '152900', '152921', '152922', '1530'] as const;
const layers = fc
  .shuffledSubarray([...areas])
  .chain((chosen) => fc.tuple(...chosen.map((area) => layerParts.map((parts) => ({ ...parts, area, name: area })))));
const smallBooks = fc
  .sample(fc.tuple(calendar, layers), 12)
  .map(([nation, more]): CalendarBook => ({ version: 1, layers: [...more, { ...nation, area: '', name: '全国' }] }));

/** The law of each name, as a property over random calendars, limits, pauses and ways of counting. */
export const laws = {
  'what is added is measured again, pauses taken out': fc.property(calendar, runs, countings, (on, run, counting) => {
    const end = dueAt(on, run, counting);
    strictEqual(measure(on, run.startedAt, end, run.limit.unit, counting, run.pauses), run.limit.amount);
  }),

  'a later start or a longer limit is never due earlier': fc.property(
    ...([calendar, runs, countings, fc.nat(20 * dayMs)] as const),
    (on, run, counting, later) => {
      const first = dueAt(on, run, counting);
      holds(dueAt(on, { ...run, startedAt: toInstant(toMs(run.startedAt) + later) }, counting) >= first);
      const longer = { ...run.limit, amount: run.limit.amount + 1 };
      holds(dueAt(on, { ...run, limit: longer }, counting) > first);
    },
  ),

  'one more pause never shortens a limit': fc.property(
    calendar,
    runs.chain((run) => fc.tuple(fc.constant(run), pauseNear(toMs(run.startedAt)))),
    countings,
    (on, [run, more], counting) => {
      holds(dueAt(on, { ...run, pauses: [...run.pauses, more] }, counting) >= dueAt(on, run, counting));
    },
  ),

  'a pause cut into two that touch is the same pause': fc.property(
    calendar,
    runs.chain((run) =>
      fc.tuple(fc.constant(run), pauseNear(toMs(run.startedAt)), fc.double({ min: 0, max: 1, noNaN: true })),
    ),
    countings,
    (on, [run, pause, share], counting) => {
      const cut = toInstant(toMs(pause.from) + Math.floor((toMs(pause.to) - toMs(pause.from)) * share));
      const halves = [
        { from: cut, to: pause.to },
        { from: pause.from, to: cut },
      ];
      const whole = dueAt(on, { ...run, pauses: [...run.pauses, pause] }, counting);
      strictEqual(dueAt(on, { ...run, pauses: [...halves, ...run.pauses] }, counting), whole);
    },
  ),

  'a limit cut into a limit and extensions of its unit ends at the same instant': fc.property(
    ...([calendar, runs, countings, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 })] as const),
    (on, run, counting, parts) => {
      const extensions = parts.map((amount): LimitAmount => ({ ...run.limit, amount }));
      const whole = { ...run.limit, amount: run.limit.amount + parts.reduce((a, b) => a + b) };
      strictEqual(dueAt(on, { ...run, extensions }, counting), dueAt(on, { ...run, limit: whole }, counting));
    },
  ),

  'an extension of any unit comes after the limit and is explained to the same end': fc.property(
    ...([calendar, runs, countings, limits] as const),
    (on, run, counting, more) => {
      const extended = { ...run, extensions: [more] };
      const end = dueAt(on, extended, counting);
      holds(end > dueAt(on, run, counting));
      strictEqual(ofKind(stepsOf(on, extended, counting), 'due')[0]?.at, end);
    },
  ),

  'a book is its layers laid over each other, the wider first, and a later day wins': fc.property(
    fc.constantFrom(...smallBooks),
    fc.constantFrom('', '15', '150000', '152900', '152921', '152921001', '152922', '153000', '110000'),
    (book, place) => {
      const stem = (code: string): string => code.replace(/^(\d\d)0000$|^(\d{4})00$/, '$1$2');
      const over = book.layers.filter(({ area }) => stem(place).startsWith(stem(area)));
      const inOrder = over.toSorted((a, b) => stem(a.area).length - stem(b.area).length);
      const empty: Calendar = { days: [], noticed: [], spans: [{ from: '00:00', to: '24:00' }] };
      const made = calendarAt(book, place);
      strictEqual(
        JSON.stringify(made),
        JSON.stringify(inOrder.reduce<Calendar>((under, one) => overlay(under, one), empty)),
      );
      for (const { date, isOffDay } of inOrder.at(-1)?.days ?? [])
        strictEqual(isWorkday(made, Math.floor(Date.parse(date) / dayMs)), !isOffDay);
    },
  ),

  'the explanation counts each day once, sums to the limit and ends when it is due': fc.property(
    ...([calendar, runs, countings, fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 })] as const),
    (on, run, counting, parts) => {
      const { unit, amount } = run.limit;
      const extensions = parts.map((more) => ({ unit, amount: more }));
      const extended = { ...run, extensions };
      const steps = stepsOf(on, extended, counting);
      const whole = amount + parts.reduce((a, b) => a + b, 0);
      const counted = ofKind(steps, 'counted');
      if (inDays(unit) && toMs(dueAt(on, extended, counting)) - toMs(run.startedAt) < 400 * dayMs) {
        strictEqual(counted.map(({ nth }) => nth).join(), Array.from({ length: whole }, (_, i) => i + 1).join());
        holds(counted.every(({ day }, i) => i === 0 || day > (counted[i - 1]?.day ?? day)));
        holds(counted.every(({ day }) => unit === 'days' || isWorkday(on, day)));
      }
      if (unit === 'workingHours' && toMs(dueAt(on, extended, counting)) - toMs(run.startedAt) < 400 * dayMs)
        strictEqual(
          ofKind(steps, 'worked').reduce((sum, { ms }) => sum + ms, 0),
          whole * 3_600_000,
        );
      strictEqual(ofKind(steps, 'due')[0]?.at, dueAt(on, extended, counting));
    },
  ),

  'each day of a limit in days is counted, off or paused': fc.property(
    calendar,
    runs,
    countings,
    (on, run, counting) => {
      const [leg] = legsOf(on, run, counting);
      if (!leg || !inDays(run.limit.unit) || leg.last - leg.first > 400) return;
      const steps = stepsOf(on, run, counting);
      const off = ofKind(steps, 'off').reduce((sum, { from, to }) => sum + to - from + 1, 0);
      const paused = ofKind(steps, 'paused').reduce((sum, step) => sum + step.days, 0);
      strictEqual(ofKind(steps, 'counted').length + off + paused, leg.last - leg.first);
    },
  ),

  'every pause that a limit feels is said once': fc.property(calendar, runs, countings, (on, run, counting) => {
    const { from: start, first, last, end } = legsOf(on, run, counting)[0] ?? { from: 0, first: 0, last: 0, end: 0 };
    if (last - first > 400) return;
    const felt = stretches(run.pauses).filter((pause) => {
      const out = daysOut(on, pause, counting);
      if (!inDays(run.limit.unit)) return pause.from < end && pause.to > start;
      return out.to > Math.max(out.from, first + 1) && out.from < last;
    });
    const said = ofKind(stepsOf(on, run, counting), 'paused').map((step) => step.from);
    strictEqual(said.join(), felt.map((pause) => toInstant(pause.from)).join());
  }),

  'an offset back and forth ends where it began, or with the next workday': fc.property(
    ...([calendar, instants, limits] as const),
    (on, at, { amount, unit }) => {
      const back = shift(on, at, { amount: -amount, unit });
      const again = shift(on, back, { amount, unit });
      const day = dayOf(toMs(at) - 1);
      const isOff = unit === 'workingDays' && !isWorkday(on, day);
      const late = isOff ? (nthWorkday(on, day, 1) - day) * dayMs : 0;
      if (unit !== 'workingHours') strictEqual(again, toInstant(toMs(at) + late));
      else strictEqual(shift(on, shift(on, again, { amount: -amount, unit }), { amount, unit }), again);
    },
  ),

  'a limit ends after its start, in working units when offices work': fc.property(
    ...([calendar, runs, countings] as const),
    (on, run, counting) => {
      const end = dueAt(on, run, counting);
      holds(end > run.startedAt);
      if (run.limit.unit === 'workingHours') holds(opensAround(on, toMs(end)));
      if (run.limit.unit === 'workingDays') holds(isWorkday(on, dayOf(toMs(end) - 1)));
    },
  ),
} as const;

export type Law = keyof typeof laws;
export const names = Object.keys(laws) as Law[];

/** Holds one law against so many random cases; throws with the smallest counterexample. */
export const hold = (name: Law, numRuns: number): void => {
  fc.assert(laws[name] as fc.IProperty<unknown>, { numRuns });
};

// `node --import tsx test/domain/laws.ts 3500` holds every law in the time zone of its process
const each = Number(process.argv[1]?.endsWith('laws.ts') ? process.argv[2] : undefined);
if (each > 0) {
  for (const name of names) hold(name, each);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  console.log(JSON.stringify({ timeZone, cases: each * names.length }));
}
