import { useState } from 'react';
import { isRunning } from '../../domain/case/clocks.ts';
import { mayNow } from '../commands/mayNow.ts';
import { PlainForm } from '../commands/PlainForm.tsx';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { Panel } from '../pieces/Panel.tsx';
import { Lamp, Remaining } from '../pieces/Remaining.tsx';
import { useOpenCase } from './context.ts';
import { yellowOf } from './leadingClock.ts';
import { stateOf, treeOf, type TaskNode } from './tasks.ts';
import { useUnits, useUnitNames } from './useUnitNames.ts';

const looks = { open: 'grey', toReview: 'yellow', done: 'green' } as const;

function Node({ node: { task, below } }: { node: TaskNode }) {
  const t = useT();
  const names = useUnitNames();
  const units = useUnits();
  const { kase } = useOpenCase();
  const state = stateOf(task);
  const clock = kase.clocks[`co:${task.unitId}`];
  const kind = units.find(({ id }) => id === task.unitId)?.kind;
  const reviewer = task.under ?? kase.leadUnitId ?? '';
  return (
    <li>
      <div className="row wrap">
        <b>{names.get(task.unitId) ?? task.unitId}</b>
        {kind ? <span className="chip line">{t(`unitKind.${kind}`)}</span> : null}
        <span className="grow" />
        <Lamp colour={looks[state]}>{t(`task.${state}`)}</Lamp>
      </div>
      <div className="row wrap faint small">
        <span>
          {t(task.under === undefined ? 'task.coHandler' : 'task.reviewedBy', {
            unit: names.get(reviewer) ?? reviewer,
          })}
        </span>
        {isRunning(clock) ? <Remaining dueAt={clock.dueAt} yellowAt={yellowOf(clock)} /> : null}
      </div>
      {below.length > 0 ? <Nodes nodes={below} /> : null}
    </li>
  );
}

function Nodes({ nodes }: { nodes: readonly TaskNode[] }) {
  return (
    <ul className="tasks">
      {nodes.map((node) => (
        <Node key={node.task.unitId} node={node} />
      ))}
    </ul>
  );
}

/** The lead's helpers and what each has sent further down, with state, clock and who looks at the answer. */
export function TaskTree() {
  const { kase } = useOpenCase();
  return <Nodes nodes={treeOf(kase)} />;
}

/** The co-handlers and sub-tasks of a case, and sending down to a lower unit where this person may. */
export function Tasks() {
  const t = useT();
  const { kase, me } = useOpenCase();
  const [sending, setSending] = useState(false);
  const may = mayNow(kase, me).includes('sendDown');
  if (kase.coHandlers.length === 0 && !may) return null;
  return (
    <Panel
      title={t('task.title')}
      aside={
        may ? (
          <Button size="low" keys="alt+d" onPress={() => setSending(true)}>
            {t('command.sendDown')}
          </Button>
        ) : null
      }
    >
      {kase.coHandlers.length === 0 ? <p className="faint">{t('task.none')}</p> : <TaskTree />}
      {sending && may ? <PlainForm type="sendDown" onClose={() => setSending(false)} /> : null}
    </Panel>
  );
}
