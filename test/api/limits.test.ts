import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openOffice, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const preview = async (body: object, query = '') =>
  (await office.as('dispatcher')).post(`/api/limits/preview${query}`, body);
const days = (amount: number) => ({ amount, unit: 'workingDays' });

test('a limit over the Spring Festival of 2026, with its arithmetic as lines', async () => {
  const { body, status } = await preview({ start: '2026-02-13T08:20:00Z', limit: days(5) });
  expect(status).toBe(200);
  expect(body).toMatchObject({ dueAt: '2026-02-27T16:00:00.000Z', provisional: false });
  expect(body.lines[0]).toContain('2026-02-13 周五 16:20 起算');
  expect(body.lines.join('\n')).toMatch(/春节.*不计/);
  expect(body.lines.join('\n')).toContain('调休上班');
  expect(body.lines.at(-1)).toContain('2026-02-27 周五 24:00 到期');
});

test.each([
  ['2026-02-12', 3, '2026-02-24'],
  ['2026-02-14', 1, '2026-02-24'],
  ['2026-09-18', 2, '2026-09-21'],
  ['2026-09-30', 5, '2026-10-13'],
  ['2026-04-30', 5, '2026-05-11'],
  ['2025-09-26', 5, '2025-10-10'],
  ['2024-09-13', 3, '2024-09-19'],
  ['2025-12-31', 2, '2026-01-05'],
])('from %s, %i working days end with %s', async (start, amount, end) => {
  const { body, status } = await preview({ start: `${start}T16:20:00+08:00`, limit: days(amount) });
  expect([status, body.dueAt]).toEqual([200, `${end}T16:00:00.000Z`]);
  expect(body.lines.at(-1)).toContain(`${end} `);
});

test('an instant without an offset is Shanghai time, and the lines come in the language asked for', async () => {
  const { body } = await preview({ start: '2026-02-13T16:20:00', limit: days(1) }, '?lang=en');
  expect(body.dueAt).toBe('2026-02-14T16:00:00.000Z');
  expect(body.lines[0]).toContain('start');
});

test('days and spans given inline are tried and not stored', async () => {
  const off = { date: '2026-12-01', name: '休', isOffDay: true };
  const tried = await preview({ start: '2026-11-30T02:00:00Z', limit: days(1), calendar: [off] });
  expect(tried.body.dueAt).toBe('2026-12-02T16:00:00.000Z');
  expect((await preview({ start: '2026-11-30T02:00:00Z', limit: days(1) })).body.dueAt).toBe(
    '2026-12-01T16:00:00.000Z',
  );
  const hours = { start: '2026-11-30T01:00:00Z', limit: { amount: 2, unit: 'workingHours' } };
  const spans = [
    { from: '10:00', to: '11:00' },
    { from: '15:00', to: '16:00' },
  ];
  expect((await preview({ ...hours, spans })).body.dueAt).toBe('2026-11-30T08:00:00.000Z');
});

test('a year without its notice is provisional', async () => {
  expect((await preview({ start: '2027-02-01T02:00:00Z', limit: days(5) })).body.provisional).toBe(true);
});

test.each([
  [{ limit: days(1) }, 'start'],
  [{ start: 'tomorrow', limit: days(1) }, 'start'],
  [{ start: '1999-01-01T00:00:00Z', limit: days(1) }, 'start'],
  [{ start: '2026-02-13T08:20:00Z', limit: days(0) }, 'limit'],
  [{ start: '2026-02-13T08:20:00Z', limit: { amount: 1, unit: 'weeks' } }, 'limit'],
  [{ start: '2026-02-13T08:20:00Z', limit: days(1), calendar: 99 }, 'calendar'],
  [{ start: '2026-02-13T08:20:00Z', limit: days(1), spans: [{ from: '12:00', to: '08:00' }] }, 'spans'],
  [
    {
      start: '2026-02-13T08:20:00Z',
      limit: { amount: 20_000, unit: 'workingHours' },
      spans: [{ from: '12:00', to: '12:01' }],
    },
    'limit',
  ],
])('%j is refused at %s', async (body, field) => {
  const answer = await preview(body);
  expect(answer.status).toBe(422);
  expect(answer.body.issues[0]?.path[0]).toBe(field);
});
