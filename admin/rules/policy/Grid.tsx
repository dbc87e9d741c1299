import { useState } from 'react';
import { RuleName } from '../../../domain/case/clocks.ts';
import type { Policy } from '../../../domain/policy.ts';
import { useT } from '../../i18n/useT.ts';
import { type Column, columnsOf, ownRule, type PolicyEdit } from './edits.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { amountText, columnName, ruleName } from './words.ts';

interface CellProps {
  policy: Policy;
  inForce: Policy;
  column: Column;
  clock: RuleName;
  onOpen: () => void;
}

function Cell({ policy, inForce, column, clock, onOpen }: CellProps) {
  const t = useT();
  const own = ownRule(policy, column, clock);
  const shown = own ?? policy.base[clock];
  const isChanged = JSON.stringify(own) !== JSON.stringify(ownRule(inForce, column, clock));
  const className = ['plain cell', own ? '' : 'faint', isChanged ? 'changed' : ''].filter(Boolean).join(' ');
  const says = [ruleName(t, clock), columnName(t, column), amountText(t, shown.limit)].join(' ');
  return (
    <td>
      <button type="button" className={className} aria-label={says} onClick={onOpen}>
        {own ? amountText(t, shown.limit) : '—'}
      </button>
    </td>
  );
}

interface GridProps {
  policy: Policy;
  inForce: Policy;
  onEdit: (edit: PolicyEdit) => void;
}

/** The limits as a table of clocks and columns; a cell opens its rule, `—` is where the base speaks. */
export function Grid({ policy, inForce, onEdit }: GridProps) {
  const t = useT();
  const [open, setOpen] = useState<{ column: Column; clock: RuleName }>();
  const columns = columnsOf(policy);
  return (
    <>
      <div className="panel table-box" tabIndex={0} role="region" aria-label={t('rail.profiles')}>
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('rules.clock')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {columnName(t, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {RuleName.options.map((clock) => (
              <tr key={clock}>
                <th scope="row">{ruleName(t, clock)}</th>
                {columns.map((column) => (
                  <Cell
                    key={column}
                    {...{ policy, inForce, column, clock }}
                    onOpen={() => setOpen({ column, clock })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open ? (
        <RuleEditor
          {...open}
          rule={ownRule(policy, open.column, open.clock) ?? policy.base[open.clock]}
          isOwn={ownRule(policy, open.column, open.clock) !== undefined}
          onEdit={onEdit}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </>
  );
}
