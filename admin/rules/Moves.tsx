import { useUnitNames } from '../case/useUnitNames.ts';
import type { Moving, RulesPreview } from '../data/rules.ts';
import { dateTime } from '../data/when.ts';
import { type T, useLocale, useT } from '../i18n/useT.ts';
import { None } from '../pieces/States.tsx';
import { CaseNumber, Columns } from './CaseTable.tsx';

const tints: Record<Moving['becomes'], string> = { overdue: 'chip red', earlier: 'chip yellow', later: 'chip green' };

function clockName(t: T, clock: Moving['clock'], units: ReadonlyMap<string, string>): string {
  if (!clock.startsWith('co:')) return t(`clock.${clock as Exclude<Moving['clock'], `co:${string}`>}`);
  const unit = clock.slice('co:'.length);
  return t('clock.co', { unit: units.get(unit) ?? unit });
}

function Rows({ list }: { list: readonly Moving[] }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  return list.map((one) => (
    <tr key={one.caseId + one.clock}>
      <td>
        <CaseNumber id={one.caseId} number={one.number} />
      </td>
      <td>
        <span className={tints[one.becomes]}>{t(`rules.${one.becomes}`)}</span>
      </td>
      <td className="muted">{one.unitId ? (units.get(one.unitId) ?? one.unitId) : ''}</td>
      <td>{clockName(t, one.clock, units)}</td>
      <td className="muted">{dateTime(one.was, locale)}</td>
      <td>{dateTime(one.dueAt, locale)}</td>
    </tr>
  ));
}

const counts = ['open', 'earlier', 'later', 'overdue'] as const;
const columns = [
  ...(['find.number', 'rules.becomes', 'rules.unit', 'rules.clock'] as const),
  ...(['rules.was', 'rules.willBe'] as const),
] as const;

/** What a draft would do to the running limits: how many cases, and which. */
export function Moves({ preview }: { preview: RulesPreview }) {
  const t = useT();
  return (
    <div className="stack">
      <dl className="figures">
        {counts.map((name) => (
          <div key={name}>
            <dt className="label">{t(`rules.${name}`)}</dt>
            <dd className={name === 'overdue' && preview.overdue > 0 ? 'bad' : ''}>{preview[name]}</dd>
          </div>
        ))}
      </dl>
      {preview.list.length === 0 ? (
        <None>{t('rules.nothingMoves')}</None>
      ) : (
        <Columns says={t('rules.moves')} columns={columns}>
          <Rows list={preview.list} />
        </Columns>
      )}
      {preview.list.length >= 200 ? <span className="faint small">{t('rules.firstOnly', { n: 200 })}</span> : null}
    </div>
  );
}
