import { asUnit, listSight, queues, type CaseFilter, type Queue, type QueueName } from '../domain/lists.ts';
import { openStatuses } from '../domain/case/codes.ts';
import { isUnitDesk, type Actor } from '../domain/people.ts';
import { all, literal, type Bind } from './sql.ts';

/** Who asks for a list, and when. A phone number that was typed arrives as its keyed hash. */
export interface Asker {
  actor: Actor;
  phoneHash?: Buffer | undefined;
}

const columns = {
  id: ['id', 'uuid'],
  status: ['status', 'text'],
  leadUnitId: ['lead_unit_id', 'text'],
  caseType: ['case_type', 'text'],
  urgency: ['urgency', 'text'],
  channel: ['channel', 'text'],
  language: ['language', 'text'],
  round: ['round', 'int'],
  supervisionLevel: ['supervision_level', 'int'],
  replyStage: ['reply_stage', 'text'],
} as const;

const lamps = {
  green: 'ended_at is null and due_at > now() and (yellow_at is null or yellow_at > now())',
  yellow: 'ended_at is null and due_at > now() and yellow_at <= now()',
  red: 'due_at <= now() and ended_at is null',
  grey: 'due_at is null',
} as const;

const instants = {
  dueBefore: 'due_at <',
  dueAfter: 'due_at >=',
  registeredBefore: 'registered_at <',
  registeredAfter: 'registered_at >=',
} as const;

const keysOf = <T extends object>(of: T): (keyof T)[] => Object.keys(of) as (keyof T)[];

function equalities(filter: CaseFilter, bind: Bind): string[] {
  return keysOf(columns).flatMap((field) => {
    const wanted = filter[field];
    const [column, type] = columns[field];
    if (wanted === undefined) return [];
    return Array.isArray(wanted)
      ? [`${column} = any(${bind(wanted)}::${type}[])`]
      : [`${column} = ${bind(wanted)}::${type}`];
  });
}

function trees({ categoryId, divisionCode }: CaseFilter, bind: Bind): string[] {
  const category = (id: string) => `category_id = ${bind(id)} or category_id like ${bind(literal(id) + '.%')}`;
  return [
    ...(categoryId === undefined ? [] : [category(categoryId)]),
    ...(divisionCode === undefined ? [] : [`division_code like ${bind(literal(divisionCode) + '%')}`]),
  ];
}

const caseNumber = /^\d{14}$/;
const plain = (q: string): string => q.replace(/\s/g, '');

/** Whether what was typed is a whole case number. */
export const isNumber = (q: string | undefined): boolean => q !== undefined && caseNumber.test(plain(q));

/** How a part of a title is found: by its pairs of characters, or by reading on until there are enough. */
export type Search = 'index' | 'scan';

/** The text that is searched for within titles, when `q` is neither empty nor a number nor a phone. */
export const textIn = ({ q }: CaseFilter, { phoneHash }: Asker): string | undefined =>
  q === undefined || q.trim() === '' || isNumber(q) || phoneHash ? undefined : q.trim();

const titled = (text: string, search: Search, bind: Bind): string[] => [
  `title ilike ${bind(`%${literal(text)}%`)}`,
  ...(search === 'index' && text.length > 1
    ? [`id in (select case_id from case_search where grams @> title_grams(${bind(text)}))`]
    : []),
];

function sought(filter: CaseFilter, asker: Asker, search: Search, bind: Bind): string[] {
  const { q } = filter;
  const text = textIn(filter, asker);
  if (text !== undefined) return titled(text, search, bind);
  if (q === undefined || q.trim() === '') return [];
  return isNumber(q)
    ? [`number = ${bind(plain(q))}`]
    : [`caller_id = (select id from caller where phone_hash = ${bind(asker.phoneHash)})`];
}

