import type { CSSProperties } from 'react';
import { LinkBase } from 'react-admin';
import { statusKey } from '../../case/story.ts';
import type { CaseFilter } from '../../../domain/lists.ts';
import type { Grown, OverviewView } from '../../data/oversight.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { Remaining } from '../../pieces/Remaining.tsx';
import { None } from '../../pieces/States.tsx';
import { Columns } from '../../rules/CaseTable.tsx';
import { CaseLink, casesAt, Count, Flush } from './pieces.tsx';
import { percent } from './Rates.tsx';
import { openStatuses, endedStatuses } from '../../../domain/case/codes.ts';

interface ViewProps {
  view: OverviewView;
}

/** What was registered in the period and is valid. */
const registered = ({ from, to }: OverviewView): CaseFilter => ({
  ...{ registeredAfter: from, registeredBefore: to },
  status: [...openStatuses, ...endedStatuses.filter((status) => status !== 'invalid')],
});

function Growth({ of: { count, growth } }: { of: Grown }) {
  const t = useT();
  if (growth === null) return <span className="muted">{count === 0 ? '' : t('overview.newTopic')}</span>;
  const sign = growth > 0 ? '+' : growth < 0 ? '−' : '±';
  return <span className={growth > 0.5 ? 'bad' : 'muted'}>{`${sign}${Math.abs(growth * 100).toFixed(0)} %`}</span>;
}

function Bar({ share }: { share: number }) {
  return (
    <svg width="110" height="10" aria-hidden="true">
      <rect width={Math.max(1, share * 110)} height="10" rx="2" />
    </svg>
  );
}

const topicColumns = ['overview.topic', 'overview.registered', 'overview.change'] as const;

/** The categories about which most was registered, with their growth. */
export function Topics({ view }: ViewProps) {
  const t = useT();
  const most = Math.max(1, ...view.topics.map(({ count }) => count));
  return (
    <Flush title={t('overview.topics')}>
      {view.topics.length === 0 ? (
        <None>{t('overview.noTopics')}</None>
      ) : (
        <Columns inner says={t('overview.topics')} columns={topicColumns}>
          {view.topics.map((topic) => (
            <tr key={topic.categoryId}>
              <td className="main-cell">{topic.path}</td>
              <td className="bar-cell">
                <span className="row">
                  <Count
                    n={topic.count}
                    says={topic.path}
                    filter={{ ...registered(view), categoryId: topic.categoryId }}
                  />
                  <Bar share={topic.count / most} />
                </span>
              </td>
              <td>
                <Growth of={topic} />
              </td>
            </tr>
          ))}
        </Columns>
      )}
    </Flush>
  );
}

const shade = (share: number): CSSProperties => ({ ['--share' as string]: share });

/** Banners and zones as tiles, in the order of their codes; the fuller the colour, the more was registered. */
export function Banners({ view }: ViewProps) {
  const t = useT();
  const most = Math.max(1, ...view.banners.map(({ count }) => count));
  return (
    <section className="panel">
      <header>
        <h2>{t('overview.banners')}</h2>
        <span className="grow" />
        <span className="faint small">{t('overview.registered')}</span>
      </header>
      <div>
        {view.banners.length === 0 ? (
          <None>{t('overview.noTopics')}</None>
        ) : (
          <div className="tiles">
            {view.banners.map((one) => (
              <LinkBase
                key={one.divisionCode}
                className="tile"
                style={shade(one.count / most)}
                to={casesAt({ ...registered(view), divisionCode: one.divisionCode })}
              >
                <span className="cut">{one.name}</span>
                <b>{one.count}</b>
                <span className="small">
                  <Growth of={one} />
                </span>
              </LinkBase>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

const unitColumns = ['oversight.unit', 'overview.value', 'overview.made'] as const;

/** Units by their on-time rate, those whose base says something. */
export function Units({ view: { units, from, to } }: ViewProps) {
  const t = useT();
  const says = t('overview.units');
  const measure = { rate: 'onTime', from, to } as const;
  return (
    <Flush title={says}>
      <p className="faint small note-line">{t('overview.smallBase', { n: units.smallestBase, left: units.left })}</p>
      {units.list.length === 0 ? null : (
        <Columns inner says={says} columns={unitColumns}>
          {units.list.map(({ unitId, unitName, rate }) => (
            <tr key={unitId}>
              <td>{unitName}</td>
              <td>{percent(rate.rate)}</td>
              <td>
                {(['met', 'base'] as const).map((part, i) => (
                  <span key={part}>
                    {i === 1 ? ' / ' : ''}
                    <Count
                      n={part === 'met' ? rate.numerator : rate.denominator}
                      says={`${unitName} ${t(`ratePart.${part}`)}`}
                      filter={{ leadUnitId: unitId, measure: { ...measure, part } }}
                    />
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </Columns>
      )}
    </Flush>
  );
}

const instructedColumns = [
  ...(['oversight.case', 'find.status', 'find.left'] as const),
  ...(['oversight.unit', 'overview.instructedAt'] as const),
] as const;

/** The open cases that carry an instruction. */
export function Instructed({ view: { instructed } }: ViewProps) {
  const t = useT();
  const locale = useLocale();
  const says = t('overview.instructed');
  return (
    <Flush title={says} aside={<Count n={instructed.total} says={says} filter={{ open: true, instructed: true }} />}>
      {instructed.list.length === 0 ? (
        <None>{t('overview.noInstructed')}</None>
      ) : (
        <Columns inner says={says} columns={instructedColumns}>
          {instructed.list.map((row) => (
            <tr key={row.id}>
              <td className="main-cell">
                <CaseLink {...row} />
              </td>
              <td>
                <span className="chip stage">{t(statusKey(row))}</span>
              </td>
              <td>
                <Remaining dueAt={row.dueAt} yellowAt={row.yellowAt} />
              </td>
              <td className="muted">{row.unitName}</td>
              <td className="muted">{dateTime(row.at, locale)}</td>
            </tr>
          ))}
        </Columns>
      )}
    </Flush>
  );
}
