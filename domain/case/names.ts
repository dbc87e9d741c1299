import type { Status } from './codes.ts';

/** The statuses in Chinese, where no console translates: in files, and on the engine's own pages. */
export const statusNames: Record<Status, string> = {
  triage: '待派单',
  needInfo: '待补充',
  conferring: '会商研判',
  dispatched: '待签收',
  returnReview: '退单待审',
  handling: '办理中',
  replyReview: '待审核',
  callback: '待回访',
  adjudication: '不满意研判',
  longPending: '挂账跟踪',
  sentUp: '已上报',
  answered: '当即答复办结',
  redirected: '告知途径',
  invalid: '无效',
  closed: '办结归档',
  terminated: '终止办理',
  merged: '已并单',
};
