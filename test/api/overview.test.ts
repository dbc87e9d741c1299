import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommandInput } from '../../domain/case/commands.ts';
import type { Measure, Rate, RateName } from '../../domain/rates.ts';
import { satisfied } from '../support/league.ts';
import { call, openOffice, type Office, type Seen, type Who } from './office.ts';

let office: Office;
const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
type Life = readonly (readonly [at: string, who: Who, command: CommandInput])[];

const dispatch: CommandInput = { type: 'dispatch', leadUnitId: 'zjj' };
const contact: CommandInput = { type: 'logContact', reached: true };
const reply: CommandInput = { type: 'reply', result: 'solved', contacted: true, text: '已修复。' };
const approve: CommandInput = { type: 'approveReply' };
const heard = (
  solved: boolean,
  result: 'satisfied' | 'mostly' | 'dissatisfied',
  contactedFirst?: boolean,
): CommandInput => ({
  ...{ type: 'recordCallback', outcome: 'reached', solved, satisfaction: { ...satisfied, result } },
  ...(contactedFirst !== undefined && { contactedFirst }),
});

/** Tells a life, each step at an instant of the hotline’s zone. */
async function live(title: string, at: string, life: Life, change: object = {}): Promise<string> {
  const when = (wall: string) => office.hall.setClock(new Date(`2026-11-${wall}+08:00`).toISOString());
  when(at);
  const { id } = await call(office, { title, caller: { name: '王女士', phone: '13904830001' }, ...change });
  for (const [wall, who, command] of life) {
    when(wall);
    const { status, text } = await (await office.as(who)).command(id, command);
    if (status !== 200) throw new Error(`${title} ${command.type}: ${text}`);
  }
  return id;
}

const sent = [['02T09:10', 'dispatcher', dispatch]] as const;
const signedIn = [...sent, ['02T09:20', 'handler', { type: 'sign' }]] as const;
const contacted = [...signedIn, ['02T09:30', 'handler', contact]] as const;
const passed = [
  ...contacted,
  ['03T10:00', 'handler', reply],
  ['03T11:00', 'head', approve],
  ['03T12:00', 'reviewer', approve],
] as const;

beforeAll(async () => {
  office = await openOffice();
  const start = '02T09:00';
  await live('满意', start, [...passed, ['04T10:00', 'callbackAgent', heard(true, 'satisfied', true)]]);
  await live('基本满意', start, [...passed, ['04T10:00', 'callbackAgent', heard(true, 'mostly', false)]]);
  await live('不满意后重办', start, [
    ...passed,
    ['04T10:00', 'callbackAgent', heard(false, 'dissatisfied')],
    ['04T11:00', 'adjudicator', { type: 'adjudicate', ruling: 'redo', reason: '未解决' }],
  ]);
  await live('未联系', start, signedIn);
  await live('未签收', start, sent);
  await live('咨询', start, [...passed, ['04T10:00', 'callbackAgent', heard(true, 'satisfied')]], {
    caseType: 'consultation',
  });
  await live('迟复', start, [
    ...contacted,
    ['20T10:00', 'handler', reply],
    ['20T11:00', 'head', approve],
    ['20T12:00', 'reviewer', approve],
  ]);
  await live('当即答复', start, [], { outcome: { kind: 'answered', answer: '十月十五日起供热。' } });
  await live('骚扰', start, [], { outcome: { kind: 'invalid', reason: 'harassment' } });
  await live('在后', '28T09:00', [['28T09:10', 'dispatcher', dispatch]]);
  office.hall.setClock(undefined);
}, 120_000);
afterAll(() => office.close());

const month = { from: '2026-11-01T00:00:00+08:00', to: '2026-11-24T00:00:00+08:00' };
interface Overview {
  from: string;
  to: string;
  rates: { name: RateName; now: Rate; before: Rate }[];
  topics: { categoryId: string; count: number; before: number; growth: number | null }[];
  banners: { divisionCode: string; name: string; count: number }[];
  units: { list: unknown[]; left: number };
  instructed: { total: number; list: { title: string }[] };
}
const overview = async (period = month, who: Who = 'leader') =>
  (
    await (
      await office.as(who)
    )
      .get<Overview>(
        `/api/statistics/overview?from=${encodeURIComponent(period.from)}&to=${encodeURIComponent(period.to)}`,
      )
      .expect(200)
  ).body;
