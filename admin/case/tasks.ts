import type { Case, CoHandler } from '../../domain/case/case.ts';

export type TaskState = 'open' | 'toReview' | 'done';

/** Where a co-handler or a task below stands: what was sent down is done when its answer was accepted. */
export const stateOf = ({ under, repliedAt, acceptedAt }: CoHandler): TaskState =>
  repliedAt === undefined ? 'open' : under !== undefined && acceptedAt === undefined ? 'toReview' : 'done';

export interface TaskNode<C extends CoHandler = CoHandler> {
  task: C;
  below: TaskNode<C>[];
}

/** The co-handlers of a case, each with the tasks that it has sent down: league, banner, sumu, gacha. */
export function treeOf<C extends CoHandler>(
  kase: Pick<Case, 'leadUnitId'> & { coHandlers: readonly C[] },
): TaskNode<C>[] {
  const nodesUnder = (unitId: string): TaskNode<C>[] =>
    kase.coHandlers.filter((co) => co.under === unitId).map((task) => ({ task, below: nodesUnder(task.unitId) }));
  const known = new Set(kase.coHandlers.map((co) => co.unitId));
  return kase.coHandlers
    .filter(({ under }) => under === undefined || !known.has(under))
    .map((task) => ({ task, below: nodesUnder(task.unitId) }));
}
