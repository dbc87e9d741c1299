import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case } from '../../domain/case/case.ts';
import { inQueue, queueNames, queues, queuesOf, type QueueName } from '../../domain/lists.ts';
import type { Role } from '../../domain/people.ts';
import { satisfied, steps } from '../support/league.ts';
import { call, openOffice, type Office, type Seen, type Who } from './office.ts';

let office: Office;
const ids: string[] = [];

/** Cases in every status that a life passes, some of them overdue. */
async function fill(): Promise<void> {
  const as = (who: Who) => office.as(who);
  const lives: readonly (readonly [Who, Parameters<Awaited<ReturnType<typeof as>>['command']>[1]])[] = [
    ['dispatcher', steps.dispatchTogether[1]],
    ['handler', steps.sign[1]],
    ['handler', { type: 'assignHandler', handlerId: 'zjj-handler' }],
    ['coHandler', { type: 'submitCoReply', text: '已配合' }],
    ['handler', steps.reply[1]],
    ['head', { type: 'approveReply' }],
    ['reviewer', { type: 'approveReply' }],
    ['callbackAgent', { type: 'recordCallback', outcome: 'reached', solved: false, satisfaction: satisfied }],
    ['adjudicator', { type: 'adjudicate', ruling: 'uphold', reason: '已依法答复' }],
  ];
  for (let length = 0; length <= lives.length; length++) {
    const { id } = await call(office, {
      title: `第 ${String(length)} 步`,
      urgency: length % 2 === 0 ? 'urgent' : 'normal',
    });
    ids.push(id);
    for (const [who, command] of lives.slice(0, length)) await (await as(who)).command(id, command).expect(200);
  }
  await call(office, {
    outcome: { kind: 'dispatched', leadUnitId: 'street' },
    categoryId: '01.02.04',
    caseType: 'complaint',
  });
}

beforeAll(async () => {
  office = await openOffice();
  office.hall.setClock('2026-11-16T02:00:00.000Z');
  await fill();
  office.hall.setClock(undefined);
  await fill();
}, 60_000);
afterAll(() => office.close());

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
interface Row extends Omit<Seen, 'dueAt'> {
  dueAt: string | null;
  urgency: string;
  clock: string | null;
  registeredAt: string;
  categoryId: string;
}
const list = async (who: Who, path: string) => (await office.as(who)).get<Row[]>(path).expect(200);

/** All cases as the rules see them. */
const everyCase = async (): Promise<Case[]> =>
  (await office.hall.database.query<{ state: Case }>('select state from case_row')).rows.map(({ state }) => state);

