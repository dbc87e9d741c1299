import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startingPolicy, type Policy } from '../../domain/policy.ts';
import type { CalendarBook } from '../../domain/calendar.ts';
import { adoptPage } from '../../store/adoption.ts';
import { createLedger, type Ledger } from '../../store/ledger.ts';
import { loadWorld, watchWorld, type WorldWatch } from '../../store/world.ts';
import { book } from '../support/league.ts';
import { keys, registerCase } from '../support/ledger.ts';
import type { Hall } from '../support/ledger.ts';
import { openOffice, type Office, type Who } from './office.ts';

interface Found {
  open: number;
  earlier: number;
  later: number;
  overdue: number;
  list: { caseId: string; clock: string; becomes: string; was: string; dueAt: string }[];
}

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const post = async (path: string, body: unknown, who: Who = 'admin') => (await office.as(who)).post(path, body);
const preview = async (draft: unknown, who: Who = 'admin') =>
  (await office.as(who)).post<Found>('/api/rules/preview', { draft });
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const days = (amount: number) => ({ amount, unit: 'workingDays' as const });

const versions = async (): Promise<{ calendar: number; policy: number }> =>
  (await loadWorld(office.hall.prisma)).current;
const policyWith = async (change: Partial<Policy['base']>): Promise<{ part: 'policy'; body: Policy }> => ({
  part: 'policy',
  body: {
    ...startingPolicy,
    ...{ version: (await versions()).policy + 1, base: { ...startingPolicy.base, ...change } },
  },
});
const dispatchIn = (amount: number) =>
  policyWith({ dispatch: { ...startingPolicy.base.dispatch, limit: hours(amount) } });
const bookWith = async (change: Partial<CalendarBook['layers'][number]>): Promise<object> => ({
  part: 'calendar',
  body: { version: (await versions()).calendar + 1, layers: [{ ...book.layers[0], ...change }] },
});

/** A case registered so many hours ago, under the rules in force. */
async function aged(hoursAgo: number): Promise<string> {
  const world = await loadWorld(office.hall.prisma);
  const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  const ledger = createLedger({ database: office.hall.database, keys, world: () => world, now: () => at });
  return (await registerCase(ledger)).id;
}

