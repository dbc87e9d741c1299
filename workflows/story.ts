import type { ClockName, Strike } from '../domain/case/clocks.ts';
import { statusNames } from '../domain/case/names.ts';
import type { Thin } from '../domain/case/thin.ts';

const clockNames: Record<string, string> = {
  dispatch: '派单',
  sign: '签收',
  returnRuling: '退单审核',
  handle: '办理',
  review: '审核',
  callback: '回访',
  adjudication: '研判',
  info: '补充',
  supervision: '督办',
  suspension: '暂停',
  conference: '会商',
  pending: '挂账',
};
const actNames: Record<Strike['acts'][number], string> = {
  remind: '提醒',
  yellow: '亮黄灯',
  red: '亮红灯',
  supervise1: '督办一级',
  supervise2: '督办二级',
  supervise3: '督办三级',
  supervise4: '督办四级',
  giveUp: '按未接通办结',
  goOn: '恢复计时',
  escalate: '督办升级',
  look: '挂账月查',
};

const clockName = (clock: ClockName): string =>
  clock.startsWith('co:') ? `协办 ${clock.slice(3)}` : (clockNames[clock] ?? clock);

/** `11-24 16:30`, in Shanghai. */
const when = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** What a strike will do, as the summary of its timer. */
export const sayStrike = ({ clock, at, acts }: Strike): string =>
  `${when(at)} ${clockName(clock)}时限：${acts.map((act) => actNames[act]).join('、')}`;

/** What the canary waits for, as the summary of its timer. */
export const sayCanary = (dueAt: string): string => `${when(dueAt)} 引擎自检到时`;

/** Where a case stands and what comes next, from codes and instants alone: the current details of its workflow. */
export function sayCase({ number, status, round, leadUnitId, tries, callFrom, next }: Thin): string {
  return [
    `工单 ${number} · ${statusNames[status]}`,
    ...(leadUnitId === undefined ? [] : [`主办 ${leadUnitId}`]),
    ...(round > 1 ? [`第 ${String(round)} 轮办理`] : []),
    ...(status === 'callback'
      ? [`已回访 ${String(tries)} 次${callFrom === undefined ? '' : `，${when(callFrom)} 起可拨`}`]
      : []),
    ...(next ? [`若无人办理：${sayStrike(next)}`] : []),
  ].join('\n\n');
}
