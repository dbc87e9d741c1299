import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCall, call, openOffice, type Office, type Who } from './office.ts';

const creditCode = '91350100M000100Y43';
const wrongDigit = '91350100M000100Y44';
const other = '91152900MA0N000015';
let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

type Row = Record<string, unknown> & { id: string };
const lookUp = async (who: Who, code: string) =>
  (await office.as(who)).get(`/api/enterprises/lookup?creditCode=${encodeURIComponent(code)}`);
const lastAccess = async () =>
  (await (await office.as('auditor')).get<Row[]>('/api/audit').expect(200)).body.find(
    ({ action }) => action !== 'signIn',
  );
const beside = async (who: Who, id: string): Promise<string[]> =>
  (await (await office.as(who)).get<Row[]>(`/api/cases/${id}/enterprise`).expect(200)).body.map((row) => row.id);

let phones = 0;
/** A call of the enterprise, each from a number of its own, sent to the unit at once. */
const ofFirm = (change: object = {}, code = creditCode) =>
  call(office, {
    ...{ enterprise: { creditCode: code }, caller: { name: '张经理', phone: `1390483${String(6000 + phones++)}` } },
    ...change,
  });
async function atUnit(change: object = {}): Promise<string> {
  const { id } = await ofFirm(change);
  await (await office.as('dispatcher')).command(id, { type: 'dispatch', leadUnitId: 'zjj' }).expect(200);
  return id;
}

