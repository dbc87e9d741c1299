import type { Way } from './case/codes.ts';
import type { Template } from './case/effects.ts';

/** A text in the languages of the hotline; where the Mongolian is empty, the Chinese stands for it. */
export interface Words {
  zh: string;
  mn: string;
}

export type ForCitizens =
  'registered' | 'rate' | 'rateLink' | 'extended' | 'parked' | 'terminated' | 'merged' | 'reopened' | 'closed';

/** What citizens are told until an administrator words it differently. */
export const toCitizens: Record<ForCitizens, Words> = {
  registered: {
    zh: '您的诉求已受理，编号 {number}。承办单位将与您联系，请留意来电。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ ᠢ ᠪᠦᠷᠢᠳᠭᠡᠪᠡ᠂ ᠳ᠋ᠤᠭᠠᠷ {number}᠃ ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠭᠴᠢ ᠨᠢᠭᠡᠴᠡ ᠲᠠᠨ ᠲᠠᠢ ᠬᠠᠷᠢᠯᠴᠠᠨ᠎ᠠ᠃',
  },
  rate: {
    zh: '您的诉求 {number} 已答复，欢迎评价。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠳᠤ ᠬᠠᠷᠢᠭᠤ ᠥᠭᠪᠡ᠂ ᠦᠨᠡᠯᠡᠭᠡᠷᠡᠢ᠃',
  },
  rateLink: {
    zh: '您的诉求 {number} 已答复，请点击评价：{link}',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠳᠤ ᠬᠠᠷᠢᠭᠤ ᠥᠭᠪᠡ᠂ ᠡᠨᠳᠡ ᠦᠨᠡᠯᠡᠭᠡᠷᠡᠢ᠄ {link}',
  },
  extended: {
    zh: '您的诉求 {number} 经批准延长办理时限，办理结果将及时告知您。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠤᠨ ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ ᠶᠢ ᠰᠤᠩᠭᠠᠪᠠ᠃ ᠦᠷ᠎ᠡ ᠳ᠋ᠦᠩ ᠢ ᠮᠡᠳᠡᠭᠳᠡᠨ᠎ᠡ᠃',
  },
  parked: {
    zh: '您的诉求 {number} 暂不具备解决条件，已列入跟踪办理，进展将及时告知您。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠢ ᠣᠳᠣ ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠬᠦ ᠪᠣᠯᠤᠯᠴᠠᠭ᠎ᠠ ᠦᠭᠡᠢ᠃ ᠬᠢᠨᠠᠵᠤ ᠪᠠᠢᠭᠠᠳ ᠮᠡᠳᠡᠭᠳᠡᠨ᠎ᠡ᠃',
  },
  terminated: {
    zh: '您的诉求 {number} 已终止办理，如有疑问请拨打 12345。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠢ ᠵᠣᠭᠰᠣᠭᠠᠪᠠ᠃ ᠠᠰᠠᠭᠤᠬᠤ ᠵᠦᠢᠯ ᠪᠠᠢᠪᠠᠯ 12345 ᠳᠤ ᠤᠲᠠᠰᠤᠳᠠᠭᠠᠷᠠᠢ᠃',
  },
  merged: {
    zh: '您的诉求 {number} 与同一事项合并办理，结果将告知您。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠢ ᠠᠳᠠᠯᠢ ᠬᠡᠷᠡᠭ ᠲᠦ ᠨᠡᠢᠯᠡᠭᠦᠯᠪᠡ᠃ ᠦᠷ᠎ᠡ ᠳ᠋ᠦᠩ ᠢ ᠮᠡᠳᠡᠭᠳᠡᠨ᠎ᠡ᠃',
  },
  reopened: {
    zh: '您的诉求 {number} 已重新办理，承办单位将与您联系。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠢ ᠳᠠᠬᠢᠨ ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠵᠦ ᠪᠠᠢᠨ᠎ᠠ᠃ ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠭᠴᠢ ᠨᠢᠭᠡᠴᠡ ᠲᠠᠨ ᠲᠠᠢ ᠬᠠᠷᠢᠯᠴᠠᠨ᠎ᠠ᠃',
  },
  closed: {
    zh: '您的诉求 {number} 已办结。感谢您的反映。',
    mn: 'ᠲᠠᠨ ᠤ ᠬᠡᠷᠡᠭ {number} ᠳᠠᠭᠤᠰᠪᠠ᠃ ᠪᠠᠶᠠᠷᠯᠠᠯ᠎ᠠ᠃',
  },
};

