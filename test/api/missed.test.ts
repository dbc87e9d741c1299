import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { noteMissed } from '../../store/missed.ts';
import { keys } from '../support/ledger.ts';
import { tells, token } from './exchange.ts';
import { aCall, openOffice, visitor, type Office, type Who } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ phoneToken: token });
});
afterAll(() => office.close());

interface Row {
  id: string;
  phone: string;
  times: number;
  firstAt: string;
  lastAt: string;
  tries: number;
  outcome: string | null;
  takenByName: string | null;
}
interface Waiting {
  count: number;
  since: string | null;
  waiting: Row[];
  gaveUp: Row[];
}

const misses = (phone: string, at?: string) =>
  tells(office, 'missed', { phone, ...(at !== undefined && { at }) }).expect(204);
const list = async (who: Who = 'operator'): Promise<Waiting> =>
  (await (await office.as(who)).get<Waiting>('/api/calls/missed').expect(200)).body;
const rowOf = async (end: string): Promise<Row> => {
  const row = (await list()).waiting.find(({ phone }) => phone.endsWith(end));
  if (!row) throw new Error(`nobody waits at ${end}`);
  return row;
};
const take = async (who: Who, id: string) => (await office.as(who)).post(`/api/calls/missed/${id}/take`, undefined);
const tried = async (who: Who, id: string, outcome: string) =>
  (await office.as(who)).post<Row>(`/api/calls/missed/${id}/tried`, { outcome });
const looks = async (who: Who, action: string, reason: string): Promise<number> => {
  const { rows } = await office.hall.database.query<{ n: number }>(
    'select count(*)::int as n from access_log where user_id = $1 and action = $2 and reason = $3',
    [who, action, reason],
  );
  return rows[0]?.n ?? 0;
};

