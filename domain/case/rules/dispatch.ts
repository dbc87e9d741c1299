import type { LimitAmount } from '../../limits.ts';
import type { Case } from '../case.ts';
import type { ClockChange, ClockName } from '../clocks.ts';
import type { CommandOf } from '../commands.ts';
import { catalogueLineOf } from '../../world.ts';
import { refuse, relieved, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';
import { transfersAfter } from '../evolve.ts';
import { unitClocks } from './objection.ts';
import { supervised } from './supervision.ts';

interface Sending {
  leadUnitId: string;
  coUnitIds?: string[] | undefined;
  limit?: LimitAmount | undefined;
}

function unfit({ leadUnitId, coUnitIds = [] }: Sending, { world }: Moment, path: string): Refusal | undefined {
  if (!world.units.get(leadUnitId)?.active) return refuse('unknownUnit', path + 'leadUnitId');
  if (coUnitIds.includes(leadUnitId) || new Set(coUnitIds).size < coUnitIds.length)
    return refuse('leadIsCoHandler', path + 'coUnitIds');
  return coUnitIds.every((id) => world.units.get(id)?.active) ? undefined : refuse('unknownUnit', path + 'coUnitIds');
}

/** Sends a case to its lead and co-handlers; `path` prefixes the fields that a refusal names. */
export function send(
  kase: Pick<Case, 'rules' | 'profile' | 'urgency'>,
  sending: Sending,
  moment: Moment,
  path = '',
): Verdict {
  const wrong = unfit(sending, moment, path);
  if (wrong) return wrong;
  const { leadUnitId, coUnitIds = [], limit } = sending;
  // domain 2.3: the handling clock starts at dispatch, so that leaving a case unsigned wins nothing
  const handle = start(kase, moment, 'handle', 'handle', { limit, unitId: leadUnitId });
  const clocks: ClockChange[] = [
    ...stop('dispatch'),
    start(kase, moment, 'sign', 'sign', { notAfter: handle.dueAt, unitId: leadUnitId }),
    handle,
    ...coUnitIds.map((id) => start(kase, moment, `co:${id}`, 'coHandle', { notAfter: handle.dueAt, unitId: id })),
  ];
  return [{ type: 'dispatched', leadUnitId, coUnitIds, ...(limit && { limit }), clocks }];
}

/** So many other leads after the first make a case a hard one: supervision level 3 (domain 2.4; 巴彦淖尔). */
const hardAfterTransfers = 3;

/** A dispatcher sends the case to a unit that leads and to others that help. What a conference has decided binds, and needs its minutes. */
export function dispatch(kase: Case, command: CommandOf<'dispatch'>, moment: Moment): Verdict {
  const isDecided = kase.status === 'conferring';
  if (isDecided && command.note === undefined) return refuse('minutesMissing', 'note');
  const sent = send(kase, command, moment);
  if ('refusal' in sent) return sent;
  const settled = sent.map((news) =>
    isDecided && news.type === 'dispatched'
      ? {
          ...news,
          bound: true as const,
          ...relieved(kase, command.leadUnitId, ...(command.coUnitIds ?? [])),
          clocks: [...stop('conference', 'suspension', ...settledClocks(kase)), ...(news.clocks ?? [])],
        }
      : news,
  );
  const transfers = transfersAfter(kase, command.leadUnitId);
  return transfers >= hardAfterTransfers && kase.supervisionLevel < 3
    ? [...settled, supervised(kase, 3, true)]
    : settled;
}

/** What a case that was returned to a conference still runs from its dispatch before. */
const settledClocks = (kase: Case): ClockName[] => kase.coHandlers.map((co): ClockName => `co:${co.unitId}`);

/** Taken back before the unit has signed: the dispatcher saw that it went wrong. */
export const recall = (kase: Case, moment: Moment): Verdict => [
  {
    ...{ type: 'recalled', ...relieved(kase) },
    clocks: [...unitClocks(kase), start(kase, moment, 'dispatch', 'dispatch')],
  },
];

/** An operator sends a case straight to a unit only where the catalogue names that unit (北京 Art. 12). */
export function mayDirect(
  { categoryId, place }: CommandOf<'register'>,
  leadUnitId: string,
  { actor, world }: Moment,
): Refusal | undefined {
  if (actor.roles.some((role) => role === 'dispatcher' || role === 'teamLead' || role === 'upper')) return undefined;
  const line = catalogueLineOf(world, { categoryId, divisionCode: place.divisionCode });
  return line?.leadUnitId === leadUnitId ? undefined : refuse('notSure', 'outcome.leadUnitId');
}

/** The lead unit takes the case on. */
export const sign = (): Verdict => [{ type: 'signed', clocks: stop('sign') }];

/** The lead unit names the person who works on it; only its own people can be named. */
export function assignHandler(kase: Case, { handlerId }: CommandOf<'assignHandler'>, { world }: Moment): Verdict {
  const handler = world.handlers.get(handlerId);
  const isItsOwn =
    handler?.unitId === kase.leadUnitId && handler?.roles.some((r) => r === 'handler' || r === 'unitHead');
  return isItsOwn ? [{ type: 'handlerAssigned', handlerId }] : refuse('unknownHandler', 'handlerId');
}
