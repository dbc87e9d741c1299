import { CaseType, Channel, Language, statuses, Urgency } from '../../domain/case/codes.ts';
import { Lamp, type CaseFilter } from '../../domain/lists.ts';
import { type MessageKey, useT } from '../i18n/useT.ts';
import { Asked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { dayOf, endOf, lastDayBefore, startOf } from './days.ts';
import { listOf, written } from './many.ts';
import { PickMany } from './PickMany.tsx';
import type { Reference } from './reference.ts';
import { Seek } from './Seek.tsx';

interface FieldsProps {
  filter: CaseFilter;
  set: (change: Partial<Record<keyof CaseFilter, unknown>>) => void;
}

const stages = ['open', 'ended'] as const;
const isStage = (value: string): boolean => stages.some((stage) => stage === value);

/** Statuses, any number of them; or instead all that are open, or all that have ended. */
function StatusPick({ filter, set }: FieldsProps) {
  const t = useT();
  const stage = filter.open === undefined ? [] : [stages[filter.open ? 0 : 1]];
  const pick = (values: readonly string[], last: string) =>
    isStage(last)
      ? set({ open: values.includes(last) ? last === 'open' : undefined, status: undefined })
      : set({ status: written(values.filter((value) => !isStage(value))), open: undefined });
  return (
    <PickMany
      name={t('filter.status')}
      values={[...stage, ...listOf(filter.status)]}
      options={[
        ...stages.map((code) => [code, t(`filter.${code}`)] as const),
        ...statuses.map((code) => [code, t(`status.${code}`)] as const),
      ]}
      onPick={pick}
    />
  );
}

type ManyField = 'urgency' | 'caseType' | 'channel';
const many: Record<ManyField, readonly [name: MessageKey, label: string, codes: readonly string[]]> = {
  urgency: ['filter.urgency', 'urgency', Urgency.options],
  caseType: ['filter.type', 'type', CaseType.options],
  channel: ['filter.channel', 'channel', Channel.options],
};

function ManyPick({ field, filter, set }: FieldsProps & { field: ManyField }) {
  const t = useT();
  const [name, label, codes] = many[field];
  return (
    <PickMany
      name={t(name)}
      values={listOf(filter[field])}
      options={codes.map((code) => [code, t(`${label}.${code}` as MessageKey)])}
      onPick={(values) => set({ [field]: written(values) })}
    />
  );
}

type OneField = 'lamp' | 'language';
const single: Record<OneField, readonly [name: MessageKey, label: string, codes: readonly string[]]> = {
  lamp: ['filter.lamp', 'lampIs', Lamp.options],
  language: ['filter.language', 'language', Language.options],
};

/** One of a few codes; its name stands in it while nothing is chosen. */
function OnePick({ field, filter, set }: FieldsProps & { field: OneField }) {
  const t = useT();
  const [name, label, codes] = single[field];
  const value = filter[field] ?? '';
  return (
    <select
      className={value === '' ? 'field pick-one' : 'field pick-one chosen'}
      aria-label={t(name)}
      value={value}
      onChange={(event) => set({ [field]: event.target.value || undefined })}
    >
      <option value="">{t(name)}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {t(`${label}.${code}` as MessageKey)}
        </option>
      ))}
    </select>
  );
}

type FlagField = 'mine' | 'attached' | 'reworked' | 'supervised' | 'enterprise' | 'businessEnvironment';

function Flag({ field, filter, set }: FieldsProps & { field: FlagField }) {
  const t = useT();
  const on = filter[field] === true;
  return (
    <Button size="low" pressed={on} onPress={() => set({ [field]: on ? undefined : true })}>
      {t(`filter.${field}`)}
    </Button>
  );
}

/** The conditions that are used every day. */
export function First(props: FieldsProps) {
  return (
    <>
      <StatusPick {...props} />
      <OnePick field="lamp" {...props} />
      <ManyPick field="urgency" {...props} />
      <ManyPick field="caseType" {...props} />
      <Flag field="mine" {...props} />
    </>
  );
}

interface SpanProps extends FieldsProps {
  what: 'due' | 'registered';
}

/** Between two days, both included. */
function Span({ what, filter, set }: SpanProps) {
  const t = useT();
  const [after, before] = [`${what}After`, `${what}Before`] as const;
  const [from, to] = [filter[after], filter[before]];
  return (
    <>
      <Asked label={t('filter.from', { what: t(`filter.${what}`) })}>
        {(wiring) => (
          <input
            {...wiring}
            className="field"
            type="date"
            value={from === undefined ? '' : dayOf(from)}
            onChange={(event) => set({ [after]: event.target.value ? startOf(event.target.value) : undefined })}
          />
        )}
      </Asked>
      <Asked label={t('filter.to', { what: t(`filter.${what}`) })}>
        {(wiring) => (
          <input
            {...wiring}
            className="field"
            type="date"
            value={to === undefined ? '' : lastDayBefore(to)}
            onChange={(event) => set({ [before]: event.target.value ? endOf(event.target.value) : undefined })}
          />
        )}
      </Asked>
    </>
  );
}

/** The conditions that are used now and then. */
export function More({ reference, ...props }: FieldsProps & { reference: Reference }) {
  const t = useT();
  const { filter, set } = props;
  return (
    <div className="panel more-filters">
      <div>
        <Seek
          label={t('filter.place')}
          all={reference.places}
          value={filter.divisionCode}
          onPick={(divisionCode) => set({ divisionCode })}
        />
        <Seek
          label={t('filter.category')}
          all={reference.categories}
          value={filter.categoryId}
          onPick={(categoryId) => set({ categoryId })}
        />
        <Seek
          label={t('filter.unit')}
          all={reference.units}
          value={filter.unitId}
          onPick={(unitId) => set({ unitId })}
        />
        <Span what="due" {...props} />
        <Span what="registered" {...props} />
        <div className="row wrap">
          <ManyPick field="channel" {...props} />
          <OnePick field="language" {...props} />
          <Flag field="attached" {...props} />
          <Flag field="reworked" {...props} />
          <Flag field="supervised" {...props} />
          <Flag field="enterprise" {...props} />
          <Flag field="businessEnvironment" {...props} />
        </div>
      </div>
    </div>
  );
}
