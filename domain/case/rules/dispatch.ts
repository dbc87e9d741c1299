import type { LimitAmount } from '../../limits.ts';
import type { Case } from '../case.ts';
import type { ClockChange } from '../clocks.ts';
import type { CommandOf } from '../commands.ts';
import { refuse, start, stop, type Moment, type Refusal, type Verdict } from '../moment.ts';

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

/** A dispatcher sends the case to a unit that leads and to others that help. */
export const dispatch = (kase: Case, command: CommandOf<'dispatch'>, moment: Moment): Verdict =>
  send(kase, command, moment);

/** The lead unit takes the case on. */
export const sign = (): Verdict => [{ type: 'signed', clocks: stop('sign') }];

/** The lead unit names the person who works on it; only its own people can be named. */
export function assignHandler(kase: Case, { handlerId }: CommandOf<'assignHandler'>, { world }: Moment): Verdict {
  const handler = world.handlers.get(handlerId);
  return handler && handler.unitId === kase.leadUnitId
    ? [{ type: 'handlerAssigned', handlerId }]
    : refuse('unknownHandler', 'handlerId');
}
