import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { call, openOffice, visitor, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test('the metrics say how late the canary and the cases’ own strikes are', async () => {
  const { id } = await call(office);
  const { database } = office.hall;
  const figures = async (): Promise<Record<string, number>> => {
    await new Promise((resolve) => setTimeout(resolve, 1_050)); // it is asked once a second
    const { text } = await visitor(office).get('/metrics').expect(200);
    const lines = [...text.matchAll(/^yihao_((?:canary|strikes)\w+) (\S+)$/gm)];
    return Object.fromEntries(lines.map(([, name = '', value]) => [name, value === '+Inf' ? Infinity : Number(value)]));
  };
  await database.query(`update case_row set next_strike_at = clock_timestamp() + interval '1 day'`);
  expect(await figures()).toEqual({
    ...{ canary_age_seconds: Infinity, canary_late_seconds: NaN },
    ...{ strikes_overdue: 0, strikes_overdue_seconds: 0 },
  });
  await database.query(
    `insert into canary select gen_random_uuid(), at, at + interval '30 s', at + interval '32 s'
     from (select clock_timestamp() - interval '120 s' as at) t`,
  );
  await database.query(`update case_row set next_strike_at = clock_timestamp() - interval '90 s' where id = $1`, [id]);
  const read = await figures();
  expect(read).toMatchObject({ canary_late_seconds: 2, strikes_overdue: 1 });
  expect(read['canary_age_seconds']).toBeCloseTo(89, -1);
  expect(read['strikes_overdue_seconds']).toBeCloseTo(91, -1);
});