describe('a missed call', () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  test('waits once per number however often it rang, masked, who rang first first', async () => {
    const [first, second] = [minutesAgo(10), minutesAgo(8)];
    await Promise.all([misses('13904830101', first), misses('139 0483 0101', second)]);
    await misses('13904830101', second);
    await misses('13904830102', minutesAgo(20));
    const { waiting, count, since } = await list('teamLead');
    const shown = waiting.filter(({ phone }) => /010[12]$/.test(phone));
    expect(shown.map(({ phone, times }) => [phone, times])).toEqual([
      ['139****0102', 1],
      ['139****0101', 2],
    ]);
    expect(Date.parse(shown[1]?.lastAt ?? '') - Date.parse(shown[1]?.firstAt ?? '')).toBeGreaterThan(119_000);
    expect([count, since]).toEqual([waiting.length, waiting[0]?.firstAt]);
    for (const who of ['dispatcher', 'handler', 'auditor'] as const)
      await (await office.as(who)).get('/api/calls/missed').expect(403);
  });

  test('rings at no later instant than now, and is kept sealed', async () => {
    await misses('13904830103', minutesAgo(-60));
    expect(Date.parse((await rowOf('0103')).lastAt)).toBeLessThanOrEqual(Date.now() + 1_000);
    const { rows } = await office.hall.database.query('select row_to_json(m)::text as text from missed_call m');
    expect(JSON.stringify(rows)).not.toContain('1390483');
  });

  test('is taken by one of two who race for it; the other hears by whom, for ten minutes', async () => {
    await misses('13904830104');
    const { id } = await rowOf('0104');
    const answers = await Promise.all([take('operator', id), take('teamLead', id), take('otherOperator', id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const won = (['operator', 'teamLead', 'otherOperator'] as const)[answers.findIndex(({ status }) => status === 200)];
    if (!won) throw new Error('nobody won');
    expect(answers.find(({ status }) => status === 200)?.body).toEqual({ phone: '13904830104' });
    const lost = answers.find(({ status }) => status === 409)?.body;
    expect(lost).toMatchObject({ code: 'callTaken', present: { by: `某${won}` } });
    expect(lost?.detail).toContain(`某${won}`);
    expect((await rowOf('0104')).takenByName).toBe(`某${won}`);
    expect(await looks(won, 'reveal', 'missedCall')).toBe(1);
    expect((await take(won, id)).status).toBe(200);
    await office.hall.database.query(`update missed_call set taken_at = now() - interval '601 seconds' where id = $1`, [
      id,
    ]);
    const next = won === 'operator' ? 'teamLead' : 'operator';
    expect((await take(next, id)).status).toBe(200);
    expect((await tried(won, id, 'reached')).body).toMatchObject({ code: 'callTaken' });
  });

  test('is settled by a case from its number that is registered after it, and waits anew when it rings again', async () => {
    await misses('13904830105', minutesAgo(3));
    await misses('13904830105', minutesAgo(2));
    const { id } = await rowOf('0105');
    const desk = await office.as('operator');
    await desk.post('/api/cases', { ...aCall, caller: { phone: '13904830105' } }).expect(201);
    await expect(rowOf('0105')).rejects.toThrow();
    expect((await take('operator', id)).body).toMatchObject({ code: 'callSettled' });
    await misses('13904830105', minutesAgo(1));
    await expect(rowOf('0105')).rejects.toThrow();
    await misses('13904830105');
    const again = await rowOf('0105');
    expect([again.times, again.id === id]).toEqual([1, false]);
    const { rows } = await office.hall.database.query<{ outcome: string }>(
      'select outcome from missed_call where id = $1',
      [id],
    );
    expect(rows).toEqual([{ outcome: 'registered' }]);
  });

  test('is done once its caller was reached', async () => {
    await misses('13904830106');
    const { id } = await rowOf('0106');
    expect((await tried('operator', id, 'reached')).body).toMatchObject({ code: 'callNotTaken' });
    await take('operator', id);
    expect((await tried('operator', id, 'reached')).body).toEqual({ tries: 0, outcome: 'reached' });
    await expect(rowOf('0106')).rejects.toThrow();
    expect((await tried('operator', id, 'reached')).status).toBe(409);
  });

  test('is given up after three tries in vain and shown so for a day; a new call begins them anew', async () => {
    await misses('13904830107', minutesAgo(5));
    const { id } = await rowOf('0107');
    const inVain = async () => {
      await take('operator', id);
      return (await tried('operator', id, 'noAnswer')).body;
    };
    expect([await inVain(), await inVain()]).toEqual([
      { tries: 1, outcome: null },
      { tries: 2, outcome: null },
    ]);
    expect(await rowOf('0107')).toMatchObject({ tries: 2, takenByName: null });
    await misses('13904830107');
    expect(await rowOf('0107')).toMatchObject({ tries: 0, times: 2 });
    expect([(await inVain()).tries, (await inVain()).tries, await inVain()]).toEqual([
      1,
      2,
      { tries: 3, outcome: 'gaveUp' },
    ]);
    const { gaveUp } = await list();
    expect(gaveUp).toMatchObject([{ id, phone: '139****0107', tries: 3, outcome: 'gaveUp' }]);
    await office.hall.database.query(`update missed_call set done_at = now() - interval '25 hours' where id = $1`, [
      id,
    ]);
    await noteMissed(office.hall.database, keys, '13904830108');
    expect((await list()).gaveUp).toEqual([]);
    const { rows } = await office.hall.database.query('select sealed from missed_call where id = $1', [id]);
    expect(rows).toEqual([{ sealed: null }]);
  });

  test('is nothing where there is none', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const id of [nobody, 'x']) {
      expect((await take('operator', id)).status).toBe(404);
      expect((await tried('operator', id, 'reached')).status).toBe(404);
    }
    expect((await tried('operator', nobody, 'lost')).status).toBe(422);
    expect((await take('dispatcher', nobody)).status).toBe(403);
  });

  test('is counted in the figures and for the team lead; no number stands in a log', async () => {
    const fresh = await openOffice({ phoneToken: token });
    await tells(fresh, 'missed', { phone: '13904830109', at: minutesAgo(7) }).expect(204);
    const { text } = await visitor(fresh).get('/metrics').expect(200);
    expect(text).toMatch(/^yihao_missed_calls 1$/m);
    expect(Number(/^yihao_missed_calls_oldest_seconds (.+)$/m.exec(text)?.[1])).toBeGreaterThan(419);
    const { body } = await (await fresh.as('teamLead')).get('/api/statistics/shift').expect(200);
    expect(body).toMatchObject({ missed: { count: 1, since: expect.any(String) } });
    expect(fresh.log() + office.log()).not.toMatch(/1390483|8336150/);
    expect(fresh.log()).toContain('/exchange/calls/missed');
    await fresh.close();
  });
});
