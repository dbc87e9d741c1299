import { dayOf, dayOfDate, startOf, toInstant, toMs } from '../../calendar.ts';
import { codeOf } from '../../text.ts';
import type { Case } from '../case.ts';
import { Ground } from '../codes.ts';
import type { CommandOf } from '../commands.ts';
import type { News } from '../facts.ts';
import { refuse, start, stop, type Moment, type Verdict } from '../moment.ts';

/** Cannot be solved now: parked with a plan, a promised date and an owner, looked at each month (济南 Art. 24(三), 北京 Art. 15(二)). */
export function park(kase: Case, { until, ownerUnitId }: CommandOf<'park'>, moment: Moment): Verdict {
  if (!moment.world.units.get(ownerUnitId)?.active) return refuse('unknownUnit', 'ownerUnitId');
  if (dayOfDate(until) <= dayOf(toMs(moment.at))) return refuse('notAhead', 'until');
  const promised = toInstant(startOf(dayOfDate(until) + 1));
  return [
    {
      ...{ type: 'parked', until: promised, ownerUnitId },
      clocks: [...stop('review'), start(kase, moment, 'pending', 'pending', { notAfter: promised })],
    },
  ];
}

/** The monthly look at a parked case; on the promised date it goes back to its unit. */
export function looked(kase: Case, moment: Moment): News[] {
  const until = kase.parked?.until ?? moment.at;
  if (moment.at >= until) return resumed(kase, moment);
  return [{ type: 'looked', clocks: [start(kase, moment, 'pending', 'pending', { notAfter: until })] }];
}

/** Back to the unit, with the limit of a second round. */
export const resumed = (kase: Case, moment: Moment): News[] => [
  {
    type: 'resumed',
    clocks: [...stop('pending'), start(kase, moment, 'handle', 'redo', { unitId: kase.leadUnitId })],
  },
];

/** Ends without an answer in the matter, on one of the listed grounds, in writing (潍坊 Art. 21). */
export const terminate = ({ ground }: CommandOf<'terminate'>): Verdict => [
  { type: 'terminated', ground: codeOf(Ground, ground), clocks: stop('review') },
];
