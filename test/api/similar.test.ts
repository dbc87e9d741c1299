import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Why } from '../../store/similar.ts';
import { call, openOffice, type Office, type Who } from './office.ts';

let office: Office;
const caller = { name: '斯琴', phone: '13904835577' };
const place = (address: string) => ({ divisionCode: '152921', address });

interface Alike {
  id: string;
  title: string;
  why: Why[];
}
const like = async (who: Who, id: string) =>
  (await (await office.as(who)).get<Alike[]>(`/api/cases/${id}/similar`).expect(200)).body;
const told = async (who: Who, body: object) =>
  (await (await office.as(who)).post<Alike[]>('/api/similar', body).expect(200)).body;
const codes = (rows: readonly Alike[]): Record<string, string[]> =>
  Object.fromEntries(rows.map(({ title, why }) => [title, why.map(({ code }) => code)]));

const ids: Record<string, string> = {};
beforeAll(async () => {
  office = await openOffice();
  const calls = [
    { title: '祥和小区暖气不热', place: place('锡林北路祥和小区 4 号楼'), caller },
    { title: '祥和小区暖气管漏水', place: place('锡林北路祥和小区 4 号楼') },
    { title: '祥和小区电梯停运', place: place('锡林北路祥和小区 9 号楼'), categoryId: '01.02.04' },
    {
      title: '无声电话',
      place: place('锡林北路祥和小区 4 号楼'),
      caller,
      outcome: { kind: 'invalid', reason: 'silent' },
    },
    { title: '物业费收据', place: place('土尔扈特路'), caller, categoryId: '01.02.04' },
    { title: '烧烤摊深夜噪音扰民', place: place('腾飞路') },
    { title: '小区暖气冰凉', place: place('南环路') },
    { title: '不能说的事', place: place('某处'), caller, confidential: true, categoryId: '01.02.04' },
  ];
  for (const one of calls) ids[one.title] = (await call(office, one)).id;
}, 60_000);
afterAll(() => office.close());

describe('cases like a registered one', () => {
  test('come with every reason, the likeliest first', async () => {
    const rows = await like('dispatcher', ids['祥和小区暖气不热'] ?? '');
    expect(codes(rows)).toEqual({
      祥和小区暖气管漏水: ['place', 'category', 'words'],
      祥和小区电梯停运: ['near'],
      物业费收据: ['caller'],
      不能说的事: ['caller'],
      小区暖气冰凉: ['category', 'words'],
    });
    const [first] = rows;
    expect(first?.why.find(({ code }) => code === 'words')?.words).toEqual(['暖气']);
    const sums = rows.map(({ why }) => why.reduce((sum, { weight }) => sum + weight, 0));
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
  });

  test('do not tell a unit by "same caller" who the secret one is', async () => {
    const dispatcher = await office.as('dispatcher');
    for (const title of ['物业费收据', '不能说的事'])
      await dispatcher
        .command(ids[title] ?? '', { type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 5, unit: 'workingDays' } })
        .expect(200);
    const seen = [await like('handler', ids['物业费收据'] ?? ''), await like('handler', ids['不能说的事'] ?? '')];
    expect(seen.flat().flatMap(({ why }) => why.map(({ code }) => code))).not.toContain('caller');
    expect(codes(await like('dispatcher', ids['物业费收据'] ?? ''))).toMatchObject({
      不能说的事: ['caller', 'category'],
    });
  });
});

describe('cases like the one that is being told', () => {
  test('are found by its words, place and category before it is registered', async () => {
    const rows = await told('operator', { title: '我家小区暖气一直不热，温度很低', divisionCode: '152921' });
    expect(Object.keys(codes(rows))).toEqual([]);
    const nearer = await told('operator', {
      ...{ title: '我家祥和小区暖气不热', categoryId: '01.02.03', divisionCode: '152921' },
      address: '锡林北路祥和小区 4 号楼',
    });
    expect(Object.values(codes(nearer))[0]).toEqual(['place', 'category', 'words']);
    expect(codes(nearer)).not.toHaveProperty('烧烤摊深夜噪音扰民');
  });

  test('a word within another counts once', async () => {
    expect(await told('operator', { title: '暖气管冻了，暖气没有', divisionCode: '152921' })).toEqual([]);
  });

  test('by its caller for those who may look callers up, and that is recorded', async () => {
    const rows = await told('operator', { title: '另一件事', phone: '139 0483 5577' });
    expect(codes(rows)).toMatchObject({ 物业费收据: ['caller'], 祥和小区暖气不热: ['caller'] });
    const audit = (await (await office.as('auditor')).get<{ action: string }[]>('/api/audit')).body;
    expect(audit.find(({ action }) => action !== 'signIn')).toMatchObject({ action: 'lookUp', userId: 'operator' });
  });

  test('are refused to those who register nothing, and for what is no phone', async () => {
    await (await office.as('handler')).post('/api/similar', { title: '暖气' }).expect(403);
    await (await office.as('operator')).post('/api/similar', { phone: 'abc' }).expect(422);
    await (await office.as('operator')).post('/api/similar', { colour: 'red' }).expect(422);
    expect(await told('operator', {})).toEqual([]);
  });
});
