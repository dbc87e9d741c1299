import type { Template } from './case/effects.ts';

type Text = (number: string, link?: string) => string;

// a template that both citizens and units hear has its words for each
const citizenTexts: Partial<Record<Template, Text>> = {
  registered: (n) => `您的诉求已受理，编号 ${n}。承办单位将与您联系，请留意来电。`,
  rate: (n, link) =>
    link === undefined ? `您的诉求 ${n} 已答复，欢迎评价。` : `您的诉求 ${n} 已答复，请点击评价：${link}`,
  extended: (n) => `您的诉求 ${n} 经批准延长办理时限，办理结果将及时告知您。`,
  parked: (n) => `您的诉求 ${n} 暂不具备解决条件，已列入跟踪办理，进展将及时告知您。`,
  terminated: (n) => `您的诉求 ${n} 已终止办理，如有疑问请拨打 12345。`,
  merged: (n) => `您的诉求 ${n} 与同一事项合并办理，结果将告知您。`,
  reopened: (n) => `您的诉求 ${n} 已重新办理，承办单位将与您联系。`,
  closed: (n) => `您的诉求 ${n} 已办结。感谢您的反映。`,
};
type ForCitizens = 'registered' | 'rate' | 'extended' | 'terminated' | 'merged' | 'reopened' | 'closed';
const deskTexts: Record<Exclude<Template, ForCitizens>, Text> = {
  dispatched: (n) => `工单 ${n} 已派至贵单位，请及时签收。`,
  coDispatched: (n) => `工单 ${n} 请贵单位协办，请在时限内答复。`,
  relieved: (n) => `工单 ${n} 不再由贵单位办理。`,
  remind: (n) => `工单 ${n} 即将到期，请尽快办理。`,
  overdue: (n) => `工单 ${n} 已超时限。`,
  emergency: (n) => `工单 ${n} 涉及紧急情况，请值班人员立即处置。`,
  supervised: (n) => `工单 ${n} 已列入督办。`,
  supervisionAnswered: (n) => `工单 ${n} 的督办已答复。`,
  instructed: (n) => `工单 ${n} 有领导批示，请办理。`,
  replyToApprove: (n) => `工单 ${n} 的答复待贵单位审核。`,
  sentBack: (n) => `工单 ${n} 的答复已退回，请补充后重新提交。`,
  coReplied: (n) => `工单 ${n} 的协办意见已提交。`,
  redo: (n) => `工单 ${n} 需重新办理。`,
  resumed: (n) => `工单 ${n} 结束挂账，请继续办理。`,
  urged: (n) => `工单 ${n} 来电人催办。`,
  withdrawn: (n) => `工单 ${n} 来电人已撤回诉求。`,
  moreUrgent: (n) => `工单 ${n} 已提高紧急程度，请注意新的时限。`,
  infoAsked: (n) => `工单 ${n} 需向来电人补充信息。`,
  infoSupplied: (n) => `工单 ${n} 的信息已补充，请继续办理。`,
  infoLapsed: (n) => `工单 ${n} 未能在时限内补充信息，计时恢复，请继续办理。`,
  suspended: (n) => `工单 ${n} 暂停计时。`,
  lifted: (n) => `工单 ${n} 恢复计时，请继续办理。`,
  extensionAsked: (n) => `工单 ${n} 申请延期，请审批。`,
  extensionGranted: (n) => `工单 ${n} 的延期申请已批准。`,
  extensionRefused: (n) => `工单 ${n} 的延期申请未获批准。`,
  returned: (n) => `工单 ${n} 申请退单，请审核。`,
  returnUpheld: (n) => `工单 ${n} 同意退单，贵单位不再承办。`,
  returnRejected: (n) => `工单 ${n} 的退单申请未获同意，请继续办理。`,
  conferenceCalled: (n) => `工单 ${n} 请贵单位参加会商。`,
  cameBack: (n) => `工单 ${n} 由上级平台退回，请派单。`,
  unmerged: (n) => `工单 ${n} 已取消并单，请派单。`,
  excluded: (n) => `工单 ${n} 经两人签字，不计入评价。`,
  appealed: (n) => `工单 ${n} 的评价有异议，请处理。`,
  appealRuled: (n) => `工单 ${n} 的评价异议已有结论。`,
  parked: (n) => `工单 ${n} 挂账跟踪，由贵单位负责。`,
  join: (n) => `工单 ${n} 并入另一工单。`,
  part: (n) => `工单 ${n} 取消并单。`,
  masterWithdrawn: (n) => `工单 ${n} 所并入的工单已撤回，请派单。`,
  masterTerminated: (n) => `工单 ${n} 所并入的工单已终止。`,
  masterEnded: (n) => `工单 ${n} 所并入的工单已办结。`,
};
/** The text of a message: the case's number and no more about anybody; `link` is where a citizen can rate. */
export function textOf(template: Template, number: string, isCitizen: boolean, link?: string): string {
  const atDesk = (deskTexts as Partial<Record<Template, Text>>)[template];
  const toCitizen = citizenTexts[template];
  const found = isCitizen ? (toCitizen ?? atDesk) : (atDesk ?? toCitizen);
  if (!found) throw new Error(`no text for ${template}`);
  return found(number, link);
}
