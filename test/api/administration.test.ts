import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { applyDue } from '../../store/reference.ts';
import { openOffice, type Office, type Who } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const reason = '机构调整';
const bureau = {
  id: 'sjj',
  name: '审计局',
  short: '审计',
  parentId: 'league',
  kind: 'leagueBureau',
  divisionCode: '1529',
  email: null,
  active: true,
};
const put = async (who: Who, path: string, body: object) => {
  const { agent, csrf } = await office.as(who);
  return agent.put(path).set('X-CSRF-Token', csrf).send(body);
};
const get = async <T>(who: Who, path: string): Promise<T> =>
  (await (await office.as(who)).get<T>(path).expect(200)).body;
interface Version {
  body: { name?: string };
  before: { name?: string } | null;
  reason: string;
  byName: string | null;
  appliedAt: string | null;
  error: string | null;
}

describe('a unit', () => {
  test('is added, then changed; each version says who, why and how it was before', async () => {
    expect((await put('admin', '/api/units/sjj', { body: bureau, reason })).body).toEqual({ applied: true });
    await put('admin', '/api/units/sjj', { body: { ...bureau, name: '盟审计局' }, reason: '更名' });
    expect(await get('admin', '/api/units/sjj')).toMatchObject({ name: '盟审计局' });
    const [second, first] = await get<Version[]>('admin', '/api/units/sjj/history');
    expect([first?.before, second?.before?.name, second?.body.name, second?.reason]).toEqual([
      null,
      '审计局',
      '盟审计局',
      '更名',
    ]);
    expect(second?.byName).not.toBeNull();
  });

  test('changes on its day, not before', async () => {
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const asked = { body: { ...bureau, id: 'later', name: '未来局' }, reason, effectiveAt: soon };
    expect((await put('admin', '/api/units/later', asked)).body).toEqual({ applied: false });
    expect(await applyDue(office.hall.database)).toBe(0);
    await (await office.as('admin')).get('/api/units/later').expect(404);
    await office.hall.database.query(
      `update reference_change set effective_at = now() - interval '1 s' where key = 'later'`,
    );
    expect(await applyDue(office.hall.database)).toBe(1);
    expect(await applyDue(office.hall.database)).toBe(0);
    const { rows } = await office.hall.database.query("select name from unit where id = 'later'");
    expect(rows).toEqual([{ name: '未来局' }]);
  });

  test('that cannot be written on its day says why, and keeps no other back', async () => {
    const yesterday = `now() - interval '1 day'`;
    await office.hall.database.query(
      `insert into reference_change (id, resource, key, body, reason, by, effective_at) values
        (gen_random_uuid(), 'units', 'broken', $1, 'x', 'admin', ${yesterday}),
        (gen_random_uuid(), 'units', 'whole', $2, 'x', 'admin', ${yesterday})`,
      [JSON.stringify({ ...bureau, id: 'broken', parentId: 'nobody' }), JSON.stringify({ ...bureau, id: 'whole' })],
    );
    expect(await applyDue(office.hall.database)).toBe(2);
    const [version] = await get<Version[]>('admin', '/api/units/broken/history');
    expect([version?.error, version?.appliedAt]).toEqual(['23503', null]);
    const [other] = await get<Version[]>('admin', '/api/units/whole/history');
    expect(other?.appliedAt).not.toBeNull();
  });

  test.each([
    ['an unknown parent', { parentId: 'nobody' }, 'parentId', 'noSuchRow'],
    ['itself as parent', { parentId: 'sjj' }, 'parentId', 'circle'],
    ['another id', { id: 'other' }, 'id', 'mismatch'],
    ['an unknown kind', { kind: 'palace' }, 'kind', 'invalid_value'],
    ['a field that nobody knows', { budget: 1 }, 'budget', 'unrecognized_keys'],
  ])('with %s is refused', async (_, change, field, code) => {
    const { status, body } = await put('admin', '/api/units/sjj', { body: { ...bureau, ...change }, reason });
    expect([status, body.issues[0]?.path, body.issues[0]?.code]).toEqual([422, ['body', field], code]);
  });

  test('that leads in the catalogue stays in use', async () => {
    const unit = await get<Record<string, unknown>>('admin', '/api/units/zjj');
    const { email = null, id, name, short, parentId, kind, divisionCode } = unit;
    const row = { id, name, short, parentId, kind, divisionCode, email, active: false };
    const { body } = await put('admin', '/api/units/zjj', { body: row, reason });
    expect(body.issues[0]).toMatchObject({ path: ['body', 'active'], code: 'inUse' });
  });

  test.each(['teamLead', 'handler', 'dispatcher'] as const)('is not for a %s to change', async (who) => {
    expect((await put(who, '/api/units/sjj', { body: bureau, reason })).status).toBe(403);
  });
});

