import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { call, openOffice, type Office } from './office.ts';

let office: Office;
let [first, second, third] = ['', '', ''];
beforeAll(async () => {
  office = await openOffice();
  [first, second, third] = (await Promise.all([1, 2, 3].map(async () => (await call(office)).id))) as [
    string,
    string,
    string,
  ];
}, 60_000);
afterAll(() => office.close());

const found = async (filter: object): Promise<string[]> => {
  const seat = await office.as('teamLead');
  const path = `/api/cases?range=[0,99]&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  return (await seat.get<{ id: string }[]>(path).expect(200)).body.map(({ id }) => id).toSorted();
};

test('a list is narrowed to cases with a file that was not refused', async () => {
  const add = (id: string, scan: string) =>
    office.hall.database.query(
      `insert into attachment (id, case_id, hash, kind, size, key_id, sealed_name, uploaded_by, unit_id, scan)
        values (gen_random_uuid(), $1, '\\x00', 'pdf', 1, 'k1', '\\x00', 'handler', 'zjj', $2)`,
      [id, scan],
    );
  await add(first, 'clean');
  await add(second, 'refused');
  expect(await found({ attached: true })).toEqual([first]);
  expect(await found({ attached: false })).toEqual([second, third].toSorted());
});

test('to what the engine has still to hear, and to what is owed to people', async () => {
  const { database } = office.hall;
  await database.query('delete from outbox where case_id <> $1', [second]);
  await database.query('update effect set performed_at = created_at where case_id <> $1', [third]);
  expect(await found({ untold: true })).toEqual([second]);
  expect(await found({ owed: true })).toEqual([third]);
  expect(await found({ owed: false })).toEqual([first, second].toSorted());
});
