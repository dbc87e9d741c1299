import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LimitAmount } from '../../domain/limits.ts';
import { useOpenCase } from '../case/context.ts';
import { useUnitNames } from '../case/useUnitNames.ts';
import type { CaseRow } from '../data/types.ts';
import { useApi } from '../data/useApi.ts';
import { type MessageKey, useT } from '../i18n/useT.ts';
import { Asked, TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { Choice, Many } from '../pieces/Choice.tsx';
import { Wrong } from '../pieces/Wrong.tsx';
import type { PlainField } from './general.ts';
import { LimitField } from './LimitField.tsx';
import { UnitSeek } from './UnitSeek.tsx';

interface FieldProps<F extends PlainField = PlainField> {
  field: F;
  value: unknown;
  wrong: string | undefined;
  onChange: (value: unknown) => void;
}
type Of<K extends PlainField['kind']> = FieldProps<Extract<PlainField, { kind: K }>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function Colleague({ field, value, wrong, onChange }: FieldProps) {
  const t = useT();
  const api = useApi();
  const { me } = useOpenCase();
  const people = useQuery({
    queryKey: ['colleagues', me.unitId],
    queryFn: () =>
      api.getList<{ id: string; name: string }>('users', {
        filter: { unitId: me.unitId },
        pagination: { page: 1, perPage: 100 },
        sort: { field: 'name', order: 'ASC' },
      }),
  });
  return (
    <Asked label={t(field.label)} wrong={wrong}>
      {(wiring) => (
        <select className="field" {...wiring} value={textOf(value)} onChange={(e) => onChange(e.target.value)}>
          <option value="" />
          {(people.data?.data ?? []).map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      )}
    </Asked>
  );
}

function Chosen({ field, value, wrong, onChange }: Of<'choice' | 'many' | 'grade'>) {
  const t = useT();
  const options = field.options.map((code) => ({ value: code, label: t(`${field.says}.${code}` as MessageKey) }));
  return (
    <div className="asked">
      <span className="label">{t(field.label)}</span>
      {field.kind === 'many' ? (
        <Many label={t(field.label)} options={options} values={listOf(value)} onChange={onChange} />
      ) : (
        <Choice
          label={t(field.label)}
          options={options}
          value={String(value)}
          onPick={(code) => onChange(field.kind === 'grade' ? Number(code) : code)}
        />
      )}
      <Wrong>{wrong}</Wrong>
    </div>
  );
}

function YesNo({ field, value, wrong, onChange }: FieldProps) {
  const t = useT();
  const options = [
    { value: true, label: t('form.yes') },
    { value: false, label: t('form.no') },
  ];
  return (
    <div className="asked">
      <span className="label">{t(field.label)}</span>
      <Choice
        label={t(field.label)}
        options={options}
        value={typeof value === 'boolean' ? value : undefined}
        onPick={onChange}
      />
      <Wrong>{wrong}</Wrong>
    </div>
  );
}

function Limit({ field, value, wrong, onChange }: Of<'limit'>) {
  const t = useT();
  const given = LimitAmount.safeParse(value);
  if (field.optional && !given.success)
    return (
      <span>
        <Button size="low" onPress={() => onChange(field.first)}>
          {t(field.label)}
        </Button>
      </span>
    );
  return (
    <div className="asked">
      <LimitField label={t(field.label)} value={given.success ? given.data : field.first} onChange={onChange} />
      <Wrong>{wrong}</Wrong>
    </div>
  );
}

function Units({ field, value, wrong, onChange }: FieldProps) {
  const t = useT();
  const names = useUnitNames();
  const many = field.kind === 'units';
  const chosen = many ? listOf(value) : [textOf(value)].filter((id) => id !== '');
  const put = (ids: string[]): void => onChange(many ? ids : (ids.at(-1) ?? ''));
  return (
    <div className="asked">
      <span className="label">{t(field.label)}</span>
      <div className="row wrap">
        {chosen.map((id) => (
          <Button key={id} size="low" pressed onPress={() => put(chosen.filter((one) => one !== id))}>
            {`${names.get(id) ?? id} ×`}
          </Button>
        ))}
      </div>
      <UnitSeek label={t(field.label)} onPick={(id) => put([...chosen.filter((one) => one !== id), id])} />
      <Wrong>{wrong}</Wrong>
    </div>
  );
}

/** Another case, found by its number. */
function Other({ field, value, wrong, onChange }: FieldProps) {
  const t = useT();
  const api = useApi();
  const { kase } = useOpenCase();
  const [typed, setTyped] = useState('');
  const number = typed.replace(/\s/g, '');
  const found = useQuery({
    queryKey: ['case-by-number', number],
    queryFn: () =>
      api.getList<CaseRow>('cases', {
        ...{ filter: { q: number }, pagination: { page: 1, perPage: 1 } },
        sort: { field: 'registeredAt', order: 'DESC' },
      }),
    enabled: /^\d{14}$/.test(number),
  });
  const row = found.data?.data.find(({ id }) => id !== kase.id);
  return (
    <Asked label={t(field.label)} wrong={wrong}>
      {(wiring) => (
        <div className="stack tight">
          <input
            className="field"
            inputMode="numeric"
            {...wiring}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
          {row ? (
            <button type="button" className="pick" aria-pressed={row.id === value} onClick={() => onChange(row.id)}>
              {`${row.id === value ? '✓ ' : ''}${row.number} ${row.title}`}
            </button>
          ) : null}
        </div>
      )}
    </Asked>
  );
}

function Day({ field, value, wrong, onChange }: FieldProps) {
  const t = useT();
  return (
    <Asked label={t(field.label)} wrong={wrong}>
      {(wiring) => (
        <input
          className="field"
          type="date"
          {...wiring}
          value={textOf(value)}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Asked>
  );
}

/** One field of a plain form, by its kind. */
export function Field(props: FieldProps) {
  const t = useT();
  const { field, value, wrong, onChange } = props;
  switch (field.kind) {
    case 'mine':
      return <Colleague {...props} />;
    case 'choice':
    case 'grade':
    case 'many':
      return <Chosen {...props} field={field} />;
    case 'flag':
      return <YesNo {...props} />;
    case 'limit':
      return <Limit {...props} field={field} />;
    case 'unit':
    case 'units':
      return <Units {...props} />;
    case 'case':
      return <Other {...props} />;
    case 'date':
      return <Day {...props} />;
    case 'text':
    case 'line':
      return (
        <TextAsked
          label={t(field.label)}
          rows={field.kind === 'line' ? 1 : 4}
          value={textOf(value)}
          wrong={wrong}
          onChange={onChange}
        />
      );
  }
}