export type ForDesks = Exclude<Template, Exclude<ForCitizens, 'parked'>>;
const chinese = (zh: string): Words => ({ zh, mn: '' });

/** What units and the centre’s desks are told until an administrator words it differently. */
export const toDesks: Record<ForDesks, Words> = {
  dispatched: chinese('工单 {number} 已派至贵单位，请及时签收。'),
  coDispatched: chinese('工单 {number} 请贵单位协办，请在时限内答复。'),
  relieved: chinese('工单 {number} 不再由贵单位办理。'),
  remind: chinese('工单 {number} 即将到期，请尽快办理。'),
  overdue: chinese('工单 {number} 已超时限。'),
  emergency: chinese('工单 {number} 涉及紧急情况，请值班人员立即处置。'),
  supervised: chinese('工单 {number} 已列入督办。'),
  supervisionAnswered: chinese('工单 {number} 的督办已答复。'),
  instructed: chinese('工单 {number} 有领导批示，请办理。'),
  copyToRegion: chinese('工单 {number} 是营商环境投诉，请抄送自治区。'),
  replyToApprove: chinese('工单 {number} 的答复待贵单位审核。'),
  sentBack: chinese('工单 {number} 的答复已退回，请补充后重新提交。'),
  coReplied: chinese('工单 {number} 的协办意见已提交。'),
  redo: chinese('工单 {number} 需重新办理。'),
  resumed: chinese('工单 {number} 结束挂账，请继续办理。'),
  urged: chinese('工单 {number} 来电人催办。'),
  withdrawn: chinese('工单 {number} 来电人已撤回诉求。'),
  moreUrgent: chinese('工单 {number} 已提高紧急程度，请注意新的时限。'),
  infoAsked: chinese('工单 {number} 需向来电人补充信息。'),
  infoSupplied: chinese('工单 {number} 的信息已补充，请继续办理。'),
  infoLapsed: chinese('工单 {number} 未能在时限内补充信息，计时恢复，请继续办理。'),
  suspended: chinese('工单 {number} 暂停计时。'),
  lifted: chinese('工单 {number} 恢复计时，请继续办理。'),
  extensionAsked: chinese('工单 {number} 申请延期，请审批。'),
  extensionGranted: chinese('工单 {number} 的延期申请已批准。'),
  extensionRefused: chinese('工单 {number} 的延期申请未获批准。'),
  returned: chinese('工单 {number} 申请退单，请审核。'),
  returnUpheld: chinese('工单 {number} 同意退单，贵单位不再承办。'),
  returnRejected: chinese('工单 {number} 的退单申请未获同意，请继续办理。'),
  conferenceCalled: chinese('工单 {number} 请贵单位参加会商。'),
  cameBack: chinese('工单 {number} 由上级平台退回，请派单。'),
  unmerged: chinese('工单 {number} 已取消并单，请派单。'),
  excluded: chinese('工单 {number} 经两人签字，不计入评价。'),
  appealed: chinese('工单 {number} 的评价有异议，请处理。'),
  appealRuled: chinese('工单 {number} 的评价异议已有结论。'),
  parked: chinese('工单 {number} 挂账跟踪，由贵单位负责。'),
  join: chinese('工单 {number} 并入另一工单。'),
  part: chinese('工单 {number} 取消并单。'),
  masterWithdrawn: chinese('工单 {number} 所并入的工单已撤回，请派单。'),
  masterTerminated: chinese('工单 {number} 所并入的工单已终止。'),
  masterEnded: chinese('工单 {number} 所并入的工单已办结。'),
};

