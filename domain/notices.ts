import type { Template } from './case/effects.ts';

const citizenTexts: Partial<Record<Template, (number: string) => string>> = {
  registered: (number) => `您的诉求已受理，编号 ${number}。承办单位将与您联系，请留意来电。`,
  rate: (number) => `您的诉求 ${number} 已答复。回复 1 满意，2 基本满意，3 不满意，为本次服务评价。`,
  extended: (number) => `您的诉求 ${number} 经批准延长办理时限，办理结果将及时告知您。`,
  closed: (number) => `您的诉求 ${number} 已办结。感谢您的反映。`,
};
const unitTexts: Partial<Record<Template, (number: string) => string>> = {
  dispatched: (number) => `工单 ${number} 已派至贵单位，请及时签收。`,
  coDispatched: (number) => `工单 ${number} 请贵单位协办，请在时限内答复主办单位。`,
  remind: (number) => `工单 ${number} 即将到期，请尽快办理。`,
  overdue: (number) => `工单 ${number} 已超时限。`,
  supervised: (number) => `工单 ${number} 已列入督办。`,
  replyToApprove: (number) => `工单 ${number} 的答复待贵单位审核。`,
  sentBack: (number) => `工单 ${number} 的答复已退回，请补充后重新提交。`,
  redo: (number) => `工单 ${number} 需重新办理。`,
  urged: (number) => `工单 ${number} 来电人催办。`,
  infoAsked: (number) => `工单 ${number} 需向来电人补充信息。`,
  infoSupplied: (number) => `工单 ${number} 的信息已补充，请继续办理。`,
  infoLapsed: (number) => `工单 ${number} 未能在时限内补充信息，计时恢复，请继续办理。`,
  extensionAsked: (number) => `工单 ${number} 申请延期，请审批。`,
  extensionGranted: (number) => `工单 ${number} 的延期申请已批准。`,
  extensionRefused: (number) => `工单 ${number} 的延期申请未获批准。`,
  suspended: (number) => `工单 ${number} 暂停计时。`,
  lifted: (number) => `工单 ${number} 恢复计时，请继续办理。`,
  moreUrgent: (number) => `工单 ${number} 已提高紧急程度，请注意新的时限。`,
  withdrawn: (number) => `工单 ${number} 来电人已撤回诉求。`,
};

/** The text of a message: the case's number and no more about anybody. */
export function textOf(template: Template, number: string): string {
  const text = citizenTexts[template] ?? unitTexts[template];
  if (!text) throw new Error(`no text for ${template}`);
  return text(number);
}
