import { expect, test } from '@jest/globals';
import { lineOf } from '../../admin/case/story.ts';
import { mayNow } from '../../admin/commands/mayNow.ts';
import type { CaseView, Me } from '../../admin/data/types.ts';
import { zh } from '../../admin/i18n/zh/index.ts';
import type { T } from '../../admin/i18n/useT.ts';
import type { Role } from '../../domain/people.ts';
import { hour, steps, tell, type Step } from '../support/league.ts';

const t: T = (key, vars = {}) => zh[key].replace(/%\{(\w+)\}/g, (whole, name: string) => String(vars[name] ?? whole));
const units = new Map([
  ['zjj', '住建局'],
  ['heat', '热力公司'],
]);

/** The line of a case as a reader sees it after this story. */
function read(story: readonly Step[]): { line: string[]; kase: CaseView } {
  const { kase, facts } = tell(story);
  const view = { ...kase, words: {} } as CaseView;
  const rows = facts.map((fact, i) => ({ ...fact, seq: i + 1, words: {} }));
  const line = lineOf(view, rows, { t, locale: 'zh', units }).map(({ look, text, extras }) =>
    [look, text, ...extras].join(' | '),
  );
  return { line, kase: view };
}

test('a case waiting for dispatch shows what happened, now, and what comes if nobody acts', () => {
  expect(read([steps.register]).line).toEqual([
    'key | 话务员 登记，来自电话',
    'now | 现在 · 待派单',
    'will yellow | 派单时限：提醒，亮黄灯',
    'will red | 派单时限：到期，亮红灯',
  ]);
});

test('a dispatch names the units, an overdue rung is told, a later round is called so', () => {
  const { line } = read([steps.register, steps.dispatchTogether, [steps.sign[0], steps.sign[1], 30 * hour]]);
  expect(line).toEqual(
    expect.arrayContaining([
      'key | 派单员 派给 住建局 主办 | 协办 热力公司',
      expect.stringContaining('fact | 签收时限：到期，亮红灯，一级督办（电话）'),
      'now | 现在 · 办理中',
      'will yellow | 协办 热力公司时限：提醒，亮黄灯',
    ]),
  );
});

test('a whole life with a second round has a sentence for every fact and no future', () => {
  const round = [steps.reply, steps.endorse, steps.pass];
  const { line } = read([
    ...[steps.register, steps.dispatch, steps.sign, ...round],
    ...[steps.noAnswer, steps.dissatisfied, steps.redo, ...round, steps.satisfied],
  ]);
  expect(line.join('\n')).not.toMatch(/%\{|undefined/);
  expect(line.at(-1)).toBe('now | 已结束 · 办结归档');
  expect(line).toEqual(expect.arrayContaining(['key | 研判员 研判：重办，第 2 轮', 'key | 来电人不满意，转研判']));
});

const me = (role: Role, unitId: string): Me => ({
  id: 'me',
  username: 'me',
  name: '我',
  roles: [role],
  unitId,
  unitName: '',
});

test.each([
  ['handler', 'zjj', []],
  ['unitHead', 'zjj', ['approveReply', 'sendBackReply']],
  ['reviewer', 'centre', []],
] as const)('while the head reviews, a %s of %s finds these desks', (role, unitId, desks) => {
  const { kase } = read([steps.register, steps.dispatch, steps.sign, steps.reply]);
  const may = mayNow(kase, me(role, unitId)).filter((type) => type.endsWith('Reply'));
  expect(may).toEqual(desks);
});
