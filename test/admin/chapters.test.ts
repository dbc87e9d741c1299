import { expect, test } from '@jest/globals';
import { bulkFor, fits, unlike } from '../../admin/bulk/acts.ts';
import { letterNumber } from '../../admin/case/letters.ts';
import { stateOf, treeOf } from '../../admin/case/tasks.ts';
import { groups, plainForms } from '../../admin/commands/general.ts';
import { desks } from '../../admin/commands/mainNow.ts';
import { firstAgreed, lacksMinutes } from '../../admin/commands/panels/dispatch/choice.ts';
import { emptyReply, lacksIn, mustExplain, replyOf } from '../../admin/commands/panels/reply/draft.ts';
import { wrongsIn } from '../../admin/commands/wrongs.ts';
import type { CaseRow, Me } from '../../admin/data/types.ts';
import { emptyCall, registrationOf } from '../../admin/desks/intake/draft.ts';
import { offeredCommands } from '../../domain/case/commands.ts';
import { permits } from '../../domain/case/machine.ts';

const at = '2026-11-24T02:00:00.000Z';

test('what a person may do has a desk or stands in one group behind 更多', () => {
  const grouped: string[] = Object.values(groups).flat();
  const outside: readonly string[] = ['clock', 'citizen', 'upper', 'admin'];
  const handed = offeredCommands.filter((type) => permits[type].by.some((role) => !outside.includes(role)));
  const elsewhere = ['register', 'sendDown', 'sendBackReply'];
  expect(
    handed.filter((type) => !elsewhere.includes(type) && !desks.includes(type) && !grouped.includes(type)),
  ).toEqual([]);
  expect(new Set(grouped).size).toBe(grouped.length);
  for (const type of grouped) expect(plainForms).toHaveProperty(type);
});

test('a tree of tasks hangs each under who sent it down', () => {
  const coHandlers = [
    { unitId: 'heat' },
    { unitId: 'sumu', under: 'zjj' },
    { unitId: 'gacha', under: 'sumu', repliedAt: at },
  ];
  const tree = treeOf({ leadUnitId: 'zjj', coHandlers });
  expect(tree.map(({ task, below }) => [task.unitId, below.map((node) => node.task.unitId)])).toEqual([
    ['heat', []],
    ['sumu', ['gacha']],
  ]);
});

test.each([
  [{ unitId: 'a' }, 'open'],
  [{ unitId: 'a', repliedAt: at }, 'done'],
  [{ unitId: 'a', under: 'b', repliedAt: at }, 'toReview'],
  [{ unitId: 'a', under: 'b', repliedAt: at, acceptedAt: at }, 'done'],
] as const)('a task %j is %s', (task, state) => {
  expect(stateOf(task)).toBe(state);
});

test('a conference begins with the unit that the objection names, else with the best of those called', () => {
  const ranked = [
    { unitId: 'zjj', name: '', role: 'lead', reason: '', score: 96 },
    { unitId: 'heat', name: '', role: 'co', reason: '', score: 70 },
  ] as const;
  expect(firstAgreed(ranked, ['zjj', 'heat'], 'heat').leadUnitId).toBe('heat');
  expect(firstAgreed(ranked, ['heat', 'street'], undefined).leadUnitId).toBe('heat');
  expect(firstAgreed([], ['street'], 'zjj').leadUnitId).toBe('street');
  expect(lacksMinutes({ coUnitIds: [], note: ' ', extra: [] })).toEqual({ note: 'refusal.minutesMissing' });
});

const asks = { contacted: true, open: 0, needsEvidence: true };
test('a solved matter needs evidence or a reason, only where its category asks for it', () => {
  const solved = { ...emptyReply, result: 'solved' as const };
  expect(lacksIn(solved, asks)).toEqual({ noEvidence: 'refusal.evidenceMissing' });
  expect(lacksIn({ ...solved, noEvidence: '夜间无法拍照' }, asks)).toEqual({});
  expect(lacksIn({ ...solved, evidence: ['x'] }, asks)).toEqual({});
  expect(mustExplain({ ...solved, result: 'partly' }, asks)).toBe(false);
  expect(lacksIn(solved, { ...asks, needsEvidence: false })).toEqual({});
});

test('an excuse is sent only while there is something to excuse', () => {
  const excused = { ...emptyReply, result: 'partly' as const, noEvidence: '无', despite: '来不及' };
  expect(replyOf(excused, asks)).not.toHaveProperty('despite');
  expect(replyOf(excused, { ...asks, open: 1 })).toMatchObject({ despite: '来不及', contacted: true });
  expect(replyOf(excused, asks)).not.toHaveProperty('noEvidence');
  expect(lacksIn({ ...excused, despite: ' ' }, { ...asks, open: 2 })).toEqual({ despite: 'refusal.coHandlersOpen' });
});

test('letters are numbered within their case', () => {
  expect(letterNumber({ number: '20261124000318' }, { nth: 2, level: 3, at })).toBe('20261124000318-督2');
});

const row = (change: Partial<CaseRow>): CaseRow => ({ status: 'triage', categoryId: '01', ...change }) as CaseRow;
test('many are dispatched together only when they are of one category and wait for dispatch', () => {
  expect(fits('dispatch', row({}))).toBe(true);
  expect(fits('dispatch', row({ status: 'conferring' }))).toBe(false);
  expect(fits('supervise', row({ status: 'closed' }))).toBe(false);
  expect(unlike('dispatch', [row({}), row({ categoryId: '02' })])).toBe('bulk.manyCategories');
  expect(unlike('supervise', [row({}), row({ categoryId: '02' })])).toBeUndefined();
});

test.each([
  ['supervisor', ['supervise']],
  ['dispatcher', ['dispatch']],
  ['operator', []],
] as const)('in bulk a %s may %j', (role, may) => {
  const me: Me = {
    ...{ id: 'who', username: 'who', name: '某', roles: [role] },
    ...{ unitId: 'centre', unitName: '中心' },
  };
  expect(bulkFor(me)).toEqual(may);
});

const call = { ...emptyCall, content: '企业用电报装久未办理', categoryId: '01.02', divisionCode: '1529' };
test('what few calls say becomes part of the registration, in the hotline’s zone', () => {
  const said = {
    noCallback: true,
    isEnterprise: true,
    creditCode: ' 91350100m000100y43 ',
    occurredAt: '2026-11-23T09:30',
  };
  const command = registrationOf({ ...call, ...said, repeatOf: '0b3f6c1e-8a55-4a5e-9d6b-1c1f3f0a7e21' }, 'triage');
  expect(command).toMatchObject({
    ...{ noCallback: true, enterprise: { creditCode: '91350100M000100Y43' } },
    ...{ occurredAt: '2026-11-23T09:30:00+08:00', repeatOf: '0b3f6c1e-8a55-4a5e-9d6b-1c1f3f0a7e21' },
  });
  expect(wrongsIn('register', command)).toEqual({});
  for (const field of ['noCallback', 'enterprise', 'occurredAt', 'repeatOf'])
    expect(registrationOf(call, 'triage')).not.toHaveProperty(field);
});

test.each([
  ['91350100M000100Y44', 'wrong.creditDigit'],
  ['9135', 'wrong.creditCode'],
])('a slip in the credit code %s is named at its field', (creditCode, key) => {
  const command = registrationOf({ ...call, isEnterprise: true, creditCode }, 'triage');
  expect(wrongsIn('register', command)['enterprise.creditCode']).toBe(key);
});
