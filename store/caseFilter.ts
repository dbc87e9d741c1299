import { asUnit, listSight, queues, type Ask, type CaseFilter, type Queue, type QueueName } from '../domain/lists.ts';
import { openStatuses } from '../domain/case/codes.ts';
import { isUnitDesk, type Actor } from '../domain/people.ts';
import { unitsUnder, type World } from '../domain/world.ts';
import { countedIn } from './rates.ts';
import { flags } from './caseFlags.ts';
import { all, literal, type Bind } from './sql.ts';
import { termsSought } from './terms.ts';

/** Who asks for a list, and when. A phone number that was typed arrives as its keyed hash. */
export interface Asker {
  actor: Actor;
  world: World;
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

/** By which clock a list goes, as expressions of SQL. */
export interface ClockColumns {
  dueAt: string;
  yellowAt: string;
  clock: string;
}
/** The clock of the case that matters in its status. */
export const ofCase: ClockColumns = { dueAt: 'due_at', yellowAt: 'yellow_at', clock: 'clock' };

const lamps = ({ dueAt, yellowAt }: ClockColumns) => ({
  green: `ended_at is null and ${dueAt} > now() and (${yellowAt} is null or ${yellowAt} > now())`,
  yellow: `ended_at is null and ${dueAt} > now() and ${yellowAt} <= now()`,
  red: `${dueAt} <= now() and ended_at is null`,
  grey: `${dueAt} is null`,
});

const instants = ({ dueAt, yellowAt }: ClockColumns) => ({
  dueBefore: `${dueAt} <`,
  dueAfter: `${dueAt} >=`,
  yellowBefore: `${yellowAt} <`,
  yellowAfter: `${yellowAt} >=`,
  registeredBefore: 'registered_at <',
  registeredAfter: 'registered_at >=',
});

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

function trees({ categoryId, divisionCode, unitId }: CaseFilter, { world }: Asker, bind: Bind): string[] {
  const category = (id: string) => `category_id = ${bind(id)} or category_id like ${bind(literal(id) + '.%')}`;
  return [
    ...(categoryId === undefined ? [] : [category(categoryId)]),
    ...(divisionCode === undefined ? [] : [`division_code like ${bind(literal(divisionCode) + '%')}`]),
    ...(unitId === undefined ? [] : [`lead_unit_id = any(${bind(unitsUnder(world, unitId))}::text[])`]),
  ];
}

const caseNumber = /^\d{14}$/;
const plain = (q: string): string => q.replace(/\s/g, '');

/** Whether what was typed is a whole case number. */
export const isNumber = (q: string | undefined): boolean => q !== undefined && caseNumber.test(plain(q));

/** How a text is found: by the indexes of words and pairs of characters, or by reading on until there are enough. */
export type Search = 'index' | 'scan';

/** The text that is searched for, when `q` is neither empty nor a number nor a phone. */
export const textIn = ({ q }: CaseFilter, { phoneHash }: Asker): string | undefined =>
  q === undefined || q.trim() === '' || isNumber(q) || phoneHash ? undefined : q.trim();

/** Binds what is sought: a pattern for titles, and words where there are any. */
function boundText(text: string, world: World, bind: Bind) {
  const terms = termsSought(world, text);
  return {
    title: () => `title ilike ${bind(`%${literal(text)}%`)}`,
    grams: text.length > 1 ? () => `grams @> title_grams(${bind(text)})` : undefined,
    words: terms === undefined ? undefined : () => `@@ ${bind(terms)}::tsquery`,
  };
}

/** The ids of cases that may hold the text, by both indexes; undefined when neither knows it. */
export function candidatesFor(text: string, world: World, bind: Bind): string | undefined {
  const { grams, words } = boundText(text, world, bind);
  const parts = [
    ...(words ? [`select case_id from case_terms where words ${words()}`] : []),
    ...(grams ? [`select case_id from case_search where ${grams()}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' union all ');
}

/** Cases whose title holds the text as it stands, or that have all of its words. */
function worded(text: string, { world }: Asker, search: Search, bind: Bind): string {
  const { title, grams, words } = boundText(text, world, bind);
  if (search === 'scan' || !grams) {
    const own = words && `(select words from case_terms t where t.case_id = case_row.id) ${words()}`;
    return own === undefined ? title() : `${title()} or ${own}`;
  }
  return `id in (${[
    ...(words ? [`select case_id from case_terms where words ${words()}`] : []),
    `select s.case_id from case_search s join case_row t on t.id = s.case_id where s.${grams()} and t.${title()}`,
  ].join(' union all ')})`;
}

function sought(filter: CaseFilter, asker: Asker, search: Search, bind: Bind): string[] {
  const { q } = filter;
  const text = textIn(filter, asker);
  if (text !== undefined) return [worded(text, asker, search, bind)];
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

type ClockOf = () => ClockColumns;

/** The conditions on instants and lamps, by the clock of the list; without one it is not asked for. */
function timed(filter: CaseFilter, bind: Bind, clockOf: ClockOf): string[] {
  const { lamp, overdue } = filter;
  const at = keysOf(instants(ofCase)).flatMap((field) => {
    const instant = filter[field];
    return instant === undefined ? [] : [`${instants(clockOf())[field]} ${bind(instant)}::timestamptz`];
  });
  return [
    ...at,
    ...(overdue === true ? [lamps(clockOf()).red] : []),
    ...(lamp === undefined ? [] : [lamps(clockOf())[lamp]]),
  ];
}

/** What a filter narrows a list to, whoever sees it. */
function narrowed(filter: CaseFilter, asker: Asker, bind: Bind, search: Search, clockOf: ClockOf): string[] {
  const said = keysOf(flags).flatMap((field) => {
    const wanted = filter[field];
    return wanted === undefined ? [] : [flags[field][wanted ? 0 : 1]];
  });
  return [
    ...equalities(filter, bind),
    ...trees(filter, asker, bind),
    ...timed(filter, bind, clockOf),
    ...said,
    ...(filter.coUnitId === undefined ? [] : [`co_unit_ids @> array[${bind(filter.coUnitId)}]::text[]`]),
    ...(filter.articleId === undefined ? [] : [citing(filter.articleId, bind)]),
    ...(filter.asks === undefined ? [] : [asking(filter.asks, bind)]),
    ...(filter.measure === undefined ? [] : [`id in (${countedIn(filter.measure, asker.world, bind)})`]),
    ...(filter.mine === true ? [mine(asker.actor, bind)] : []),
    ...sought(filter, asker, search, bind),
  ];
}

/** The conditions of a filtered list as this asker may see it. */
export const conditionsOf = (filter: CaseFilter, asker: Asker, bind: Bind, search: Search = 'index'): string =>
  all([...visible(filter, asker, bind), ...narrowed(filter, asker, bind, search, () => ofCase)]);

// the index stands under both halves
const citing = (articleId: string, bind: Bind): string =>
  `state ? 'article' and state #>> '{article,id}' = ${bind(articleId)}`;

const asking = (ask: Ask, bind: Bind): string => `asks <> '{}' and asks @> array[${bind(ask)}]::text[]`;

const mine = (actor: Actor, bind: Bind): string =>
  isUnitDesk(actor)
    ? `lead_unit_id = ${bind(actor.unitId)} and handler_id = ${bind(actor.id)}`
    : `registered_by = ${bind(actor.id)}`;

const helping = (unitId: string, bind: Bind): string => {
  const unit = bind(unitId);
  return `co_unit_ids @> array[${unit}]::text[] and not (state #> array['clocks', 'co:' || ${unit}]) ? 'stoppedAt'`;
};

/** By which clock a queue goes: the case's, or in the queue of those who help the unit's own. */
export function clockOfQueue(name: QueueName, actor: Actor, bind: Bind): ClockColumns {
  const queue: Queue = queues[name];
  if (queue.unit !== 'co') return ofCase;
  const clock = `('co:' || ${bind(actor.unitId)}::text)`;
  return { dueAt: `(state #>> array['clocks', ${clock}, 'dueAt'])::timestamptz`, yellowAt: 'null::timestamptz', clock };
}

const staged = ({ stage, again }: Queue, bind: Bind): string[] => [
  ...(stage ? [`reply_stage = ${bind(stage)}`] : []),
  ...(again ? ['reply_stage is not null'] : []),
];

/** The conditions of a queue as this asker has it, narrowed by a filter. */
export function conditionsOfQueue(name: QueueName, asker: Asker, bind: Bind, filter: CaseFilter = {}): string {
  const { actor } = asker;
  const queue: Queue = queues[name];
  const unit = () => (queue.unit === 'co' ? helping(actor.unitId, bind) : `lead_unit_id = ${bind(actor.unitId)}`);
  const due = { past: 'due_at <= now()', soon: 'yellow_at <= now() and due_at > now()' };
  return all([
    ...(queue.status === openStatuses ? [] : [`status = any(${bind(queue.status)}::text[])`]),
    queue.ended ? 'ended_at is not null' : 'ended_at is null',
    ...(asUnit(queue, actor) ? [unit()] : []),
    ...staged(queue, bind),
    ...(queue.supervised ? ['supervision_level > 0'] : []),
    ...(queue.asks ? [asking(queue.asks, bind)] : []),
    ...(queue.mine ? [mine(actor, bind)] : []),
    ...(queue.due ? [due[queue.due]] : []),
    ...narrowed(filter, asker, bind, 'scan', () => clockOfQueue(name, actor, bind)),
  ]);
}
