import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { countCases, everyCase } from '../../store/lists.ts';
import { actor, world } from '../support/league.ts';
import { openHall, registerCase, type Hall } from '../support/ledger.ts';

let hall: Hall;
const asker = { actor: actor('teamLead'), world };
const sort = { by: 'registeredAt', descending: true } as const;
const many = 1_203;

beforeAll(async () => {
  hall = await openHall();
  await registerCase(hall.ledger);
  const { rows } = await hall.database.query<{ names: string }>(
    `select string_agg(column_name, ', ') as names from information_schema.columns
      where table_name = 'case_row' and column_name not in ('id', 'number')`,
  );
  const names = rows[0]?.names ?? '';
  await hall.database.query(
    `insert into case_row (id, number, ${names}) select gen_random_uuid(), i::text, ${names}
      from case_row, generate_series(2, ${String(many)}) i`,
  );
}, 60_000);
afterAll(() => hall.close());

const atRest = (): boolean => hall.database.idleCount === hall.database.totalCount;

test('every case is read once, in pages', async () => {
  const pages: string[][] = [];
  for await (const rows of everyCase(hall.database, {}, asker, sort)) pages.push(rows.map(({ id }) => id));
  expect(pages.map((page) => page.length)).toEqual([500, 500, 203]);
  expect(new Set(pages.flat()).size).toBe(many);
  expect(atRest()).toBe(true);
});

test('what is registered meanwhile is in the next file', async () => {
  let rows = 0;
  for await (const page of everyCase(hall.database, {}, asker, sort)) {
    if (rows === 0) await registerCase(hall.ledger);
    rows += page.length;
  }
  expect(rows).toBe(many);
  expect(await countCases(hall.database, {}, asker, 100_000)).toBe(many + 1);
});

test('a reader who goes away leaves no transaction and no connection behind', async () => {
  for await (const page of everyCase(hall.database, {}, asker, sort)) if (page.length > 0) break;
  const failing = async () => {
    for await (const page of everyCase(hall.database, {}, asker, sort)) throw new Error(`${String(page.length)} lost`);
  };
  await expect(failing()).rejects.toThrow('500 lost');
  expect(atRest()).toBe(true);
  const { rows } = await hall.database.query(
    `select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  );
  expect(rows).toEqual([]);
});

test('a list is counted no further than asked', async () => {
  expect(await countCases(hall.database, {}, asker, 100)).toBe(101);
});