const listOf = async (measure: Measure): Promise<string[]> => {
  const { body } = await (
    await office.as('leader')
  )
    .get<Seen[]>(`/api/cases?range=[0,99]&filter=${json({ measure })}`)
    .expect(200);
  return body.map(({ title }) => title).toSorted();
};

describe('the rates of lives told through the ledger', () => {
  const worked = ['满意', '基本满意', '不满意后重办', '未联系', '未签收', '咨询', '迟复'];
  test.each<[RateName, base: string[], missed: string[], numerator?: number]>([
    ['response', worked, ['未联系', '未签收']],
    ['signed', worked, ['未签收']],
    ['onTime', worked, ['未联系', '未签收', '迟复']],
    ['instant', [...worked, '当即答复'], worked],
    ['cited', ['当即答复'], ['当即答复']],
    ['firstContact', ['满意', '基本满意'], ['基本满意']],
    ['solved', ['满意', '基本满意', '不满意后重办'], ['不满意后重办']],
  ])('%s counts what was counted by hand, and its numbers open those cases', async (name, base, missed) => {
    const { rates, from, to } = await overview();
    const { now } = rates.find((rate) => rate.name === name)!;
    const asked = { rate: name, from, to };
    expect(await listOf({ ...asked, part: 'base' })).toEqual(base.toSorted());
    expect(await listOf({ ...asked, part: 'missed' })).toEqual(missed.toSorted());
    expect(now).toEqual({
      numerator: base.length - missed.length,
      denominator: base.length,
      rate: (base.length - missed.length) / base.length,
    });
    expect(await listOf({ ...asked, part: 'met' })).toHaveLength(now.numerator);
  });

  test('satisfaction weighs, and stands beside how many were heard', async () => {
    const { rates } = await overview();
    expect(rates.find(({ name }) => name === 'satisfaction')?.now).toMatchObject({ numerator: 2.8, denominator: 4 });
    expect(rates.find(({ name }) => name === 'participation')?.now).toEqual({
      numerator: 4,
      denominator: 4,
      rate: 1,
    });
  });

  test('a period in which nothing fell due has no rates', async () => {
    const { rates, topics } = await overview({ from: '2026-09-01T00:00:00Z', to: '2026-09-08T00:00:00Z' });
    for (const { now } of rates) expect(now).toEqual({ numerator: 0, denominator: 0, rate: null });
    expect(topics).toEqual([]);
  });

  test('the period before is that of the same length', async () => {
    const { rates } = await overview({ from: '2026-11-09T00:00:00Z', to: '2026-11-16T00:00:00Z' });
    const response = rates.find(({ name }) => name === 'response');
    expect(response?.before.denominator).toBe(7);
  });

  test('topics and banners count what is valid', async () => {
    const { topics, banners, units } = await overview();
    expect(topics).toEqual([{ categoryId: '01.02.03', path: expect.any(String), count: 8, before: 0, growth: null }]);
    expect(banners).toMatchObject([{ divisionCode: '152921', name: '阿拉善左旗', count: 8 }]);
    expect(units).toMatchObject({ list: [], left: 1 });
  });
});

test('a case that carries an instruction is shown, and listed by it', async () => {
  const { id } = await call(office, { title: '领导关注' });
  await (await office.as('leader')).command(id, { type: 'instruct', text: '三日内解决' }).expect(200);
  expect((await overview()).instructed).toMatchObject({ total: 1, list: [{ title: '领导关注' }] });
  const { body } = await (await office.as('leader')).get<Seen[]>(`/api/cases?filter=${json({ instructed: true })}`);
  expect(body.map((row) => row.title)).toEqual(['领导关注']);
});

test.each<Who>(['handler', 'head', 'operator', 'admin', 'callbackAgent'])('the %s is refused', async (who) => {
  const period = 'from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z';
  await (await office.as(who)).get(`/api/statistics/overview?${period}`).expect(403);
});

test.each([
  ['from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z'],
  ['from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z'],
  ['from=2026-11-01&to=2026-11-02'],
  [''],
])('%s is no period', async (query) => {
  await (await office.as('leader')).get(`/api/statistics/overview?${query}`).expect(422);
});
