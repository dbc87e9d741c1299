import type { CaseFilter } from '../../domain/lists.ts';
import type { Measure } from '../../domain/rates.ts';
import type { MessageKey, T } from '../i18n/useT.ts';
import { localInput } from '../data/when.ts';
import { dayOf, lastDayBefore, startOf } from './days.ts';
import type { Reference } from './reference.ts';
import type { Named } from './seek.ts';

export type Field = keyof CaseFilter;

/** One condition of a filter in words. */
export interface Said {
  field: Field;
  text: string;
}

const coded: Partial<Record<Field, string>> = {
  status: 'status',
  caseType: 'type',
  urgency: 'urgency',
  channel: 'channel',
  language: 'language',
  lamp: 'lampIs',
  replyStage: 'replyStage',
  asks: 'ask',
};
const flags: Partial<Record<Field, readonly [MessageKey, MessageKey]>> = {
  open: ['filter.open', 'filter.ended'],
  mine: ['filter.mine', 'filter.notMine'],
  reworked: ['filter.reworked', 'filter.firstRound'],
  supervised: ['filter.supervised', 'filter.notSupervised'],
  urged: ['filter.urged', 'filter.notUrged'],
  led: ['filter.led', 'filter.notLed'],
  instructed: ['filter.instructed', 'filter.notInstructed'],
  untold: ['filter.untold', 'filter.told'],
  owed: ['filter.owed', 'filter.notOwed'],
  attached: ['filter.attached', 'filter.notAttached'],
  cited: ['filter.cited', 'filter.notCited'],
  enterprise: ['filter.enterprise', 'filter.notEnterprise'],
  businessEnvironment: ['filter.businessEnvironment', 'filter.notBusinessEnvironment'],
  overdue: ['lampIs.red', 'filter.notOverdue'],
};
/** A day where the instant begins one, otherwise day and time. */
const whole =
  (day: (at: string) => string) =>
  (at: string): string =>
    Date.parse(startOf(dayOf(at))) === Date.parse(at) ? day(at) : localInput(at).replace('T', ' ');
const days: Partial<Record<Field, readonly [MessageKey, (at: string) => string]>> = {
  dueAfter: ['filter.dueFrom', whole(dayOf)],
  dueBefore: ['filter.dueTo', whole(lastDayBefore)],
  yellowAfter: ['filter.yellowFrom', whole(dayOf)],
  yellowBefore: ['filter.yellowTo', whole(lastDayBefore)],
  registeredAfter: ['filter.registeredFrom', whole(dayOf)],
  registeredBefore: ['filter.registeredTo', whole(lastDayBefore)],
};
const measureText = ({ rate, part, from, to }: Measure, t: T): string =>
  `${t(`rate.${rate}`)} · ${t(`ratePart.${part}`)} · ${whole(dayOf)(from)} – ${whole(lastDayBefore)(to)}`;
const labelOf = (all: readonly Named[], id: string): string => all.find((one) => one.id === id)?.label ?? id;
const named: Partial<Record<Field, (reference: Reference, id: string) => string>> = {
  unitId: ({ units }, id) => labelOf(units, id),
  leadUnitId: ({ units }, id) => labelOf(units, id),
  coUnitId: ({ units }, id) => labelOf(units, id),
  categoryId: ({ categories }, id) => labelOf(categories, id),
  divisionCode: ({ places }, id) => labelOf(places, id),
};

function textOf(field: Field, value: unknown, t: T, reference: Reference): string {
  const flag = flags[field];
  if (flag) return t(flag[value === true ? 0 : 1]);
  const day = days[field];
  if (day) return t(day[0], { day: day[1](String(value)) });
  if (field === 'measure') return measureText(value as Measure, t);
  const values = Array.isArray(value) ? value.map(String) : [String(value)];
  const code = coded[field];
  if (code) return values.map((one) => t(`${code}.${one}` as MessageKey)).join('、');
  const name = named[field];
  if (name) return values.map((one) => name(reference, one)).join('、');
  return field === 'q' ? `“${String(value)}”` : `${t(`filter.${field}` as MessageKey)} ${values.join('、')}`;
}

/** Every condition of a filter in words, in the order in which it was made. */
export const sayFilter = (filter: CaseFilter, t: T, reference: Reference): Said[] =>
  (Object.entries(filter) as [Field, unknown][])
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ field, text: textOf(field, value, t, reference) }));
