import type { Case } from '../case.ts';
import type { Strike } from '../clocks.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';
import { infoOver, lifted } from './information.ts';
import { looked } from './pending.ts';

/** More than a minute after its instant a strike counts as late: the engine was away. */
const lateAfterMs = 60_000;

/** A supervision with the number of its letter within the case. */
export const supervised = (kase: Case, level: number, automatic: boolean): News<'supervised'> => ({
  ...{ type: 'supervised', level, automatic, nth: kase.letters.length + 1 },
});

/** A letter that nobody answered has risen: the next one waits for its answer too, up to the last level (domain 2.4). */
const risen = (kase: Case, level: number, moment: Moment): News => ({
  ...supervised(kase, level, true),
  ...(kase.supervisionLevel < 4 && {
    clocks: [start(kase, moment, 'supervision', 'supervision', { unitId: kase.leadUnitId })],
  }),
});

const levelOf = (kase: Case, acts: Strike['acts']): number =>
  Math.max(
    acts.includes('escalate') ? Math.min(4, kase.supervisionLevel + 1) : 0,
    ...acts.map((act) => (act.startsWith('supervise') ? Number(act.slice(-1)) : 0)),
  );

/** What a strike makes happen: the rung itself, the supervision it orders, the closure when nobody could be reached, the end of a pause, the monthly look. */
export function strikeNews(kase: Case, { clock, rung, at: dueAt, acts }: Strike, moment: Moment): News[] {
  const late = Date.parse(moment.at) - Date.parse(dueAt) > lateAfterMs;
  const level = levelOf(kase, acts);
  const goesOn = (): News[] => (clock === 'info' ? infoOver(kase, moment, dueAt) : lifted(kase, moment, dueAt));
  return [
    { type: 'struck', clock, rung, dueAt, acts, late },
    ...(level > 0 ? [acts.includes('escalate') ? risen(kase, level, moment) : supervised(kase, level, true)] : []),
    ...(acts.includes('giveUp') ? [{ type: 'closed' as const, how: 'unreached' as const }] : []),
    ...(acts.includes('goOn') ? goesOn() : []),
    ...(acts.includes('look') ? looked(kase, { ...moment, at: dueAt }) : []),
  ];
}

/** The engine's call for one strike. What is due has been settled already, so what is left is a repeat or a strike that moved. */
export function strike(kase: Case, asked: CommandOf<'strike'>): Verdict {
  const clock = kase.clocks[asked.clock];
  const done = clock?.rungs[asked.rung]?.at === asked.at && clock.struck > asked.rung;
  return done ? [] : refuse('moved');
}

/** A letter of supervision by hand, with a limit of its own for the answer (domain 2.4). Without an answer it rises by itself. */
export function supervise(kase: Case, { level, limit }: CommandOf<'supervise'>, moment: Moment): Verdict {
  if (level < kase.supervisionLevel) return refuse('levelLower', 'level');
  const clocks = [start(kase, moment, 'supervision', 'supervision', { limit, unitId: kase.leadUnitId })];
  return [{ ...supervised(kase, level, false), clocks }];
}

const openLetter = (kase: Case): Case['letters'][number] | undefined =>
  kase.letters.findLast((letter) => letter.answeredAt === undefined);

export const mayAnswerSupervision = (kase: Case): Refusal | undefined =>
  openLetter(kase) ? undefined : refuse('nothingToAnswer');

/** The unit's head answers every letter that waits, up to the last. */
export const answerSupervision = (kase: Case): Verdict => [
  { type: 'supervisionAnswered', nth: openLetter(kase)?.nth ?? 0, clocks: stop('supervision') },
];

/** 批示: what a leader wants done, told to the unit and to supervision. */
export const instruct = (): Verdict => [{ type: 'instructed' }];
