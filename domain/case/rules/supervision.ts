import type { Case } from '../case.ts';
import type { Strike } from '../clocks.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, type Moment, type Verdict } from '../moment.ts';
import { infoOver, lifted } from './information.ts';

/** More than a minute after its instant a strike counts as late: the engine was away. */
const lateAfterMs = 60_000;

/** What a strike makes happen: the rung itself, the supervision it orders, the closure when nobody could be reached, the end of a pause. */
export function strikeNews(kase: Case, { clock, rung, at: dueAt, acts }: Strike, moment: Moment): News[] {
  const late = Date.parse(moment.at) - Date.parse(dueAt) > lateAfterMs;
  const level = Math.max(0, ...acts.map((act) => (act.startsWith('supervise') ? Number(act.slice(-1)) : 0)));
  // a pause ends at its own instant, however late the strike is made up
  const then = { ...moment, at: dueAt };
  const goesOn = clock === 'info' ? infoOver(kase, then, false) : lifted(kase, then);
  return [
    { type: 'struck', clock, rung, dueAt, acts, late },
    ...(level > 0 ? [{ type: 'supervised' as const, level, automatic: true }] : []),
    ...(acts.includes('giveUp') ? [{ type: 'closed' as const, how: 'unreached' as const }] : []),
    ...(acts.includes('goOn') ? goesOn : []),
  ];
}

/** The engine's call for one strike. What is due has been settled already, so what is left is a repeat or a strike that moved. */
export function strike(kase: Case, asked: CommandOf<'strike'>): Verdict {
  const clock = kase.clocks[asked.clock];
  const done = clock?.rungs[asked.rung]?.at === asked.at && clock.struck > asked.rung;
  return done ? [] : refuse('moved');
}
