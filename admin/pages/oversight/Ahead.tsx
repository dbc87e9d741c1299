import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LinkBase, useNavigate } from 'react-admin';
import { letterNumber } from '../../case/letters.ts';
import type { AheadUnit, AheadView, LetterRow } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import type { CaseFilter } from '../../../domain/lists.ts';
import { type MessageKey, useLocale, useT } from '../../i18n/useT.ts';
import { Remaining } from '../../pieces/Remaining.tsx';
import { Loaded, None } from '../../pieces/States.tsx';
import { useKeys } from '../../pieces/useKeys.ts';
import { Columns } from '../../rules/CaseTable.tsx';
import { casesAt, Count, Flush } from './pieces.tsx';
import { Urged } from './Urged.tsx';

const refreshMs = 30_000;
const spans = [0, 1, 2, 3] as const;
const colours = ['red', 'yellow'] as const;
type Colour = (typeof colours)[number];
const titles = { red: 'ahead.turnsRed', yellow: 'ahead.turnsYellow' } as const satisfies Record<Colour, MessageKey>;

/** The open cases of a unit that turn red or yellow between two edges; without a unit of all. */
function turning(colour: Colour, span: number, { edges }: AheadView, unit?: AheadUnit): CaseFilter {
  const [after = '', before = ''] = edges.slice(span, span + 2);
  return {
    open: true,
    ...ofUnit(unit),
    ...(colour === 'red' ? { dueAfter: after, dueBefore: before } : { yellowAfter: after, yellowBefore: before }),
  };
}
const ofUnit = (unit: AheadUnit | undefined): CaseFilter =>
  unit === undefined ? {} : unit.unitId === null ? { led: false } : { leadUnitId: unit.unitId };

interface LineProps {
  ahead: AheadView;
  name: string;
  row: AheadUnit;
  unit?: AheadUnit;
}

function Line({ ahead, name, row, unit }: LineProps) {
  const t = useT();
  return (
    <tr className={unit ? '' : 'sum'}>
      <th scope="row">{name}</th>
      <td className="n">
        <Count
          n={row.overdue}
          look="red"
          says={`${name} ${t('lampIs.red')}`}
          filter={{ open: true, overdue: true, ...ofUnit(unit) }}
        />
      </td>
      {colours.flatMap((colour) =>
        spans.map((span) => (
          <td key={colour + String(span)} className={span === 0 ? 'n first-of-group' : 'n'}>
            <Count
              n={row[colour][span] ?? 0}
              look={colour}
              says={`${name} ${t(titles[colour])} ${t(`ahead.in.${span}`)}`}
              filter={turning(colour, span, ahead, unit)}
            />
          </td>
        )),
      )}
    </tr>
  );
}

