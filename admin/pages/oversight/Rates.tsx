import type { OverviewView, RateView } from '../../data/oversight.ts';
import type { Measure } from '../../../domain/rates.ts';
import { type T, useT } from '../../i18n/useT.ts';
import { Columns } from '../../rules/CaseTable.tsx';
import { Count, Flush } from './pieces.tsx';

const first = ['response', 'solved', 'satisfaction', 'onTime'] as const;
const isFirst = ({ name }: RateView): boolean => (first as readonly string[]).includes(name);

/** `97.3 %`, or a dash where there is no base. */
export const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)} %`);

interface PartProps {
  rate: RateView;
  part: Measure['part'];
  n: number;
  view: OverviewView;
  children?: string;
}

function Part({ rate: { name }, part, n, view: { from, to }, children }: PartProps) {
  const t = useT();
  return (
    <Count
      n={n}
      says={`${t(`rate.${name}`)} ${t(`ratePart.${part}`)}`}
      filter={{ measure: { rate: name, part, from, to } }}
    >
      {children}
    </Count>
  );
}

function Made({ rate, view }: { rate: RateView; view: OverviewView }) {
  const { numerator, denominator } = rate.now;
  return (
    <span>
      <Part rate={rate} view={view} part="met" n={numerator} />
      {' / '}
      <Part rate={rate} view={view} part="base" n={denominator} />
    </span>
  );
}

/** `+1.2 个百分点 · 上期 95.0 %`. */
function changeText({ now, before }: RateView, t: T): string {
  if (before.rate === null) return t('overview.noBefore');
  const was = t('overview.before', { rate: percent(before.rate) });
  if (now.rate === null) return was;
  const points = (now.rate - before.rate) * 100;
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±';
  return `${t('overview.points', { n: sign + Math.abs(points).toFixed(1) })} · ${was}`;
}

/** How many cases fell short of the rate, where a case either meets it or does not. */
const missedOf = ({ name, now }: RateView): number | undefined =>
  name === 'satisfaction' ? undefined : now.denominator - now.numerator;

function Card({ rate, view, beside }: { rate: RateView; view: OverviewView; beside?: RateView | undefined }) {
  const t = useT();
  const missed = missedOf(rate);
  return (
    <section className="panel">
      <header>
        <h2>{t(`rate.${rate.name}`)}</h2>
        <span className="grow" />
        {beside ? (
          <span className="faint small">{`${t(`rate.${beside.name}`)} ${percent(beside.now.rate)}`}</span>
        ) : null}
      </header>
      <div className="stack tight">
        <span className="rate-value">{percent(rate.now.rate)}</span>
        {rate.now.denominator === 0 ? (
          <span className="faint">{t('overview.noBase')}</span>
        ) : (
          <span className="row wrap">
            <Made rate={rate} view={view} />
            {missed === 0 ? null : (
              <Part rate={rate} view={view} part="missed" n={missed ?? 1}>
                {missed === undefined ? t('satisfaction.dissatisfied') : t('overview.missed', { n: missed })}
              </Part>
            )}
          </span>
        )}
        <span className="faint small">{changeText(rate, t)}</span>
        <details>
          <summary className="small">{t('overview.how')}</summary>
          <p className="small muted">{t(`rateRule.${rate.name}`)}</p>
        </details>
      </div>
    </section>
  );
}

/** The four rates, each with numerator, denominator, what it was before, and the rule that made it. */
export function Cards({ view }: { view: OverviewView }) {
  const find = (name: string): RateView | undefined => view.rates.find((rate) => rate.name === name);
  return (
    <div className="rates">
      {first.map((name) => {
        const rate = find(name);
        const beside = name === 'satisfaction' ? find('participation') : undefined;
        return rate ? <Card key={name} rate={rate} view={view} beside={beside} /> : null;
      })}
    </div>
  );
}

const columns = ['overview.rate', 'overview.value', 'overview.made', 'overview.change'] as const;

/** The other rates, a line each. */
export function Others({ view }: { view: OverviewView }) {
  const t = useT();
  return (
    <Flush title={t('overview.others')}>
      <Columns inner says={t('overview.others')} columns={columns}>
        {view.rates
          .filter((rate) => !isFirst(rate))
          .map((rate) => (
            <tr key={rate.name}>
              <td>
                <details>
                  <summary>{t(`rate.${rate.name}`)}</summary>
                  <p className="small muted rule-text">{t(`rateRule.${rate.name}`)}</p>
                </details>
              </td>
              <td>{percent(rate.now.rate)}</td>
              <td>
                <Made rate={rate} view={view} />
              </td>
              <td className="faint small">{changeText(rate, t)}</td>
            </tr>
          ))}
      </Columns>
    </Flush>
  );
}