describe('the list of cases', () => {
  test('speaks the simple-rest dialect', async () => {
    const { body, headers } = await list(
      'teamLead',
      `/api/cases?sort=${json(['registeredAt', 'ASC'])}&range=${json([0, 4])}`,
    );
    expect(body).toHaveLength(5);
    expect(headers['content-range']).toBe('cases 0-4/22');
    expect(body.map(({ registeredAt }) => registeredAt)).toEqual(
      body.map(({ registeredAt }) => registeredAt).toSorted(),
    );
    const rest = await list('teamLead', `/api/cases?range=${json([20, 44])}`);
    expect(rest.headers['content-range']).toBe('cases 20-21/22');
    expect((await list('teamLead', `/api/cases?filter=${json({ q: '没有这样的' })}`)).headers['content-range']).toBe(
      'cases */0',
    );
  });

  test.each<[object, (kase: Case) => boolean]>([
    [{ status: 'handling' }, (k) => k.status === 'handling'],
    [{ status: ['handling', 'closed'] }, (k) => k.status === 'handling' || k.status === 'closed'],
    [{ leadUnitId: 'zjj' }, (k) => k.leadUnitId === 'zjj'],
    [{ unitId: 'league' }, (k) => k.leadUnitId !== undefined],
    [{ unitId: 'zjj' }, (k) => k.leadUnitId === 'zjj'],
    [{ reworked: true }, (k) => k.round > 1],
    [{ supervised: true }, (k) => k.supervisionLevel > 0],
    [{ coUnitId: 'heat' }, (k) => k.coHandlers.some(({ unitId }) => unitId === 'heat')],
    [{ categoryId: '01' }, () => true],
    [{ categoryId: '01.02.04' }, (k) => k.categoryId === '01.02.04'],
    [{ categoryId: '01.02.0' }, () => false],
    [{ divisionCode: '1529' }, () => true],
    [{ caseType: 'complaint' }, (k) => k.caseType === 'complaint'],
    [{ urgency: 'urgent', open: true }, (k) => k.urgency === 'urgent' && !k.endedAt],
    [{ open: false }, (k) => k.endedAt !== undefined],
    [{ registeredBefore: '2026-11-20T00:00:00Z' }, (k) => k.registeredAt < '2026-11-20'],
    [{ registeredAfter: '2026-11-20T08:00:00+08:00' }, (k) => k.registeredAt >= '2026-11-20'],
    [{ supervisionLevel: 0 }, (k) => k.supervisionLevel === 0],
    [{ replyStage: 'centre' }, (k) => k.status === 'replyReview' && k.reply?.stage === 'centre'],
    [{ channel: 'phone', language: 'zh', round: 1 }, (k) => k.round === 1],
    [{ mine: true }, () => false],
  ])('is narrowed to %j', async (filter, matches) => {
    const expected = (await everyCase()).filter(matches).map(({ id }) => id);
    const { body } = await list('teamLead', `/api/cases?range=[0,99]&filter=${json(filter)}`);
    expect(body.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
  });

  test.each<[string, (title: string) => boolean]>([
    ['第 3', (title) => title.startsWith('第 3')],
    ['3 步', (title) => title.endsWith('3 步')],
    ['步', () => true],
    ['第 %', () => false],
    ['  第 4 步 ', (title) => title === '第 4 步'],
  ])('finds titles by a part of them: %j', async (q, matches) => {
    const { body } = await list('teamLead', `/api/cases?range=[0,99]&filter=${json({ q, leadUnitId: 'zjj' })}`);
    const all = (await list('teamLead', `/api/cases?range=[0,99]&filter=${json({ leadUnitId: 'zjj' })}`)).body;
    expect(all.length).toBeGreaterThan(10);
    expect(body.map(({ id }) => id)).toEqual(all.filter(({ title }) => matches(title)).map(({ id }) => id));
  });

  test('finds a corrected title, and no longer the one before it', async () => {
    const { id } = await call(office, { title: '路灯不亮' });
    await (await office.as('dispatcher')).command(id, { type: 'correct', title: '井盖 Broken 松动' }).expect(200);
    const found = async (q: string) =>
      (await list('teamLead', `/api/cases?filter=${json({ q })}`)).body.map((row) => row.id);
    expect(await found('路灯')).toEqual([]);
    expect(await found('broken')).toEqual([id]);
    await (await office.as('operator')).command(id, { type: 'withdraw' }).expect(200);
  });

  test('sorted by due instant has those first that have one, and all of them', async () => {
    const { body } = await list('teamLead', `/api/cases?range=[0,99]&sort=${json(['dueAt', 'ASC'])}`);
    const due = body.flatMap(({ dueAt }) => [dueAt].filter((at) => at !== null));
    expect(body.slice(0, due.length).map(({ dueAt }) => dueAt)).toEqual(due.toSorted());
    expect(body.length).toBeGreaterThan(due.length);
    const page = await list('teamLead', `/api/cases?range=[2,4]&sort=${json(['dueAt', 'ASC'])}`);
    expect(page.body).toEqual(body.slice(2, 5));
  });

  test('divides by lamp into four parts that make the whole', async () => {
    const parts = await Promise.all(
      ['green', 'yellow', 'red', 'grey'].map((lamp) =>
        list('teamLead', `/api/cases?range=[0,99]&filter=${json({ lamp })}`),
      ),
    );
    expect(parts.flatMap(({ body }) => body.map(({ id }) => id))).toHaveLength((await everyCase()).length);
    expect(parts[2]?.body.length).toBeGreaterThan(0);
    expect(parts[3]?.body.every(({ status }) => status === 'closed' || status === 'terminated')).toBe(true);
  });

  test.each([
    ['filter={', 'filter'],
    [`filter=${json({ colour: 'red' })}`, 'filter'],
    [`filter=${json({ status: 'asleep' })}`, 'filter'],
    [`filter=${json({ leadUnitId: "zjj'; drop table case_row" })}`, 'filter'],
    [`sort=${json(['content', 'ASC'])}`, 'sort'],
    ['range=[5,1]', 'range'],
    ['range=[0,100000]', 'range'],
    ['range=[0,1,2]', 'range'],
  ])('refuses %s at that field', async (query, field) => {
    const { body } = await (await office.as('teamLead')).get(`/api/cases?${query}`).expect(422);
    expect(body.issues[0]?.path[0]).toBe(field);
  });
});

describe('a queue', () => {
  const roles: Partial<Record<Who, Role>> = { head: 'unitHead', coHandler: 'handler', stranger: 'handler' };
  const desks: readonly Who[] = [
    'operator',
    'teamLead',
    'dispatcher',
    'handler',
    'head',
    'coHandler',
    'stranger',
    'reviewer',
    'callbackAgent',
    'adjudicator',
    'supervisor',
  ];

  test.each(desks)('of the %s holds in SQL what the rules say it holds', async (who) => {
    const role = roles[who] ?? (who as Role);
    const unitId = { handler: 'zjj', head: 'zjj', coHandler: 'heat', stranger: 'street' }[who as string] ?? 'centre';
    const actor = { id: who, roles: [role], unitId };
    const all = await everyCase();
    const counts = (
      await (await office.as(who)).get<{ name: QueueName; count: number; overdue: number }[]>('/api/queues')
    ).body;
    expect(counts.map(({ name }) => name)).toEqual(queuesOf([role]));
    for (const { name, count } of counts) {
      const { body, headers } = await list(who, `/api/queues/${name}?range=[0,99]`);
      expect(headers['content-range']).toMatch(new RegExp(`/${String(count)}$`));
      const found = body.map(({ id }) => id).toSorted();
      const expected = all
        .filter((kase) => inQueue(name, kase, actor))
        .map(({ id }) => id)
        .toSorted();
      if ('due' in queues[name]) expect(expected).toEqual(expect.arrayContaining(found));
      else expect(found).toEqual(expected);
    }
  });

  test('that holds overdue ones says how many, the most urgent first', async () => {
    const { body } = await (
      await office.as('teamLead')
    ).get<{ name: string; count: number; overdue: number }[]>('/api/queues');
    const triage = body.find(({ name }) => name === 'triage');
    expect(triage).toEqual({ name: 'triage', count: 2, overdue: 1 });
    const { body: rows } = await list('teamLead', '/api/queues/triage');
    expect(rows.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt).toSorted());
  });

  test('of those who help goes by their own clocks', async () => {
    const { body } = await list('coHandler', '/api/queues/coHandling');
    const cases = new Map((await everyCase()).map((kase) => [kase.id, kase]));
    expect(body.length).toBeGreaterThan(1);
    for (const row of body)
      expect([row.dueAt, row.clock]).toEqual([cases.get(row.id)?.clocks['co:heat']?.dueAt, 'co:heat']);
  });

  test('of another desk is refused, an unknown one not found', async () => {
    await (await office.as('handler')).get('/api/queues/triage').expect(403);
    await (await office.as('handler')).get('/api/queues/nowhere').expect(404);
    expect(queueNames).toEqual(
      expect.arrayContaining([
        'triage',
        'sign',
        'handling',
        'returns',
        'reviews',
        'callbacks',
        'adjudication',
        'supervision',
        'overdue',
      ]),
    );
  });
});
