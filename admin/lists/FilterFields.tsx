import { CaseType, Channel, Language, statuses, Urgency } from '../../domain/case/codes.ts';
import { Lamp, type CaseFilter } from '../../domain/lists.ts';
import { type MessageKey, useT } from '../i18n/useT.ts';
import { Asked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { dayOf, endOf, lastDayBefore, startOf } from './days.ts';
import type { Reference } from './reference.ts';
import { Seek } from './Seek.tsx';

interface FieldsProps {
  filter: CaseFilter;
  set: (change: Partial<Record<keyof CaseFilter, unknown>>) => void;
}

interface PickProps {
  name: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onPick: (value: string | undefined) => void;
}

/** One of a few codes; its name stands in it while nothing is chosen. */
function Pick({ name, value, options, onPick }: PickProps) {
  return (
    <select
      className={value === '' ? 'field pick-one' : 'field pick-one chosen'}
      aria-label={name}
      value={value}
      onChange={(event) => onPick(event.target.value || undefined)}
    >
      <option value="">{name}</option>
      {options.map(([code, text]) => (
        <option key={code} value={code}>
          {text}
        </option>
      ))}
    </select>
  );
}

const one = (value: unknown): string => (typeof value === 'string' ? value : '');
const stages = ['open', 'ended'] as const;

function StatusPick({ filter, set }: FieldsProps) {
  const t = useT();
  const stage = filter.open === undefined ? '' : stages[filter.open ? 0 : 1];
  const pick = (value: string | undefined) =>
    stages.some((known) => known === value)
      ? set({ open: value === 'open', status: undefined })
      : set({ status: value, open: undefined });
  return (
    <Pick
      name={t('filter.status')}
      value={one(filter.status) || stage}
      options={[
        ...stages.map((code) => [code, t(`filter.${code}`)] as const),
        ...statuses.map((code) => [code, t(`status.${code}`)] as const),
      ]}
      onPick={pick}
    />
  );
}

type CodedField = 'lamp' | 'urgency' | 'caseType' | 'channel' | 'language';
const coded: Record<CodedField, readonly [name: MessageKey, label: string, codes: readonly string[]]> = {
  lamp: ['filter.lamp', 'lampIs', Lamp.options],
  urgency: ['filter.urgency', 'urgency', Urgency.options],
  caseType: ['filter.type', 'type', CaseType.options],
  channel: ['filter.channel', 'channel', Channel.options],
  language: ['filter.language', 'language', Language.options],
};

function CodePick({ field, filter, set }: FieldsProps & { field: CodedField }) {
  const t = useT();
  const [name, label, codes] = coded[field];
  return (
    <Pick
      name={t(name)}
      value={one(filter[field])}
      options={codes.map((code) => [code, t(`${label}.${code}` as MessageKey)])}
      onPick={(value) => set({ [field]: value })}
    />
  );
}

function Flag({ field, filter, set }: FieldsProps & { field: 'mine' | 'reworked' | 'supervised' }) {
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
      <CodePick field="lamp" {...props} />
      <CodePick field="urgency" {...props} />
      <CodePick field="caseType" {...props} />
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
          <CodePick field="channel" {...props} />
          <CodePick field="language" {...props} />
          <Flag field="reworked" {...props} />
          <Flag field="supervised" {...props} />
        </div>
      </div>
    </div>
  );
}