describe('a person', () => {
  const person = {
    id: 'nara',
    username: 'nara',
    name: '娜仁',
    roles: ['operator'],
    skills: ['mn'],
    unitId: 'centre',
    active: true,
  };
  const signIn = (password: string) =>
    request(office.app.app).post('/api/session').send({ username: 'nara', password });

  test('is added without a password, gets one, and loses the old one with the next', async () => {
    await put('admin', '/api/users/nara', { body: person, reason: '入职' });
    await signIn('').expect(({ status }) => expect([401, 422]).toContain(status));
    await signIn('!').expect(401);
    const { agent, csrf } = await office.as('admin');
    const give = async (): Promise<string> =>
      (await agent.post('/api/users/nara/password').set('X-CSRF-Token', csrf).expect(200)).body.password;
    const first = await give();
    await signIn(first).expect(200);
    const second = await give();
    await signIn(first).expect(401);
    await signIn(second).expect(200);
  });

  test('is taken out of use and cannot sign in any more', async () => {
    const { agent, csrf } = await office.as('admin');
    const { password } = (await agent.post('/api/users/nara/password').set('X-CSRF-Token', csrf)).body;
    await put('admin', '/api/users/nara', { body: { ...person, active: false }, reason: '离职' });
    await signIn(password).expect(401);
  });

  test('takes his own administration from nobody but others', async () => {
    const me = await get<{ user: { id: string; username: string } }>('admin', '/api/session');
    const own = { ...person, id: me.user.id, username: me.user.username, roles: ['operator'] };
    const { body } = await put('admin', `/api/users/${me.user.id}`, { body: own, reason });
    expect(body.issues[0]).toMatchObject({ path: ['body', 'roles'], code: 'ownRight' });
  });

  test('with a name that is taken is refused', async () => {
    const { body } = await put('admin', '/api/users/nara2', { body: { ...person, id: 'nara2' }, reason });
    expect(body.issues[0]).toMatchObject({ code: 'taken' });
  });
});

test('a line of the catalogue names units in use and a last category, and is used at once', async () => {
  const line = {
    id: '01.02.04@1529',
    categoryId: '01.02.04',
    divisionCode: '1529',
    leadUnitId: 'heat',
    coUnitIds: [],
    basis: '供热管理办法',
    active: true,
  };
  await office.hall.database.query(
    `insert into division (code, name, level, parent_code) values ('1529', '阿拉善盟', 'league', '15') on conflict do nothing`,
  );
  const refused = await put('admin', `/api/catalogue/${line.id}`, { body: { ...line, leadUnitId: 'nobody' }, reason });
  expect(refused.status).toBe(422);
  await put('admin', '/api/units/sjj', { body: bureau, reason });
  expect((await put('admin', `/api/catalogue/${line.id}`, { body: line, reason })).body).toEqual({ applied: true });
  const lines = await get<{ id: string }[]>('admin', '/api/catalogue');
  expect(lines.map(({ id }) => id)).toContain(line.id);
});

