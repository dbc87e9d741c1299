import type { ReactNode } from 'react';
import { LinkBase } from 'react-admin';
import { seesAllCases } from '../../domain/people.ts';
import { spacedNumber } from '../case/Head.tsx';
import { actorOf, useMe } from '../data/useApi.ts';
import { type MessageKey, useT } from '../i18n/useT.ts';

/** The number of a case, a link for those who may open every case. */
export function CaseNumber({ id, number }: { id: string; number: string }) {
  const me = useMe();
  const shown = <span className="mono">{spacedNumber(number)}</span>;
  return me && seesAllCases(actorOf(me)) ? <LinkBase to={`/cases/${id}/show`}>{shown}</LinkBase> : shown;
}

interface TableProps {
  /** In a panel that has a frame of its own. */
  inner?: true;
  says: string;
  columns: readonly MessageKey[];
  children: ReactNode;
}

/** A dense table that scrolls sideways inside its box, also by keyboard. */
export function Columns({ inner, says, columns, children }: TableProps) {
  const t = useT();
  return (
    <div
      className={inner ? 'panel table-box inner-table' : 'panel table-box'}
      tabIndex={0}
      role="region"
      aria-label={says}
    >
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
