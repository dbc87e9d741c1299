import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Category } from '../../../domain/world.ts';
import type { LimitAmount } from '../../../domain/limits.ts';
import { useUnitNames } from '../../case/useUnitNames.ts';
import { LimitField } from '../../commands/LimitField.tsx';
import { UnitSeek } from '../../commands/UnitSeek.tsx';
import { serverNow } from '../../data/http.ts';
import type { Verdicts, WhatIfAsked } from '../../data/rules.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { Asked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Bones, Failed, None } from '../../pieces/States.tsx';
import { CaseNumber, Columns } from '../../rules/CaseTable.tsx';
import { lastQuarter } from '../../rules/quarter.ts';

interface Typed {
  from: string;
  to: string;
  categoryId: string;
  unitId: string;
  limit: LimitAmount;
}

const dayMs = 86_400_000;

/** What is asked of the server: both days whole, in the hotline's zone. */
const askedOf = ({ from, to, limit, categoryId, unitId }: Typed): WhatIfAsked => ({
  ...{ from: `${from}T00:00:00+08:00`, limit },
  to: new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs).toISOString(),
  ...(categoryId !== '' && { categoryId }),
  ...(unitId !== '' && { unitId }),
});

interface FieldsProps {
  typed: Typed;
  set: (change: Partial<Typed>) => void;
}

function CategoryField({ typed, set }: FieldsProps) {
  const t = useT();
  const api = useApi();
  const categories = useQuery({
    queryKey: ['all-categories'],
    staleTime: Infinity,
    queryFn: () =>
      api.getList<Category & { path: string }>('categories', {
        ...{ pagination: { page: 1, perPage: 1000 }, filter: {} },
        sort: { field: 'id', order: 'ASC' },
      }),
  });
  return (
    <Asked label={t('whatIf.category')}>
      {(wiring) => (
        <select
          className="field"
          {...wiring}
          value={typed.categoryId}
          onChange={(event) => set({ categoryId: event.target.value })}
        >
          <option value="">{t('whatIf.all')}</option>
          {(categories.data?.data ?? []).map(({ id, path }) => (
            <option key={id} value={id}>
              {`${id} ${path}`}
            </option>
          ))}
        </select>
      )}
    </Asked>
  );
}

function UnitField({ typed, set }: FieldsProps) {
  const t = useT();
  const names = useUnitNames();
  return (
    <div className="asked">
      <span className="label">{t('whatIf.unit')}</span>
      {typed.unitId === '' ? (
        <UnitSeek label={t('whatIf.unitSeek')} onPick={(unitId) => set({ unitId })} />
      ) : (
        <span>
          <Button pressed onPress={() => set({ unitId: '' })}>
            {`${names.get(typed.unitId) ?? typed.unitId} ×`}
          </Button>
        </span>
      )}
    </div>
  );
}

function Period({ typed, set }: FieldsProps) {
  const t = useT();
  return (
    <div className="row wrap ends">
      {(['from', 'to'] as const).map((end) => (
        <Asked key={end} label={t(`rules.${end}`)}>
          {(wiring) => (
            <input
              className="field"
              style={{ width: 160 }}
              type="date"
              {...wiring}
              value={typed[end]}
              onChange={(event) => set({ [end]: event.target.value })}
            />
          )}
        </Asked>
      ))}
      <Button onPress={() => set(lastQuarter(serverNow()))}>{t('whatIf.lastQuarter')}</Button>
    </div>
  );
}

const columns = ['find.number', 'rules.unit', 'whatIf.repliedAt', 'rules.was', 'rules.willBe'] as const;

function Answer({ found }: { found: Verdicts }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const figures = ['cases', 'lateThen', 'lateNow'] as const;
  return (
    <div className="stack">
      <dl className="figures">
        {figures.map((name) => (
          <div key={name}>
            <dt className="label">{t(`whatIf.${name}`)}</dt>
            <dd>{found[name]}</dd>
          </div>
        ))}
      </dl>
      {found.list.length === 0 ? (
        <None>{t('whatIf.none')}</None>
      ) : (
        <Columns says={t('whatIf.list')} columns={columns}>
          {found.list.map((one) => (
            <tr key={one.caseId}>
              <td>
                <CaseNumber id={one.caseId} number={one.number} />
              </td>
              <td className="muted">{one.unitId ? (units.get(one.unitId) ?? one.unitId) : ''}</td>
              <td>{dateTime(one.repliedAt, locale)}</td>
              <td className="muted">{dateTime(one.was, locale)}</td>
              <td>{dateTime(one.dueAt, locale)}</td>
            </tr>
          ))}
        </Columns>
      )}
    </div>
  );
}

/** Asks the past: which of the cases that ended in a period another limit would have made late. */
export default function WhatIf() {
  const t = useT();
  const api = useApi();
  const [typed, setTyped] = useState<Typed>(() => ({
    ...lastQuarter(serverNow()),
    ...{ categoryId: '', unitId: '', limit: { amount: 5, unit: 'workingDays' } },
  }));
  const asking = useMutation({ mutationFn: () => api.whatIf(askedOf(typed)) });
  const fields = { typed, set: (change: Partial<Typed>) => setTyped({ ...typed, ...change }) };
  const ready = typed.from !== '' && typed.to !== '' && typed.from <= typed.to && !asking.isPending;
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.what-if')}</h1>
        <span className="faint small">{t('whatIf.hint')}</span>
      </div>
      <Panel>
        <div className="stack">
          <div className="two">
            <CategoryField {...fields} />
            <UnitField {...fields} />
          </div>
          <Period {...fields} />
          <LimitField label={t('whatIf.limit')} value={typed.limit} onChange={(limit) => fields.set({ limit })} />
          <div className="row">
            <Button look="go" keys="ctrl+enter" off={!ready} onPress={() => asking.mutate()}>
              {t('whatIf.ask')}
            </Button>
          </div>
        </div>
      </Panel>
      {asking.isPending ? <Bones rows={4} /> : null}
      {asking.error ? <Failed error={asking.error} onRetry={() => asking.mutate()} /> : null}
      {asking.data ? <Answer found={asking.data} /> : null}
    </div>
  );
}
