import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createOpenings } from '../../store/openings.ts';
import { steps } from '../support/league.ts';
import { call, openOffice, type Office, type Who } from './office.ts';

let office: Office;
let first: { id: string; number: string };
let second: { id: string; number: string };
const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

beforeAll(async () => {
  office = await openOffice();
  const caller = { name: '王女士', phone: '13904830001' };
  first = await call(office, { title: '第一件', caller });
  second = await call(office, { title: '第二件', caller });
  await (await office.as('dispatcher')).command(first.id, steps.dispatch[1]).expect(200);
  await (await office.as('handler')).command(first.id, { type: 'sign' }).expect(200);
  await (await office.as('dispatcher')).post(`/api/cases/${first.id}/reveal`, { reason: '核对地址' }).expect(200);
  await (await office.as('teamLead')).get('/api/cases/export?format=csv').expect(200);
  await (
    await office.as('admin')
  ).agent
    .put('/api/units/zjj')
    .set({ 'X-CSRF-Token': (await office.as('admin')).csrf })
    .send({
      reason: '更名',
      body: {
        ...{ id: 'zjj', name: '住房和城乡建设局', short: '住建局', parentId: 'league', kind: 'leagueBureau' },
        ...{ divisionCode: '1529', active: true, email: null },
      },
    })
    .expect(200);
}, 60_000);
afterAll(() => office.close());

type Row = Record<string, unknown>;
const audit = async (filter: object, what = '') =>
  (await (await office.as('auditor')).get<Row[]>(`/api/audit${what}?filter=${json(filter)}`).expect(200)).body;

describe('the record', () => {
  test('finds a reveal by person, case, act and day', async () => {
    const seen = { userId: 'dispatcher', userName: '某dispatcher', action: 'reveal', reason: '核对地址' };
    const row = { ...seen, caseId: first.id, caseNumber: first.number };
    for (const filter of [{ action: 'reveal' }, { number: first.number }, { userId: 'dispatcher', action: 'reveal' }])
      expect(await audit(filter)).toMatchObject([row]);
    const now = new Date();
    const [before, after] = [new Date(+now - 3_600_000).toISOString(), new Date(+now + 3_600_000).toISOString()];
    expect(await audit({ action: 'reveal', after: before, before: after })).toHaveLength(1);
    expect(await audit({ action: 'reveal', before })).toEqual([]);
    expect(await audit({ number: second.number })).toEqual([]);
  });

  test('says who opened a case, once in an hour however often it is fetched, and not who may not', async () => {
    const opened = () => audit({ action: 'open', number: second.number });
    const at = `/api/cases/${second.id}`;
    expect(await opened()).toEqual([]);
    for (const who of ['stranger', 'handler', 'admin'] as const) await (await office.as(who)).get(at).expect(404);
    const operator = await office.as('operator');
    await Promise.all(Array.from({ length: 5 }, () => operator.get(at).expect(200)));
    for (const path of [at, `${at}/events`, `${at}/clocks`]) await operator.get(path).expect(200);
    const row = { userId: 'operator', action: 'open', caseId: second.id, caseNumber: second.number, reason: null };
    expect(await opened()).toMatchObject([row]);
    await (await office.as('leader')).get(`${at}/events`).expect(200);
    expect(await opened()).toMatchObject([{ ...row, userId: 'leader' }, row]);
    await operator.get(`/api/cases/${first.id}`).expect(200);
    expect(await audit({ action: 'open', number: first.number })).toMatchObject([
      { ...row, caseId: first.id, caseNumber: first.number },
    ]);
  });

  test('says it again for the next hour, and once for several processes', async () => {
    const { database } = office.hall;
    const opening = { userId: 'reviewer', caseId: second.id };
    const times = async () => (await audit({ action: 'open', userId: 'reviewer' })).length;
    await Promise.all(Array.from({ length: 6 }, () => createOpenings(database)(opening)));
    expect(await times()).toBe(1);
    await database.query(
      "update access_log set at = at - interval '1 hour' where user_id = 'reviewer' and action = 'open'",
    );
    const process = createOpenings(database);
    for (let nth = 0; nth < 3; nth++) await process(opening);
    expect(await times()).toBe(2);
  });

  test('is paged', async () => {
    const seat = await office.as('auditor');
    const all = await audit({});
    const { body, headers } = await seat.get<Row[]>('/api/audit?range=[1,2]').expect(200);
    expect(body).toEqual(all.slice(1, 3));
    expect(headers['content-range']).toBe(`audit 1-2/${String(all.length)}`);
  });

  test('says what was exported, and who changed what', async () => {
    expect(await audit({ action: 'export' })).toMatchObject([
      { userId: 'teamLead', detail: { format: 'csv', rows: 2 } },
    ]);
    expect(await audit({}, '/changes')).toMatchObject([
      { what: 'units', key: 'zjj', by: 'admin', byName: '某admin', reason: '更名', body: { short: '住建局' } },
    ]);
    expect(await audit({ userId: 'dispatcher' }, '/changes')).toEqual([]);
  });

  test.each([{ action: 'think' }, { number: '1' }, { colour: 1 }, { after: 'yesterday' }])(
    'refuses what it cannot narrow by: %j',
    async (filter) => {
      await (await office.as('auditor')).get(`/api/audit?filter=${json(filter)}`).expect(422);
    },
  );

  test.each<Who>(['teamLead', 'admin', 'leader', 'supervisor', 'handler'])('is closed to the %s', async (who) => {
    const seat = await office.as(who);
    for (const path of ['/api/audit', '/api/audit/changes']) await seat.get(path).expect(403);
    await seat.post('/api/audit/verify', { number: first.number }).expect(403);
  });
});

