import { expect, test } from '@jest/globals';
import { initialsOf, initialsOfAll } from '../../api/initials.ts';
import { readListing, writeListing } from '../../admin/lists/address.ts';
import { dayOf, endOf, lastDayBefore, startOf } from '../../admin/lists/days.ts';
import { marksIn } from '../../admin/lists/marks.ts';
import { seek } from '../../admin/lists/seek.ts';

test('a list comes back from its address as it was', () => {
  const listing = {
    filter: { status: ['handling', 'callback'] as const, divisionCode: '152921', supervised: true, q: '暖气 不热&=#' },
    sort: ['dueAt', 'ASC'] as const,
    page: 3,
  };
  const search = writeListing(listing as never);
  expect(readListing(search)).toEqual(listing);
  expect(writeListing({ filter: {}, sort: undefined, page: 1 })).toBe('');
});

test.each([
  ['?filter={"status":"asleep","urgency":"urgent"}', { urgency: 'urgent' }],
  ['?filter={"colour":1,"mine":true}', { mine: true }],
  ['?filter={', {}],
  ['?filter=[1]', {}],
  ['', {}],
])('what of an address cannot be understood is left out: %s', (search, filter) => {
  expect(readListing(search)).toMatchObject({ filter, page: 1 });
});

test('days are those of the hotline’s zone, both included', () => {
  expect(startOf('2026-11-24')).toBe('2026-11-24T00:00:00+08:00');
  expect(endOf('2026-12-31')).toBe('2027-01-01T00:00:00+08:00');
  expect(dayOf('2026-11-23T16:00:00Z')).toBe('2026-11-24');
  expect(lastDayBefore(endOf('2026-11-24'))).toBe('2026-11-24');
});

test.each([
  ['供热', 'gr'],
  ['室温不达标', 'swbdb'],
  ['12345热线', '12345rx'],
  ['银行网点', 'yhwd'],
  ['阿拉善左旗', 'alszq'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

const units = [
  { id: 'a', label: '自然资源局', initials: 'zrzyj' },
  { id: 'b', label: '阿拉善左旗 › 住房和城乡建设局', initials: initialsOfAll(['住房和城乡建设局', '住建局']) },
  { id: 'c', label: '住房公积金中心', initials: 'zfgjjzx' },
];
test.each([
  ['zjj', ['b']],
  ['ZF', ['c', 'b']],
  ['住房', ['c', 'b']],
  ['左旗 住房', ['b']],
  ['资源', ['a']],
  ['', []],
  ['q1', []],
])('what is typed as %j finds %j', (typed, ids) => {
  expect(
    seek(typed, units)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted());
});

const marked = (text: string, q: string): string =>
  marksIn(text, q)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');
test.each([
  ['祥和小区四号楼暖气不热', '暖气', '祥和小区四号楼[暖气]不热'],
  ['祥和小区四号楼暖气不热', '小区暖气', '祥和[小区]四号楼[暖气]不热'],
  ['祥和小区四号楼暖气不热', '热 四号', '祥和小区[四号]楼暖气不[热]'],
  ['祥和小区', '供热小吃', '祥和小区'],
  ['KTV 扰民', 'ktv', '[KTV] 扰民'],
  ['ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ', 'ᠦᠭᠡᠢ', 'ᠬᠠᠯᠠᠭᠤᠨ [ᠦᠭᠡᠢ]'],
  ['路灯', '', '路灯'],
  ['', '路灯', ''],
])('in %j the search %j marks %j', (text, q, expected) => {
  expect(marked(text, q)).toBe(expected);
});
