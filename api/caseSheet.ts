import { statusNames } from '../domain/case/names.ts';
import type { CaseRow } from '../domain/lists.ts';
import type { World } from '../domain/world.ts';
import type { Column } from './sheet.ts';
import { pathOf } from './suggest.ts';

const types: Record<CaseRow['caseType'], string> = {
  consultation: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggestion: '建议',
  praise: '表扬',
};
const urgencies: Record<CaseRow['urgency'], string> = { normal: '一般', urgent: '紧急', critical: '特急' };
const channels: Record<CaseRow['channel'], string> = {
  phone: '电话',
  web: '网站',
  wechat: '微信',
  app: '手机应用',
  sms: '短信',
  open311: 'Open311',
  upper: '上级平台',
  walkIn: '来访',
};
const languages: Record<CaseRow['language'], string> = { zh: '汉语', mn: '蒙语' };

/** The words of the file, which is Chinese whatever the console's language. */
export const fileWords = {
  status: statusNames,
  type: types,
  urgency: urgencies,
  channel: channels,
  language: languages,
};

/** `20261124 000001`: apart, so that no spreadsheet takes it for a quantity; found as it stands. */
const spaced = (number: string): string => `${number.slice(0, 8)} ${number.slice(8)}`;
const at = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

const yes = (is: boolean): string | null => (is ? '是' : null);

/** The columns of a list of cases as a file. */
export function caseColumns(world: World): Column<CaseRow>[] {
  const category = (id: string): string => {
    const found = world.categories.get(id);
    return found ? pathOf(world, found) : id;
  };
  return [
    { header: '工单号', width: 18, of: (row) => spaced(row.number) },
    { header: '标题', width: 40, of: (row) => row.title },
    {
      header: '状态',
      width: 12,
      of: (row) => (row.round > 1 && row.status === 'handling' ? '重办中' : statusNames[row.status]),
    },
    { header: '类型', width: 8, of: (row) => types[row.caseType] },
    { header: '紧急程度', width: 10, of: (row) => urgencies[row.urgency] },
    { header: '类别', width: 36, of: (row) => category(row.categoryId) },
    { header: '地点', width: 36, of: (row) => row.place },
    { header: '主办单位', width: 24, of: (row) => row.leadUnitName },
    { header: '登记时间', width: 18, isInstant: true, of: (row) => at(row.registeredAt) },
    { header: '到期时间', width: 18, isInstant: true, of: (row) => at(row.dueAt) },
    { header: '轮次', width: 6, of: (row) => row.round },
    { header: '重复', width: 6, of: (row) => row.repeatCount },
    { header: '催办', width: 6, of: (row) => row.urgeCount },
    { header: '督办级别', width: 9, of: (row) => row.supervisionLevel },
    { header: '涉企', width: 6, of: (row) => yes(row.enterprise) },
    { header: '营商环境', width: 9, of: (row) => yes(row.businessEnvironment) },
    { header: '渠道', width: 10, of: (row) => channels[row.channel] },
    { header: '语言', width: 6, of: (row) => languages[row.language] },
  ];
}