/** What an operator reads out whose call the hotline cannot take, by the way he shows instead; `other` he words himself. */
export const asWays: Record<Exclude<Way, 'other'>, Words> = {
  emergency: {
    zh: '您反映的情况属于紧急事项，现在为您转接紧急专线，请不要挂机。',
    mn: 'ᠶᠠᠭᠠᠷᠠᠯᠲᠠᠢ ᠬᠡᠷᠡᠭ ᠲᠤᠯᠠ ᠣᠳᠣ ᠰᠢᠯᠵᠢᠭᠦᠯᠦᠨ᠎ᠡ᠂ ᠤᠲᠠᠰᠤ ᠪᠠᠨ ᠪᠢᠲᠡᠭᠡᠢ ᠲᠠᠰᠤᠯᠤᠭᠠᠷᠠᠢ᠃',
  },
  legalPath: {
    zh: '您反映的事项须通过法定途径解决。您可以向有权机关提出，我告诉您受理的机关和方式。',
    mn: 'ᠡᠨᠡ ᠬᠡᠷᠡᠭ ᠢ ᠬᠠᠤᠯᠢ ᠶᠢᠨ ᠵᠠᠮ ᠢᠶᠠᠷ ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠬᠦ ᠬᠡᠷᠡᠭᠲᠡᠢ᠃',
  },
  petition: {
    zh: '您反映的事项已进入信访程序，请向原受理机关查询进展。',
    mn: 'ᠵᠠᠬᠢᠳᠠᠯ ᠠᠶᠢᠯᠠᠳᠬᠠᠯ ᠳᠤ ᠣᠷᠤᠭᠰᠠᠨ᠂ ᠲᠡᠭᠦᠨ ᠡᠴᠡ ᠯᠠᠪᠯᠠᠭᠠᠷᠠᠢ᠃',
  },
  secret: {
    zh: '您询问的内容涉及秘密或他人隐私，依法不能提供，请您理解。',
    mn: 'ᠨᠢᠭᠤᠴᠠ ᠳᠤ ᠬᠣᠯᠪᠣᠭᠳᠠᠬᠤ ᠲᠤᠯᠠ ᠬᠡᠯᠡᠵᠦ ᠪᠣᠯᠬᠤ ᠦᠭᠡᠢ᠃',
  },
  indecent: {
    zh: '您的要求不符合法律规定和公序良俗，热线不能受理，请您理解。',
    mn: 'ᠬᠠᠤᠯᠢ ᠳᠤ ᠲᠠᠭᠠᠷᠠᠬᠤ ᠦᠭᠡᠢ ᠲᠤᠯᠠ ᠬᠦᠯᠢᠶᠡᠨ ᠠᠪᠴᠤ ᠪᠣᠯᠬᠤ ᠦᠭᠡᠢ᠃',
  },
  inProgress: {
    zh: '您反映的事项正在办理，工单号我读给您，有结果会与您联系。',
    mn: 'ᠣᠳᠣ ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠵᠦ ᠪᠠᠢᠨ᠎ᠠ᠂ ᠦᠷ᠎ᠡ ᠳ᠋ᠦᠩ ᠭᠠᠷᠪᠠᠯ ᠬᠠᠷᠢᠯᠴᠠᠨ᠎ᠠ᠃',
  },
  settled: {
    zh: '您反映的事项已依法办结。如有新的事实，请告诉我，我为您重新登记。',
    mn: 'ᠬᠠᠤᠯᠢ ᠶᠣᠰᠣᠭᠠᠷ ᠳᠠᠭᠤᠰᠤᠭᠰᠠᠨ᠃ ᠰᠢᠨ᠎ᠡ ᠪᠠᠢᠳᠠᠯ ᠪᠠᠢᠪᠠᠯ ᠬᠡᠯᠡᠭᠡᠷᠡᠢ᠃',
  },
  privateDispute: {
    zh: '您反映的属于民事或市场纠纷，可以协商、申请调解，或向人民法院起诉。',
    mn: 'ᠬᠤᠪᠢ ᠶᠢᠨ ᠮᠠᠷᠭᠤᠭᠠᠨ᠄ ᠵᠥᠪᠯᠡᠯᠳᠦᠬᠦ᠂ ᠡᠪᠯᠡᠷᠡᠭᠦᠯᠬᠦ᠂ ᠰᠢᠭᠦᠬᠦ ᠪᠣᠯᠤᠨ᠎ᠠ᠃',
  },
  otherOrgans: {
    zh: '您反映的事项由其他机关管辖，请您直接向该机关反映。',
    mn: 'ᠪᠤᠰᠤᠳ ᠪᠠᠶᠢᠭᠤᠯᠤᠯᠭ᠎ᠠ ᠶᠢᠨ ᠬᠡᠷᠡᠭ᠂ ᠲᠡᠭᠦᠨ ᠳᠦ ᠬᠠᠨᠳᠤᠭᠠᠷᠠᠢ᠃',
  },
  disturbance: {
    zh: '请您不要占用公共热线。本次通话已记录，再次骚扰将移交公安机关。',
    mn: 'ᠨᠡᠢᠲᠡ ᠶᠢᠨ ᠤᠲᠠᠰᠤ ᠶᠢ ᠪᠢᠲᠡᠭᠡᠢ ᠡᠵᠡᠯᠡᠭᠡᠷᠡᠢ᠂ ᠲᠡᠮᠳᠡᠭᠯᠡᠪᠡ᠃',
  },
};