describe('a preview', () => {
  test('counts by hand: earlier, later, overdue at once, and names the cases', async () => {
    const [fresh, old] = [await aged(1), await aged(20)];
    const shorter = await preview(await dispatchIn(12));
    expect(shorter.status).toBe(200);
    expect(shorter.body).toMatchObject({ open: 2, earlier: 1, later: 0, overdue: 1 });
    expect(shorter.body.list.map(({ caseId, clock, becomes }) => [caseId, clock, becomes])).toEqual([
      [old, 'dispatch', 'overdue'],
      [fresh, 'dispatch', 'earlier'],
    ]);
    const [{ was, dueAt } = { was: '', dueAt: '' }] = shorter.body.list;
    expect(Date.parse(was) - Date.parse(dueAt)).toBe(12 * 3_600_000);
    expect((await preview(await dispatchIn(48))).body).toMatchObject({ earlier: 0, later: 2, overdue: 0 });
    expect((await preview(await dispatchIn(24))).body).toMatchObject({ open: 2, earlier: 0, later: 0, list: [] });
    expect((await versions()).policy).toBe(1);
  });

  test.each(['teamLead', 'supervisor', 'auditor'] as const)('is open to a %s, who may not publish', async (who) => {
    const draft = await dispatchIn(12);
    expect((await preview(draft, who)).status).toBe(200);
    expect((await post('/api/rules', { draft, reason: '试', running: true }, who)).status).toBe(403);
  });

  test.each(['operator', 'handler', 'dispatcher', 'reviewer'] as const)('is closed to a %s', async (who) => {
    expect((await preview(await dispatchIn(12), who)).status).toBe(403);
    expect((await (await office.as(who)).get('/api/rules')).status).toBe(403);
    expect((await post('/api/rules/what-if', {}, who)).status).toBe(403);
  });

  test('names the field that is wrong', async () => {
    const good = await dispatchIn(12);
    const issuesOf = async (path: string, body: unknown) => {
      const answer = await post(path, body);
      return [answer.status, answer.body.issues.map((issue) => issue.path.join('.'))];
    };
    const zero = { ...good, body: { ...good.body, counting: { startDayCounted: 1, endsWithBusiness: false } } };
    expect(await issuesOf('/api/rules/preview', { draft: zero })).toEqual([
      422,
      ['draft.body.counting.startDayCounted'],
    ]);
    const noHours = { part: 'calendar', body: { version: 2, layers: [{ area: '', name: '国' }] } };
    expect(await issuesOf('/api/rules/preview', { draft: noHours })).toEqual([422, ['draft.body.layers']]);
    expect(await issuesOf('/api/rules', { draft: good, running: true })).toEqual([422, ['reason']]);
    expect(await issuesOf('/api/rules', { draft: good, reason: '由', running: 'yes' })).toEqual([422, ['running']]);
    const late = { ...good, body: { ...good.body, version: 9 } };
    expect(await issuesOf('/api/rules', { draft: late, reason: '由', running: true })).toEqual([
      422,
      ['draft.body.version'],
    ]);
    const backwards = { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z', limit: days(3) };
    expect(await issuesOf('/api/rules/what-if', backwards)).toEqual([422, ['to']]);
  });
});

/** The ledger and the watch of the process that moves cases. */
async function mover(hall: Hall): Promise<{ world: WorldWatch; ledger: Ledger; stop: () => void }> {
  const world = await watchWorld(hall.prisma, 3_600_000, () => undefined);
  const ledger = createLedger({ database: hall.database, keys, world: world.now });
  return { world, ledger, stop: world.stop };
}

const rulesOf = async (id: string) =>
  (await (await office.as('teamLead')).get<{ rules: object }>(`/api/cases/${id}`)).body.rules;
const adoptedFacts = async (): Promise<{ id: string; fact: { clocks: { was: string; dueAt: string }[] } }[]> =>
  (await office.hall.database.query({ text: `select case_id as id, fact from case_event where type = 'rulesAdopted'` }))
    .rows as never;

describe('a version put in force', () => {
  test('for new cases only leaves the running ones, and is finished at once', async () => {
    const running = await aged(1);
    const draft = await dispatchIn(12);
    const { status, body } = await post('/api/rules', { draft, reason: '试行', running: false });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ part: 'policy', version: 2, running: false, adopted: 0 }),
    ]);
    const again = await post('/api/rules', { draft, reason: '试行', running: false });
    expect([again.status, again.body.issues[0]]).toMatchObject([
      422,
      { path: ['draft', 'body', 'version'], code: 'stale' },
    ]);
    const { world, ledger, stop } = await mover(office.hall);
    expect(await adoptPage(office.hall.database, ledger, world)).toBe(false);
    stop();
    expect(await rulesOf(running)).toMatchObject({ policy: 1 });
    expect(await rulesOf(await aged(0))).toMatchObject({ policy: 2 });
    const { body: changes } = await (await office.as('auditor')).get<object[]>('/api/rules');
    expect(changes).toMatchObject([{ version: 2, byName: '某admin', reason: '试行', finishedAt: expect.any(String) }]);
  });

  test('two at one instant: one is in force, the other is told that it came second', async () => {
    const draft = await dispatchIn(10);
    const both = await Promise.all([1, 2].map(() => post('/api/rules', { draft, reason: '同时', running: false })));
    expect(both.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect(both.map(({ status }) => status).every((status) => [201, 409, 422].includes(status))).toBe(true);
  });

  test('for running cases moves each once, also when the mover dies in the middle of a page', async () => {
    const { rows } = await office.hall.database.query<{ n: number }>({
      text: 'select count(*)::int as n from case_row where ended_at is null',
    });
    const open = rows[0]!.n;
    const draft = await dispatchIn(36);
    const { body } = await post('/api/rules', { draft, reason: '放宽', running: true });
    const { world, ledger, stop } = await mover(office.hall);
    let left = 2;
    const dying: Ledger = {
      ...ledger,
      submit: (...asked) => (left-- > 0 ? ledger.submit(...asked) : Promise.reject(new Error('killed'))),
    };
    await expect(adoptPage(office.hall.database, dying, world)).rejects.toThrow('killed');
    while ((await adoptedFacts()).length < 2) await new Promise((done) => setTimeout(done, 20));
    while (await adoptPage(office.hall.database, ledger, world)) continue;
    const moved = await adoptedFacts();
    expect(new Set(moved.map(({ id }) => id)).size).toBe(open);
    expect(moved).toHaveLength(open);
    for (const { fact } of moved) for (const { was, dueAt } of fact.clocks) expect(dueAt > was).toBe(true);
    expect(await adoptPage(office.hall.database, ledger, world)).toBe(false);
    expect(await adoptedFacts()).toHaveLength(open);
    stop();
    const { body: changes } = await (await office.as('supervisor')).get<{ id: string }[]>('/api/rules');
    expect(changes.find(({ id }) => id === body.id)).toMatchObject({ running: true });
  });

  test('a book is taken on by new cases', async () => {
    const noticed = [...(book.layers[0]!.noticed ?? []), 2027];
    const draft = await bookWith({ noticed });
    expect((await post('/api/rules', { draft, reason: '录入2027年', running: false })).status).toBe(201);
    expect(await rulesOf(await aged(0))).toMatchObject({ calendar: 2 });
  });
});