/** Which cases the asker may see in a list; somebody who knows the number or the phone finds the case at the operator's desk. */
function visible(filter: CaseFilter, asker: Asker, bind: Bind): string[] {
  const { actor } = asker;
  const isLookedUp = isNumber(filter.q) || asker.phoneHash !== undefined || filter.id !== undefined;
  switch (listSight(actor)) {
    case 'all':
      return [];
    case 'registered':
      return isLookedUp ? [] : [`registered_by = ${bind(actor.id)}`];
    case 'unit':
      return [`lead_unit_id = ${bind(actor.unitId)} or co_unit_ids @> array[${bind(actor.unitId)}]::text[]`];
    case 'none':
      return ['false'];
  }
}

/** The conditions of a filtered list as this asker may see it. */
export function conditionsOf(filter: CaseFilter, asker: Asker, bind: Bind, search: Search = 'index'): string {
  const { actor } = asker;
  const at = keysOf(instants).flatMap((field) => {
    const instant = filter[field];
    return instant === undefined ? [] : [`${instants[field]} ${bind(instant)}::timestamptz`];
  });
  return all([
    ...visible(filter, asker, bind),
    ...equalities(filter, bind),
    ...trees(filter, bind),
    ...at,
    ...(filter.coUnitId === undefined ? [] : [`co_unit_ids @> array[${bind(filter.coUnitId)}]::text[]`]),
    ...(filter.open === undefined ? [] : [`ended_at is ${filter.open ? '' : 'not '}null`]),
    ...(filter.overdue === true ? [lamps.red] : []),
    ...(filter.lamp === undefined ? [] : [lamps[filter.lamp]]),
    ...(filter.mine === true ? [mine(actor, bind)] : []),
    ...sought(filter, asker, search, bind),
  ]);
}

const mine = (actor: Actor, bind: Bind): string =>
  isUnitDesk(actor)
    ? `lead_unit_id = ${bind(actor.unitId)} and handler_id = ${bind(actor.id)}`
    : `registered_by = ${bind(actor.id)}`;

const helping = (unitId: string, bind: Bind): string => {
  const unit = bind(unitId);
  return `co_unit_ids @> array[${unit}]::text[] and not (state #> array['clocks', 'co:' || ${unit}]) ? 'stoppedAt'`;
};

/** By which clock a queue goes: the case's, or in the queue of those who help the unit's own. */
export function clockOfQueue(
  name: QueueName,
  actor: Actor,
  bind: Bind,
): { dueAt: string; yellowAt: string; clock: string } {
  const queue: Queue = queues[name];
  if (queue.unit !== 'co') return { dueAt: 'due_at', yellowAt: 'yellow_at', clock: 'clock' };
  const clock = `('co:' || ${bind(actor.unitId)}::text)`;
  return { dueAt: `(state #>> array['clocks', ${clock}, 'dueAt'])::timestamptz`, yellowAt: 'null::timestamptz', clock };
}

/** The conditions of a queue as this actor has it. */
export function conditionsOfQueue(name: QueueName, actor: Actor, bind: Bind): string {
  const queue: Queue = queues[name];
  const unit = () => (queue.unit === 'co' ? helping(actor.unitId, bind) : `lead_unit_id = ${bind(actor.unitId)}`);
  const due = { past: 'due_at <= now()', soon: 'yellow_at <= now() and due_at > now()' };
  return all([
    ...(queue.status === openStatuses ? [] : [`status = any(${bind(queue.status)}::text[])`]),
    queue.ended ? 'ended_at is not null' : 'ended_at is null',
    ...(asUnit(queue, actor) ? [unit()] : []),
    ...(queue.stage ? [`reply_stage = ${bind(queue.stage)}`] : []),
    ...(queue.supervised ? ['supervision_level > 0'] : []),
    ...(queue.asks ? [`asks <> '{}' and asks @> array[${bind(queue.asks)}]::text[]`] : []),
    ...(queue.mine ? [mine(actor, bind)] : []),
    ...(queue.due ? [due[queue.due]] : []),
  ]);
}
