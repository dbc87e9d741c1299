import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import { refuse, relieved, start, stop, type Moment, type Verdict } from '../moment.ts';
import { unitClocks } from './objection.ts';
import { asking } from './reply.ts';

/** Same place, object and matter: the case follows another one, whose end its caller will hear of (66号(五)). */
export const merge = (kase: Case, { intoCaseId }: CommandOf<'merge'>): Verdict =>
  intoCaseId === kase.id
    ? refuse('intoItself', 'intoCaseId')
    : kase.followers.length > 0
      ? refuse('hasFollowers', 'intoCaseId')
      : [{ type: 'merged', into: intoCaseId }];

/** It was another matter after all: back to dispatch; the citizen's clock has never stopped. */
export const unmerge = (kase: Case, moment: Moment): Verdict => [
  { type: 'unmerged', from: kase.mergedInto ?? '', clocks: [start(kase, moment, 'dispatch', 'dispatch')] },
];

/** What the other case of a merger is told by the system. */
export const join = (kase: Case, { followerId }: CommandOf<'join'>): Verdict =>
  kase.followers.includes(followerId) ? [] : [{ type: 'joined', followerId }];
export const part = (kase: Case, { followerId }: CommandOf<'part'>): Verdict =>
  kase.followers.includes(followerId) ? [{ type: 'parted', followerId }] : [];

/** The case that this one follows has ended: its own caller is told. */
export const masterEnded = ({ terminated }: CommandOf<'masterEnded'>): Verdict => [
  { type: 'masterEnded', ...(terminated && { terminated }) },
];

/** Passed to another platform, which sets its own limit; only the citizen's clock runs on here. */
export const sendUp = (kase: Case): Verdict => [
  { type: 'sentUp', ...relieved(kase), clocks: [...stop('dispatch'), ...unitClocks(kase)] },
];

/** The other platform has answered, and the citizen is called; or it gave the case back, and it is dispatched here. */
export function comeBack(kase: Case, { outcome }: CommandOf<'comeBack'>, moment: Moment): Verdict {
  if (outcome === 'returned') return [{ type: 'cameBack', clocks: [start(kase, moment, 'dispatch', 'dispatch')] }];
  return asking('upperAnswered', kase, moment);
}