function Heads() {
  const t = useT();
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('oversight.unit')}
        </th>
        <th scope="col" rowSpan={2} className="n">
          {t('queue.overdue')}
        </th>
        {colours.map((colour) => (
          <th key={colour} scope="colgroup" colSpan={4} className="group">
            <span className={`lamp ${colour}`}>{t(titles[colour])}</span>
          </th>
        ))}
      </tr>
      <tr>
        {colours.flatMap((colour) =>
          spans.map((span) => (
            <th key={colour + String(span)} scope="col" className={span === 0 ? 'n first-of-group' : 'n'}>
              {t(`ahead.in.${span}`)}
              {colour === 'red' ? <kbd aria-hidden="true">{span + 1}</kbd> : null}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

const sum = (rows: readonly AheadUnit[], of: (row: AheadUnit) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
const total = ({ units }: AheadView): AheadUnit => ({
  ...{ unitId: null, unitName: null, overdue: sum(units, ({ overdue }) => overdue) },
  red: spans.map((span) => sum(units, ({ red }) => red[span] ?? 0)),
  yellow: spans.map((span) => sum(units, ({ yellow }) => yellow[span] ?? 0)),
});

/** The total of what turns red opens by its number. */
function useSpanKeys(ahead: AheadView): void {
  const t = useT();
  const navigate = useNavigate();
  useKeys(
    spans.map((span) => ({
      key: String(span + 1),
      label: `${t('ahead.turnsRed')} ${t(`ahead.in.${span}`)}`,
      run: () => navigate(casesAt(turning('red', span, ahead))),
    })),
  );
}

const shownFirst = 12;

function Table({ ahead }: { ahead: AheadView }) {
  const t = useT();
  const [whole, setWhole] = useState(false);
  useSpanKeys(ahead);
  const left = ahead.units.length - shownFirst;
  if (ahead.units.length === 0) return <None>{t('ahead.nothing')}</None>;
  return (
    <div className="panel table-box ahead-table" tabIndex={0} role="region" aria-label={t('ahead.table')}>
      <table>
        <Heads />
        <tbody>
          <Line ahead={ahead} name={t('oversight.all')} row={total(ahead)} />
          {(whole ? ahead.units : ahead.units.slice(0, shownFirst)).map((row) => (
            <Line
              key={row.unitId ?? ''}
              ahead={ahead}
              name={row.unitName ?? t('oversight.centre')}
              row={row}
              unit={row}
            />
          ))}
        </tbody>
      </table>
      {left > 0 ? (
        <button type="button" className="plain small more-units" onClick={() => setWhole(!whole)}>
          {whole ? t('ahead.fewer') : t('ahead.more', { n: left })}
        </button>
      ) : null}
    </div>
  );
}

function Levels({ levels }: Pick<AheadView, 'levels'>) {
  const t = useT();
  return (
    <div className="row wrap">
      <span className="label">{t('ahead.levels')}</span>
      {levels.length === 0 ? <span className="faint">{t('ahead.noLevels')}</span> : null}
      {levels.map(({ level, count }) => {
        const name = t(`level.${String(level) as '1' | '2' | '3' | '4'}`);
        return (
          <span key={level} className="chip line">
            {name}
            <Count n={count} says={name} filter={{ open: true, supervisionLevel: level }} />
          </span>
        );
      })}
    </div>
  );
}

function Letter({ row }: { row: LetterRow }) {
  const t = useT();
  const locale = useLocale();
  return (
    <tr>
      <td className="mono">
        <LinkBase to={`/cases/${row.id}/show`}>{letterNumber(row, row)}</LinkBase>
      </td>
      <td>{row.dueAt ? <Remaining dueAt={row.dueAt} /> : null}</td>
      <td>{t(`level.${String(row.level) as '1' | '2' | '3' | '4'}`)}</td>
      <td className="muted">{row.unitName}</td>
      <td className="main-cell">{row.title}</td>
      <td className="muted">{dateTime(row.at, locale)}</td>
    </tr>
  );
}

const letterColumns = [
  ...(['ahead.letter', 'ahead.ownLimit', 'form.level', 'oversight.unit'] as const),
  ...(['find.caseTitle', 'rules.at'] as const),
] as const;

function Letters({ letters: { total: n, list } }: Pick<AheadView, 'letters'>) {
  const t = useT();
  const title = t('ahead.letters');
  return (
    <Flush title={title} aside={<Count n={n} says={title} filter={{ open: true, asks: 'letter' }} />}>
      {list.length === 0 ? (
        <None>{t('ahead.noLetters')}</None>
      ) : (
        <Columns inner says={title} columns={letterColumns}>
          {list.map((row) => (
            <Letter key={row.id} row={row} />
          ))}
        </Columns>
      )}
    </Flush>
  );
}

/** The supervisor's page: tomorrow first, by unit; then levels, letters, and who is urged how often. */
export default function Ahead() {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const ahead = useQuery({ queryKey: ['ahead'], queryFn: () => api.ahead(), refetchInterval: refreshMs });
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.ahead')}</h1>
        <span className="faint small">{t('ahead.hint')}</span>
        <span className="grow" />
        {ahead.data ? (
          <span className="faint small">{t('oversight.asOf', { at: dateTime(ahead.data.at, locale) })}</span>
        ) : null}
      </div>
      <Loaded query={ahead} rows={10}>
        {(view) => (
          <>
            <Levels levels={view.levels} />
            <Table ahead={view} />
            <Letters letters={view.letters} />
            <Urged urged={view.urged} />
          </>
        )}
      </Loaded>
    </div>
  );
}
