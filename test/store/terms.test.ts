import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseFilter } from '../../domain/lists.ts';
import type { World } from '../../domain/world.ts';
import { listCases } from '../../store/lists.ts';
import { indexTerms, termsOf, termsSought } from '../../store/terms.ts';
import { actor, cast, registration, world as league } from '../support/league.ts';
import { openHall, registerCase, submit, type Hall } from '../support/ledger.ts';

const world: World = {
  ...league,
  divisions: new Map([
    ...league.divisions,
    ['152921101', { code: '152921101', name: '巴润别立镇', parentCode: '152921' }],
  ]),
};

let hall: Hall;
const page = { from: 0, to: 99, sort: { by: 'registeredAt', descending: true } } as const;
const find = async (q: string, more: CaseFilter = {}): Promise<string[]> =>
  (await listCases(hall.database, { q, ...more }, { actor: actor('teamLead'), world }, page)).rows.map((r) => r.title);

const titles = [
  '祥和小区四号楼暖气不热',
  '额鲁特东路路灯不亮',
  '拖欠农民工工资三个月',
  '快递柜乱收费',
  'ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ ᠪᠠᠶᠢᠨ᠎ᠠ',
  'KTV 深夜扰民',
];

beforeAll(async () => {
  hall = await openHall();
  for (const title of titles) await registerCase(hall.ledger, { title, place: registration().place });
}, 60_000);
afterAll(() => hall.close());

describe('cases are found', () => {
  test.each([
    ['暖气', ['祥和小区四号楼暖气不热']],
    ['暖气 小区', ['祥和小区四号楼暖气不热']],
    ['小区暖气', ['祥和小区四号楼暖气不热']],
    ['农民工欠工资', ['拖欠农民工工资三个月']],
    ['农民工 工资', ['拖欠农民工工资三个月']],
    ['路灯 公用事业', ['额鲁特东路路灯不亮']],
    ['路灯', ['额鲁特东路路灯不亮']],
    ['鲁特', ['额鲁特东路路灯不亮']],
    ['ktv', ['KTV 深夜扰民']],
    ['ＫＴＶ扰民', ['KTV 深夜扰民']],
    ['ᠬᠠᠯᠠᠭᠤᠨ', ['ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ ᠪᠠᠶᠢᠨ᠎ᠠ']],
    ['ᠦᠭᠡᠢ ᠬᠠᠯᠠᠭᠤᠨ', ['ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ ᠪᠠᠶᠢᠨ᠎ᠠ']],
    ['没有的词', []],
    ['，。', []],
  ])('by words in any order, and by fragments: %j', async (q, found) => {
    expect(await find(q)).toEqual(found);
  });

  test('by the words of address, place and category, together with others', async () => {
    expect(await find('锡林北路 暖气')).toEqual(['祥和小区四号楼暖气不热']);
    expect(await find('阿拉善左旗 扰民')).toEqual(['KTV 深夜扰民']);
    expect(await find('左旗 扰民')).toEqual(['KTV 深夜扰民']);
    expect(await find('右旗 扰民')).toEqual([]);
    expect(await find('公用事业')).toHaveLength(titles.length);
    expect(await find('路灯 公用事业', { status: 'triage' })).toEqual(['额鲁特东路路灯不亮']);
    expect(await find('路灯 公用事业', { status: 'closed' })).toEqual([]);
  });

  test('by a corrected title and no longer by the one before; other commands leave the words alone', async () => {
    const kase = await registerCase(hall.ledger, { title: '井盖松动' });
    await submit(hall.ledger, kase, cast.dispatcher, { type: 'correct', title: '下水道堵塞' });
    expect([await find('井盖 公用事业'), await find('堵塞 公用事业')]).toEqual([[], ['下水道堵塞']]);
    await submit(hall.ledger, kase, cast.dispatcher, { type: 'addNote', text: '已核实' });
    expect(await find('堵塞 公用事业')).toEqual(['下水道堵塞']);
  });

  test('no longer once title and address were erased, by whomever', async () => {
    const { id } = await registerCase(hall.ledger, { title: '某人的隐私事项' });
    expect(await find('隐私')).toEqual(['某人的隐私事项']);
    await hall.database.query(`update case_row set title = '', address = null where id = $1`, [id]);
    expect(await find('隐私')).toEqual([]);
    const { rows } = await hall.database.query('select 1 from case_terms where case_id = $1', [id]);
    expect(rows).toEqual([]);
    await hall.database.query(`update case_row set title = '无题' where id = $1`, [id]);
  });

  test('also after all words were made anew', async () => {
    await hall.database.query('delete from case_terms');
    expect(await find('工资 农民工')).toEqual([]);
    expect(await indexTerms(hall.database, world)).toBeGreaterThan(titles.length);
    expect(await find('工资 农民工')).toEqual(['拖欠农民工工资三个月']);
  });
});

test('local names stay whole, and are found without the word for what they are', () => {
  const terms = termsOf(world, { title: '巴润别立镇修路', address: null, categoryId: '01', divisionCode: '152921101' });
  expect(terms).toEqual(
    expect.arrayContaining(['巴润别立镇', '巴润别立', '阿拉善左旗', '左旗', '阿左旗', '修路', '公用事业']),
  );
  expect(termsSought(world, '巴润别立')).toBe(`'巴润别立':*`);
  expect(termsSought(world, "x' | 'y")).toBeUndefined();
  expect(termsSought(world, "o'neil 的")).toBe(`'o' & 'neil':*`);
  expect(termsSought(world, '第 %')).toBeUndefined();
});