interface Verified {
  cases: number;
  events: number;
  words: number;
  broken: { number: string; seq: number; why: string }[];
  next: { at: string; id: string } | null;
  total: number | null;
}
const verify = async (asked: object) =>
  (await (await office.as('auditor')).post<Verified>('/api/audit/verify', asked).expect(200)).body;
const everything = { from: '2020-01-01T00:00:00Z', to: '2099-01-01T00:00:00Z' };

describe('the chain', () => {
  test('of a case is verified, fact by fact and word by word', async () => {
    const { rows } = await office.hall.database.query(
      `select (select count(*)::int from case_event where case_id = $1) as events,
        (select count(*)::int from case_words where case_id = $1) as words`,
      [first.id],
    );
    expect(await verify({ number: first.number })).toEqual({ ...rows[0], cases: 1, broken: [], next: null, total: 1 });
  });

  test('of all cases is verified page by page', async () => {
    const { cases, total, next, broken } = await verify(everything);
    expect({ cases, total, next, broken }).toEqual({ cases: 2, total: 2, next: null, broken: [] });
    const row = await office.hall.database.query<{ at: Date }>(
      'select registered_at as at from case_row where id = $1',
      [first.id],
    );
    const after = { at: row.rows[0]!.at.toISOString(), id: first.id };
    expect(await verify({ ...everything, after })).toMatchObject({ cases: 1, total: null });
    expect(await verify({ from: everything.from, to: '2020-02-01T00:00:00Z' })).toMatchObject({ cases: 0, total: 0 });
  });

  test.each<[what: string, why: string, seq: number, tamper: string]>([
    [
      'a fact that says something else',
      'hash',
      2,
      `update case_event set fact = jsonb_set(fact, '{leadUnitId}', '"heat"') where case_id = $1 and seq = 2`,
    ],
    [
      'a fact whose link was made anew',
      'hash',
      3,
      `update case_event set fact = fact || '{"x": 1}', hash = sha256('x') where case_id = $1 and seq = 3 returning hash`,
    ],
    ['a fact that was taken out', 'missing', 2, 'delete from case_event where case_id = $1 and seq = 2'],
    ['a last fact that was taken off', 'head', 3, 'delete from case_event where case_id = $1 and seq = 3'],
    [
      'a column that was moved',
      'columns',
      2,
      `update case_event set at = at - interval '1 day' where case_id = $1 and seq = 2`,
    ],
    [
      'words of another case',
      'words',
      1,
      `update case_words w set sealed = o.sealed, salt = o.salt from case_words o
      where w.case_id = $1 and w.field = 'content' and o.case_id <> $1 and o.field = 'content'`,
    ],
    [
      'a salt that was exchanged',
      'words',
      1,
      `update case_words set salt = '\\x${randomBytes(16).toString('hex')}' where case_id = $1 and field = 'content'`,
    ],
  ])('shows %s', async (_, why, seq, tamper) => {
    const { database } = office.hall;
    const keep = ['case_event', 'case_words'];
    for (const table of keep)
      await database.query(`create table kept_${table} as select * from ${table} where case_id = '${first.id}'`);
    try {
      await database.query(tamper, [first.id]);
      expect((await verify({ number: first.number })).broken).toEqual([
        { caseId: first.id, number: first.number, seq, why },
      ]);
      expect((await verify(everything)).broken).toHaveLength(1);
    } finally {
      for (const table of keep) {
        await database.query(`delete from ${table} where case_id = '${first.id}'`);
        await database.query(`insert into ${table} select * from kept_${table}`);
        await database.query(`drop table kept_${table}`);
      }
    }
    expect((await verify({ number: first.number })).broken).toEqual([]);
  });

  test('holds after an erasure, which takes words and salts', async () => {
    await office.hall.database.query('delete from case_words where case_id = $1', [second.id]);
    expect(await verify({ number: second.number })).toMatchObject({ words: 0, broken: [] });
  });

  test('of an unknown number, or of none, is not verified', async () => {
    const seat = await office.as('auditor');
    await seat.post('/api/audit/verify', { number: '20260101999999' }).expect(404);
    for (const body of [{}, { number: 'x' }, { from: everything.from }])
      await seat.post('/api/audit/verify', body).expect(422);
  });
});
