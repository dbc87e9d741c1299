import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPresence } from '../../api/presence.ts';
import { engineAt } from '../../api/routes/engine.ts';
import { findCase } from '../../store/views.ts';
import { listen } from '../../store/announce.ts';
import { until } from '../support/until.ts';
import { call, openOffice, seatOf, visitor, type Office, type Who } from './office.ts';

interface Other {
  name: string;
  doing: string;
}

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const dispatched = { outcome: { kind: 'dispatched', leadUnitId: 'zjj' } };
async function comes(who: Who, id: string, doing = 'reading'): Promise<string[]> {
  const { body } = await (await office.as(who)).post<Other[]>(`/api/cases/${id}/presence`, { doing }).expect(200);
  return body.map((other) => `${other.name} ${other.doing}`);
}

describe('who else has a case open', () => {
  test('is told to the centre of all, to a unit of its own people', async () => {
    const { id } = await call(office, dispatched);
    expect(await comes('callbackAgent', id)).toEqual([]);
    expect(await comes('handler', id, 'typing')).toEqual([]);
    expect(await comes('head', id)).toEqual(['某handler typing']);
    expect(await comes('dispatcher', id)).toEqual(['某callbackAgent reading', '某handler typing', '某head reading']);
    await comes('handler', id, 'left');
    expect(await comes('head', id)).toEqual([]);
  });

  test('is told between processes: who comes, what he does, that he leaves; ids alone are said', async () => {
    const other = office.beside();
    const said: string[] = [];
    const stop = listen(office.hall.database, { presence: (text) => said.push(text) }, () => undefined);
    try {
      const { id } = await call(office, dispatched);
      const here = (who: Who, doing: string) => comes(who, id, doing);
      const seat = await seatOf(other, 'dispatcher');
      const seen = async (): Promise<string> =>
        (await seat.post<Other[]>(`/api/cases/${id}/presence`, { doing: 'reading' }).expect(200)).body
          .map(({ name, doing }) => `${name} ${doing}`)
          .join();
      const becomes = (what: string) => until(what, async () => (await seen()) === what);
      await until('both listen', async () => {
        await here('handler', 'reading');
        return said.length > 0 && (await seen()) === '某handler reading';
      });
      await here('handler', 'typing');
      await becomes('某handler typing');
      expect(await comes('reviewer', id)).toEqual(['某handler typing', '某dispatcher reading']);
      await here('handler', 'left');
      await here('reviewer', 'left');
      await becomes('');
      await (await office.as('head')).post(`/api/cases/${id}/presence`, { doing: 'reading' }).expect(200);
      await becomes('某head reading');
      expect(said.join()).not.toContain('某');
      const stranger = await seatOf(other, 'coHandler');
      await stranger.post(`/api/cases/${id}/presence`, { doing: 'reading' }).expect(404);
    } finally {
      stop();
      other.stop();
    }
  });

  test('is heard again after the connection broke', async () => {
    const other = office.beside();
    try {
      const { id } = await call(office, dispatched);
      const seat = await seatOf(other, 'reviewer');
      const sees = async (): Promise<number> =>
        (await seat.post<Other[]>(`/api/cases/${id}/presence`, { doing: 'reading' }).expect(200)).body.length;
      const comesOver = async () => {
        await comes('dispatcher', id);
        return (await sees()) === 1;
      };
      await until('it is heard', comesOver);
      await comes('dispatcher', id, 'left');
      const { rowCount } = await office.hall.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen presence' and datname = current_database()`,
      );
      expect(rowCount).toBe(2);
      await until(
        'nobody is there',
        async () => (await sees()) === 0 || (await comes('dispatcher', id, 'left'), false),
      );
      await until('it is heard again', comesOver);
    } finally {
      other.stop();
    }
  });

  test('is nothing to whoever may not read it, or is nobody', async () => {
    const { id } = await call(office, dispatched);
    await (await office.as('stranger')).post(`/api/cases/${id}/presence`, { doing: 'reading' }).expect(404);
    await (await office.as('dispatcher')).post(`/api/cases/${id}/presence`, { doing: 'singing' }).expect(422);
    await visitor(office).post(`/api/cases/${id}/presence`).send({ doing: 'reading' }).expect(401);
    expect(await comes('dispatcher', id)).toEqual([]);
  });

  test('follows the case: a unit that has lost it hears no more', async () => {
    const { id } = await call(office, dispatched);
    const { kase } = await caseOf(id);
    const heard: string[] = [];
    let now = 0;
    const presence = createPresence(
      (_, there) => heard.push(there.map((actor) => actor.id).join(' ')),
      30_000,
      () => now,
    );
    const handler = { id: 'handler', roles: ['handler'], unitId: 'zjj' } as const;
    const head = { id: 'head', roles: ['unitHead'], unitId: 'zjj' } as const;
    presence.here(kase, { actor: handler, name: '巴图', doing: 'reading' });
    now = 20_000;
    presence.here(kase, { actor: head, name: '图雅', doing: 'reading' });
    presence.here(kase, { actor: head, name: '图雅', doing: 'reading' });
    expect(presence.seenBy(head, id)).toMatchObject([{ name: '巴图' }]);
    now = 30_000;
    presence.tidy();
    expect(presence.seenBy(head, id)).toEqual([]);
    expect(heard).toEqual(['handler', 'handler head', 'head']);
    presence.here(kase, { actor: handler, name: '巴图', doing: 'typing' });
    presence.changed({ ...kase, leadUnitId: 'street' });
    expect(presence.seenBy(head, id)).toEqual([]);
  });
});

async function caseOf(id: string) {
  const found = await findCase(office.hall.database, id);
  if (!found) throw new Error('no such case');
  return found;
}

describe('the engine', () => {
  const now = Date.parse('2026-11-24T03:00:00.000Z');
  const before = (seconds: number) => new Date(now - seconds * 1000);
  const waiting = (seconds: number | undefined) => {
    const since = seconds === undefined ? null : before(seconds);
    return { outbox: { count: 40, since }, cases: { count: 37, since }, owed: { count: 12, since } };
  };

  test('is away once it misses more than a ping or two, since the oldest of what waits', () => {
    expect(engineAt(now, before(3), waiting(3))).toMatchObject({ state: 'ok', cases: 0, notices: 0 });
    expect(engineAt(now, before(9), waiting(undefined))).toMatchObject({
      state: 'away',
      since: before(9).toISOString(),
    });
    expect(engineAt(now, before(9), waiting(1_680))).toEqual({
      ...{ state: 'away', since: '2026-11-24T02:32:00.000Z', cases: 37, notices: 12 },
    });
  });

  test('is late when it answers and something has waited for more than a minute', () => {
    expect(engineAt(now, undefined, waiting(59))).toMatchObject({ state: 'ok', since: null });
    expect(engineAt(now, undefined, waiting(60))).toMatchObject({ state: 'late', since: before(60).toISOString() });
  });

  test('is told to whoever is signed in, with what waits', async () => {
    await call(office, dispatched);
    const { body } = await (await office.as('coHandler')).get<Record<string, unknown>>('/api/engine').expect(200);
    expect(body).toMatchObject({ state: 'away', since: '2026-11-24T02:32:00.000Z' });
    expect(body['cases']).toBeGreaterThan(0);
    expect(body['notices']).toBeGreaterThan(0);
    await visitor(office).get('/api/engine').expect(401);
  });
});