describe('who is told a credit code', () => {
  test('hears of the enterprise’s earlier cases, and the looking is recorded', async () => {
    const [first, second] = [await ofFirm(), await ofFirm({ businessEnvironment: true })];
    const { status, body, text } = await lookUp('operator', ` ${creditCode.toLowerCase()} `);
    expect(status).toBe(200);
    expect(body.cases.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(body.cases[0]).toMatchObject({ enterprise: true, businessEnvironment: true });
    expect(text).not.toMatch(/91350100|张/i);
    expect(await lastAccess()).toMatchObject({ action: 'lookUpEnterprise', userId: 'operator' });
  });

  test('hears of none by another’s code, and a wrong code is refused with its field', async () => {
    await ofFirm();
    expect((await lookUp('operator', other)).body).toEqual({ total: 0, cases: [] });
    const refused = await lookUp('operator', wrongDigit);
    expect(refused.status).toBe(422);
    expect(refused.body.issues[0]?.path).toEqual(['creditCode']);
    expect(refused.text).not.toContain(wrongDigit);
  });

  test.each(['handler', 'head', 'reviewer', 'adjudicator', 'supervisor', 'leader', 'auditor', 'admin'] as const)(
    'is no %s',
    async (who) => expect((await lookUp(who, creditCode)).status).toBe(403),
  );
});

describe('beside an enterprise’s case', () => {
  test('stand its others, however different the callers', async () => {
    const [one, two] = [await atUnit(), await atUnit()];
    expect(await beside('dispatcher', one)).toContain(two);
    expect(await beside('dispatcher', one)).not.toContain(one);
    expect(await beside('dispatcher', (await call(office, {})).id)).toEqual([]);
  });

  test('a unit sees its own of them, and none whose caller is secret; a stranger no case at all', async () => {
    const [one, two] = [await atUnit(), await atUnit()];
    const hidden = await atUnit({ confidential: true });
    const { id: elsewhere } = await ofFirm();
    const seen = await beside('handler', one);
    expect(seen).toContain(two);
    for (const id of [hidden, elsewhere]) expect(seen).not.toContain(id);
    expect(await beside('handler', hidden)).toEqual([]);
    await (await office.as('stranger')).get(`/api/cases/${one}/enterprise`).expect(404);
  });

  test('the code is shown to whom the caller may be shown', async () => {
    const [open, hidden] = [await atUnit(), await atUnit({ anonymous: true })];
    const textOf = async (who: Who, id: string): Promise<string> => {
      const agent = await office.as(who);
      return (await agent.get(`/api/cases/${id}`)).text + (await agent.get(`/api/cases/${id}/events`)).text;
    };
    expect(await textOf('handler', open)).toContain(creditCode);
    expect(await textOf('dispatcher', hidden)).toContain(creditCode);
    expect(await textOf('handler', hidden)).not.toContain(creditCode);
  });

  test('a corrected code leads to another enterprise', async () => {
    const [one, two] = [await ofFirm(), await ofFirm()];
    const correct = { type: 'correct', enterprise: { creditCode: other } } as const;
    await (await office.as('operator')).command(two.id, correct).expect(200);
    expect(await beside('dispatcher', one.id)).not.toContain(two.id);
    expect((await lookUp('operator', other)).body.cases.map(({ id }) => id)).toEqual([two.id]);
  });
});

test('a secret case of the same caller is not named beside another one either', async () => {
  const caller = { name: '张经理', phone: '13904836900' };
  const [open, hidden] = [await atUnit({ caller }), await atUnit({ caller, confidential: true })];
  const earlier = async (who: Who) => (await (await office.as(who)).get<Row[]>(`/api/cases/${open}/earlier`)).text;
  expect(await earlier('dispatcher')).toContain(hidden);
  expect(await earlier('handler')).not.toContain(hidden);
});

describe('a list', () => {
  const listed = async (filter: object): Promise<string[]> =>
    (
      await (
        await office.as('teamLead')
      )
        .get<Row[]>(`/api/cases?filter=${encodeURIComponent(JSON.stringify(filter))}&range=[0,99]`)
        .expect(200)
    ).body.map(({ id }) => id);

  test('is narrowed to enterprises, to the business environment, and to neither', async () => {
    const [firm, marked, plain] = [await ofFirm(), await ofFirm({ businessEnvironment: true }), await call(office, {})];
    const inAll = async (filter: object) => {
      const ids = await listed(filter);
      return [firm, marked, plain].map(({ id }) => ids.includes(id));
    };
    expect(await inAll({ enterprise: true })).toEqual([true, true, false]);
    expect(await inAll({ enterprise: false })).toEqual([false, false, true]);
    expect(await inAll({ businessEnvironment: true })).toEqual([false, true, false]);
    expect(await inAll({ businessEnvironment: false, enterprise: true })).toEqual([true, false, false]);
  });

  test('holds cases of several statuses, types and urgencies at once', async () => {
    const { id: waits } = await call(office, { caseType: 'complaint', urgency: 'urgent' });
    const sent = await atUnit({ caseType: 'report' });
    const { id: answered } = await call(office, { outcome: { kind: 'answered', answer: '已告知' } });
    const both = await listed({ status: ['triage', 'dispatched'], caseType: ['complaint', 'report'] });
    expect([waits, sent, answered].map((id) => both.includes(id))).toEqual([true, true, false]);
    const urgent = await listed({ status: ['triage', 'answered'], urgency: ['urgent', 'critical'] });
    expect([waits, sent, answered].map((id) => urgent.includes(id))).toEqual([true, false, false]);
  });

  test('leaves as a file that says both', async () => {
    const { number } = await ofFirm({ businessEnvironment: true });
    const filter = encodeURIComponent(JSON.stringify({ q: number }));
    const { text } = await (await office.as('teamLead')).get(`/api/cases/export?filter=${filter}`).expect(200);
    const [heads = [], row = []] = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const cell = (head: string) => row[heads.indexOf(head)];
    expect([cell('涉企'), cell('营商环境')]).toEqual(['是', '是']);
  });
});

test('the mark without an enterprise is refused at its field, at registration as in a correction', async () => {
  const atField = { code: 'notEnterprise', issues: [{ path: ['businessEnvironment'], code: 'notEnterprise' }] };
  const operator = await office.as('operator');
  const made = await operator.post('/api/cases', { ...aCall, businessEnvironment: true });
  expect([made.status, made.body]).toMatchObject([422, atField]);
  const { id } = await call(office);
  const mended = await (await office.as('dispatcher')).command(id, { type: 'correct', businessEnvironment: true });
  expect([mended.status, mended.body]).toMatchObject([422, atField]);
});
