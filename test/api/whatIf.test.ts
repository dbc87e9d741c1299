import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../store/database.ts';
import { steps } from '../support/league.ts';
import { registerCase, submit } from '../support/ledger.ts';
import { openOffice, type Office } from './office.ts';

interface Judged {
  cases: number;
  lateThen: number;
  lateNow: number;
  list: { caseId: string }[];
}

/** The database with another clock; everything else it answers as before. */
const withClock = (database: Database, now: string): Database => {
  const query = (asked: unknown, ...more: unknown[]): unknown =>
    asked === 'select clock_timestamp() as at'
      ? Promise.resolve({ rows: [{ at: new Date(now) }] })
      : (database.query.bind(database) as (...all: unknown[]) => unknown)(asked, ...more);
  return new Proxy(database, {
    get: (target, key): unknown => (key === 'query' ? query : Reflect.get(target, key)),
  });
};

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const days = (amount: number) => ({ amount, unit: 'workingDays' as const });

describe('what if', () => {
  const told = [
    ['2026-08-05', '01.02.03'],
    ['2026-08-07', '01.02.03'],
    ['2026-08-11', '01.02.03'],
    ['2026-08-07', '01.02.04'],
  ] as const;

  /** A case dispatched on Monday the 3rd of August 2026, replied to on the given day and closed on it. */
  async function live(repliedOn: string, categoryId: string): Promise<string> {
    const { hall } = office;
    const on = (time: string): string => `${repliedOn}T${time}:00.000Z`;
    hall.setClock('2026-08-03T01:00:00.000Z');
    const kase = await registerCase(hall.ledger, { categoryId });
    const story = [
      ['2026-08-03T01:10:00.000Z', steps.dispatch],
      ['2026-08-03T02:00:00.000Z', steps.sign],
      [on('03:00'), steps.reply],
      [on('04:00'), steps.endorse],
      [on('05:00'), steps.pass],
      [on('06:00'), steps.satisfied],
    ] as const;
    for (const [at, [who, command]] of story) {
      hall.setClock(at);
      const answer = await submit(hall.ledger, kase, who, command);
      if (!('facts' in answer)) throw new Error(JSON.stringify(answer));
    }
    hall.setClock(undefined);
    return kase.id;
  }
  const august = { from: '2026-08-01T00:00:00+08:00', to: '2026-09-01T00:00:00+08:00' };
  const judged = async (more: object) => {
    const supervisor = await office.as('supervisor');
    const { body } = await supervisor.post<Judged>('/api/rules/what-if', { ...august, ...more }).expect(200);
    const { cases, lateThen, lateNow, list } = body;
    return { counts: [cases, lateThen, lateNow], list: list.map(({ caseId }) => caseId).sort() };
  };
  const ids: string[] = [];
  beforeAll(async () => {
    for (const [day, category] of told) ids.push(await live(day, category));
  });

  test('counts the ended cases, those late as it was and those late under another limit', async () => {
    const [, friday = '', , complaint = ''] = ids;
    const [heat, fees] = [{ categoryId: '01.02.03' }, { categoryId: '01.02.04' }];
    expect(await judged({ limit: days(5), ...heat })).toEqual({ counts: [3, 1, 1], list: [] });
    expect(await judged({ limit: days(3), ...heat })).toEqual({ counts: [3, 1, 2], list: [friday] });
    expect(await judged({ limit: days(10), ...heat })).toEqual({ counts: [3, 1, 0], list: [] });
    expect(await judged({ limit: days(1), ...fees })).toEqual({ counts: [1, 0, 1], list: [complaint] });
    const all = await judged({ limit: days(3), categoryId: '01.02' });
    expect(all).toEqual({ counts: [4, 1, 3], list: [friday, complaint].sort() });
  });

  test('looks at one unit, and at the period alone', async () => {
    expect((await judged({ limit: days(3), unitId: 'heat' })).counts).toEqual([0, 0, 0]);
    expect((await judged({ limit: days(3), unitId: 'zjj' })).counts).toEqual([4, 1, 3]);
    expect((await judged({ limit: days(3), to: '2026-08-06T00:00:00+08:00' })).counts).toEqual([1, 0, 0]);
  });
});

test.each([
  ['2026-11-30T15:59:00.000Z', []],
  ['2026-11-30T16:00:00.000Z', [{ code: 'noticeMissing', year: 2027 }]],
  ['2027-03-01T02:00:00.000Z', [{ code: 'noticeMissing', year: 2027 }]],
])('at %s the desks are warned of %j', async (now, warned) => {
  const late = await openOffice(({ database }) => ({ database: withClock(database, now) }));
  const { body } = await (await late.as('dispatcher')).get('/api/warnings');
  await late.close();
  expect(body).toEqual(warned);
});
