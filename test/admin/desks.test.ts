import { describe, expect, test } from '@jest/globals';
import { callbackOf } from '../../admin/commands/callbackOf.ts';
import { dispatchOf, firstChoice, withCo, withLead } from '../../admin/commands/panels/dispatch/choice.ts';
import { filledOnly, wrongsIn, wrongsOfProblem } from '../../admin/commands/wrongs.ts';
import { totalOf } from '../../admin/data/listCall.ts';
import { demoChoice } from '../../admin/frame/demoChoice.ts';
import type { CaseRow } from '../../admin/data/types.ts';
import { keepRows, rowAfter, rowBeside, standOn, type Standing } from '../../admin/desks/queue/keepRows.ts';

const row = (id: string): CaseRow => ({ id, title: id }) as CaseRow;
const rows = (ids: string): CaseRow[] => Array.from(ids, row);
const shown = (before: string, fresh: string): string =>
  keepRows(rows(before), rows(fresh))
    .map(({ row: { id }, gone }) => (gone ? `(${id})` : id))
    .join('');

test.each([
  ['abc', 'abc', 'abc'],
  ['abc', 'ac', 'a(b)c'],
  ['abc', 'xabc', 'abcx'],
  ['', 'ab', 'ab'],
])('rows %s stay where they are when %s comes: %s', (before, fresh, now) => {
  expect(shown(before, fresh)).toBe(now);
});

test('the last rows of a list that goes on below are pushed down, not taken', () => {
  const kept = keepRows(rows('abcd'), rows('xac'), false).filter(({ gone }) => gone);
  expect(kept.map(({ row: { id } }) => id)).toEqual(['b']);
});

describe('rows stand still', () => {
  const standing = (last: string, change: Partial<Standing> = {}): Standing => ({
    ...{ of: 'triage', last: rows(last), held: undefined, pointed: false, mine: [], ...change },
  });
  const held = (stood: Standing): string | undefined => stood.held?.map(({ id }) => id).join('');

  test('for a farewell, when somebody else took one, also twice in a row', () => {
    const once = standOn(standing('abc'), 'triage', rows('ac'));
    expect(held(once)).toBe('abc');
    expect(held(standOn(once, 'triage', rows('c')))).toBe('abc');
    expect(held(standOn(standing('abc'), 'triage', rows('abcd')))).toBeUndefined();
  });

  test('not for a row that one dealt with oneself', () => {
    expect(held(standOn(standing('abc', { mine: ['b'] }), 'triage', rows('ac')))).toBeUndefined();
    expect(held(standOn(standing('abc', { mine: ['b'] }), 'triage', rows('c')))).toBe('ac');
  });

  test('under the pointer; another listing begins anew', () => {
    expect(held(standOn(standing('abc'), 'signed', rows('x')))).toBeUndefined();
    expect(held(standOn(standing('abc', { held: rows('abc'), pointed: true }), 'signed', rows('x')))).toBe('x');
  });
});

test('after a case comes the next that is still there, else the one before', () => {
  const kept = keepRows(rows('abcd'), rows('abd'));
  expect([rowAfter(kept, 'a'), rowAfter(kept, 'b'), rowAfter(kept, 'd')]).toEqual(['b', 'd', 'b']);
  expect(rowAfter(keepRows(rows('a'), []), 'a')).toBeUndefined();
});

test('j and k stay inside the list', () => {
  const kept = keepRows(rows('ab'), rows('ab'));
  expect([
    rowBeside(kept, undefined, 1),
    rowBeside(kept, 'a', 1),
    rowBeside(kept, 'b', 1),
    rowBeside(kept, 'a', -1),
  ]).toEqual([...['a', 'b', 'b', 'a']]);
});

test('the best lead and its co-handlers are chosen before anybody touches a key', () => {
  const ranked = [
    { unitId: 'a', name: 'A', role: 'lead', reason: '', score: 0.9 },
    { unitId: 'b', name: 'B', role: 'co', reason: '', score: 0.8 },
  ] as const;
  expect(firstChoice(ranked)).toEqual({ leadUnitId: 'a', coUnitIds: ['b'] });
});

test('a lead is never its own co-handler', () => {
  const draft = { leadUnitId: 'a', coUnitIds: ['b'], note: '', extra: [] };
  expect(withLead(draft, 'b')).toEqual({ leadUnitId: 'b', coUnitIds: [] });
  expect(withCo(draft, 'a')).toEqual({});
  expect(withCo(draft, 'c')).toEqual({ coUnitIds: ['b', 'c'] });
  expect(withCo(draft, 'b')).toEqual({ coUnitIds: [] });
  expect(wrongsIn('dispatch', filledOnly(dispatchOf({ ...draft, leadUnitId: undefined })))).toEqual({
    leadUnitId: 'wrong.required',
  });
});

const rated = { solved: true, result: 'satisfied', manner: 'mostly', speed: 'satisfied', remark: '' } as const;

test('only a call that reached somebody carries a rating', () => {
  expect(callbackOf({ ...rated, outcome: 'reached' })).toMatchObject({
    solved: true,
    satisfaction: { result: 'satisfied', manner: 'mostly', speed: 'satisfied' },
  });
  expect(filledOnly(callbackOf({ ...rated, outcome: 'noAnswer' }))).toEqual({
    type: 'recordCallback',
    outcome: 'noAnswer',
  });
});

test('a half rating is refused before it is sent', () => {
  const half = callbackOf({ outcome: 'reached', solved: true, result: 'satisfied', remark: '' });
  expect(Object.keys(wrongsIn('recordCallback', filledOnly(half)))).toEqual([
    'satisfaction.manner',
    'satisfaction.speed',
  ]);
});

test("the server's issues stand at their fields", () => {
  const issues = [{ path: ['place', 'divisionCode'], code: 'invalid_type', message: 'x' }];
  expect(wrongsOfProblem({ status: 422, code: 'invalid', title: '', issues })).toEqual({
    'place.divisionCode': 'wrong.required',
  });
});

test.each([
  ['cases 0-24/319', 319],
  ['cases */0', 0],
  [null, 7],
])('Content-Range %s means %d rows', (range, total) => {
  expect(totalOf(range, 7)).toBe(total);
});

const account = (username: string, role: 'dispatcher' | 'handler' | 'unitHead', unit: string) => ({
  ...{ username, role, unit, name: username, password: '' },
});

test('the role picker offers one account per role, those of units from one unit', () => {
  const accounts = [
    ...[account('d1', 'dispatcher', '中心'), account('d2', 'dispatcher', '中心')],
    ...[account('a1', 'handler', '水务局'), account('b1', 'handler', '住建局'), account('b2', 'handler', '住建局')],
    account('b3', 'unitHead', '住建局'),
  ];
  expect(demoChoice(accounts, '').map((a) => a.username)).toEqual(['d1', 'b1', 'b3']);
  expect(demoChoice(accounts, '水务').map((a) => a.username)).toEqual(['a1']);
});