describe('a text of messages', () => {
  const closed = { id: 'citizen.closed', zh: '您的诉求 {number} 办好了。', mn: '' };
  interface Text {
    id: string;
    zh: string;
    changed: boolean;
  }

  test('stands with what the system began with, is changed, and taken back by writing the old one', async () => {
    const before = await get<Text>('supervisor', '/api/templates/citizen.closed');
    expect(before).toMatchObject({
      audience: 'citizen',
      zh: '您的诉求 {number} 已办结。感谢您的反映。',
      changed: false,
    });
    expect((await put('admin', '/api/templates/citizen.closed', { body: closed, reason })).body).toEqual({
      applied: true,
    });
    expect(await get('operator', '/api/templates/citizen.closed')).toMatchObject({ zh: closed.zh, changed: true });
    const old = { ...closed, zh: before.zh };
    await put('admin', '/api/templates/citizen.closed', { body: old, reason: '恢复' });
    expect(await get('operator', '/api/templates/citizen.closed')).toMatchObject({ zh: before.zh });
    const versions = await get<{ body: Text; before: Text | null; reason: string; byName: string }[]>(
      'auditor',
      '/api/templates/citizen.closed/history',
    );
    expect(versions.map((one) => [one.before?.zh, one.body.zh, one.reason, one.byName])).toEqual([
      [closed.zh, before.zh, '恢复', '某admin'],
      [undefined, closed.zh, reason, '某admin'],
    ]);
  });

  test('changes on its day, not before', async () => {
    const effectiveAt = new Date(Date.now() + 86_400_000).toISOString();
    const body = { id: 'desk.urged', zh: '{number} 催办，限 {due}', mn: '' };
    const asked = { body, reason, effectiveAt };
    expect((await put('admin', '/api/templates/desk.urged', asked)).body).toEqual({ applied: false });
    const { database } = office.hall;
    expect(await applyDue(database)).toBe(0);
    await database.query(`update reference_change set effective_at = now() - interval '1 s' where key = 'desk.urged'`);
    expect(await applyDue(database)).toBe(1);
    const { rows } = await database.query(`select zh from message_template where id = 'desk.urged'`);
    expect(rows).toEqual([{ zh: body.zh }]);
  });

  test.each([
    ['with a placeholder that nobody knows', { zh: '{number} {phone}' }, 'zh', 'does not know {phone}'],
    ['without the case’s number', { zh: '办好了' }, 'zh', 'lacks {number}'],
    ['with a fault in its Mongolian', { mn: '{number} {due}' }, 'mn', 'does not know {due}'],
    ['with a brace too many', { zh: '{number}}' }, 'zh', 'has }, which is no placeholder'],
    ['that is too long', { zh: `{number}${'长'.repeat(280)}` }, 'zh', 'is longer than 280 characters'],
    ['with nothing to see', { zh: ' ' }, 'zh', 'is empty'],
  ])('%s is refused, the field named', async (_, change, field, message) => {
    const { status, body } = await put('admin', '/api/templates/citizen.closed', {
      body: { ...closed, ...change },
      reason,
    });
    expect([status, body.issues[0]]).toMatchObject([422, { path: ['body', field], message }]);
  });

  test('for an occasion that nobody knows is refused', async () => {
    const body = { ...closed, id: 'citizen.birthday' };
    expect((await put('admin', '/api/templates/citizen.birthday', { body, reason })).status).toBe(422);
    const other = await put('admin', '/api/templates/citizen.rate', { body: closed, reason });
    expect(other.body.issues[0]).toMatchObject({ path: ['body', 'id'], code: 'mismatch' });
  });

  test.each(['supervisor', 'auditor', 'operator', 'head'] as const)('is not for a %s to change', async (who) => {
    expect((await put(who, '/api/templates/citizen.closed', { body: closed, reason })).status).toBe(403);
  });

  test.each(['operator', 'dispatcher', 'head'] as const)('shows its versions to no %s', async (who) => {
    await (await office.as(who)).get('/api/templates/citizen.closed/history').expect(403);
  });
});
