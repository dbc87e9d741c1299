import type { AheadView } from '../../data/oversight.ts';
import { useT } from '../../i18n/useT.ts';
import { Remaining } from '../../pieces/Remaining.tsx';
import { None } from '../../pieces/States.tsx';
import { Columns } from '../../rules/CaseTable.tsx';
import { CaseLink, Count, Flush } from './pieces.tsx';

const unitColumns = ['oversight.unit', 'oversight.count', 'ahead.urges'] as const;
const caseColumns = ['oversight.case', 'find.left', 'ahead.urges', 'oversight.unit'] as const;

/** Who has been urged how often: the units, and the cases. */
export function Urged({ urged: { units, list } }: Pick<AheadView, 'urged'>) {
  const t = useT();
  if (list.length === 0) return <None>{t('ahead.noUrges')}</None>;
  return (
    <div className="oversight-two">
      <Flush title={t('ahead.urgedUnits')}>
        <Columns inner says={t('ahead.urgedUnits')} columns={unitColumns}>
          {units.map(({ unitId, unitName, cases, urges }) => (
            <tr key={unitId ?? ''}>
              <td>{unitName ?? t('oversight.centre')}</td>
              <td>
                <Count
                  n={cases}
                  says={`${unitName ?? t('oversight.centre')} ${t('filter.urged')}`}
                  filter={{ open: true, urged: true, ...(unitId === null ? { led: false } : { leadUnitId: unitId }) }}
                />
              </td>
              <td>{urges}</td>
            </tr>
          ))}
        </Columns>
      </Flush>
      <Flush title={t('ahead.urgedCases')}>
        <Columns inner says={t('ahead.urgedCases')} columns={caseColumns}>
          {list.map((row) => (
            <tr key={row.id}>
              <td className="main-cell">
                <CaseLink {...row} />
              </td>
              <td>
                <Remaining dueAt={row.dueAt} yellowAt={row.yellowAt} />
              </td>
              <td>{row.urgeCount}</td>
              <td className="muted">{row.unitName}</td>
            </tr>
          ))}
        </Columns>
      </Flush>
    </div>
  );
}
