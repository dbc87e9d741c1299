import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { steps } from '../support/league.ts';
import { call, openOffice, type Office, type Seen, type Who } from './office.ts';

let office: Office;
const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const titles = async (filter: object): Promise<string[]> =>
  (await (await office.as('supervisor')).get<Seen[]>(`/api/cases?range=[0,99]&filter=${json(filter)}`).expect(200)).body
    .map(({ title }) => title)
    .toSorted();

beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

interface AheadUnit {
  unitId: string | null;
  overdue: number;
  yellow: number[];
  red: number[];
}
interface Ahead {
  edges: string[];
  units: AheadUnit[];
  levels: { level: number; count: number }[];
  letters: { total: number; list: { title: string; nth: number; level: number; dueAt: string | null }[] };
  urged: { units: { unitId: string; cases: number; urges: number }[]; list: { title: string; urgeCount: number }[] };
}
const ahead = async () => (await (await office.as('supervisor')).get<Ahead>('/api/statistics/ahead').expect(200)).body;

describe('what lies ahead', () => {
  beforeAll(async () => {
    const dispatcher = await office.as('dispatcher');
    for (const [hours, title] of [
      [1, '一小时'],
      [6, '六小时'],
      [20, '二十小时'],
      [40, '四十小时'],
      [90, '九十小时'],
      [-3, '已超期'],
    ] as const) {
      const { id } = await call(office, { title });
      await dispatcher.command(id, steps.dispatch[1]).expect(200);
      await office.hall.database.query(
        `update case_row set due_at = now() + make_interval(hours => $2, mins => 5),
          yellow_at = now() + make_interval(hours => $2 - 4, mins => 5) where id = $1`,
        [id, hours],
      );
    }
    const { id } = await call(office, { title: '督办的事' });
    await dispatcher.command(id, steps.dispatch[1]).expect(200);
    const supervisor = await office.as('supervisor');
    await supervisor.command(id, { type: 'supervise', level: 2, reason: '多次反映' }).expect(200);
    for (let i = 0; i < 2; i++) await supervisor.command(id, { type: 'urge', text: '请尽快' }).expect(200);
    await office.hall.database.query('update case_row set due_at = null, yellow_at = null where id = $1', [id]);
  }, 60_000);

  test('is counted by unit and by hours, and every count is its list', async () => {
    const { units, edges } = await ahead();
    const hoursTo = (edge: string) => (Date.parse(edge) - Date.parse(edges[0] ?? '')) / 3_600_000;
    expect(edges.map(hoursTo)).toEqual([0, 2, 8, 24, 48]);
    const [zjj] = units;
    expect(zjj).toMatchObject({ unitId: 'zjj', overdue: 1, red: [1, 1, 1, 1], yellow: [0, 1, 1, 1] });
    const wanted = {
      red: ['一小时', '六小时', '二十小时', '四十小时'],
      yellow: ['', '六小时', '二十小时', '四十小时'],
    };
    for (const colour of ['red', 'yellow'] as const)
      for (let i = 0; i < 4; i++) {
        const span = { After: edges[i], Before: edges[i + 1] };
        const field = colour === 'red' ? 'due' : 'yellow';
        const filter = {
          open: true,
          leadUnitId: 'zjj',
          [`${field}After`]: span.After,
          [`${field}Before`]: span.Before,
        };
        expect(await titles(filter)).toEqual([wanted[colour][i]].filter(Boolean));
      }
    expect(await titles({ open: true, overdue: true, led: true })).toEqual(['已超期']);
  });

  test('levels, letters and urging are those of the cases', async () => {
    const { levels, letters, urged } = await ahead();
    expect(levels).toEqual([{ level: 2, count: 1 }]);
    expect(letters).toMatchObject({
      total: 1,
      list: [{ title: '督办的事', nth: 1, level: 2, dueAt: expect.any(String) }],
    });
    expect(urged).toMatchObject({
      units: [{ unitId: 'zjj', cases: 1, urges: 2 }],
      list: [{ title: '督办的事', urgeCount: 2 }],
    });
    expect(await titles({ open: true, supervisionLevel: 2 })).toEqual(['督办的事']);
    expect(await titles({ open: true, asks: 'letter' })).toEqual(['督办的事']);
    expect(await titles({ open: true, urged: true, leadUnitId: 'zjj' })).toEqual(['督办的事']);
  });

  test.each<Who>(['handler', 'operator', 'leader', 'auditor', 'admin'])('is not for the %s', async (who) => {
    await (await office.as(who)).get('/api/statistics/ahead').expect(403);
  });
});

interface Shift {
  people: { id: string; roles: string[]; seenAt: string }[];
  queues: { queue: string; count: number; number: string | null; title: string | null }[];
  engine: {
    state: string;
    outbox: { count: number; since: string | null };
    owed: { count: number };
    strikes: { count: number; since: string | null };
    canary: { state: string; last: Beat | null; onTime: { numerator: number; denominator: number } };
  };
}
interface Beat {
  state: string;
  dueAt: string;
  struckAt: string | null;
  lateMs: number | null;
}
const shift = async () => (await (await office.as('teamLead')).get<Shift>('/api/statistics/shift').expect(200)).body;

describe('the shift', () => {
  test('knows who is signed in, and when he was seen last', async () => {
    await office.as('dispatcher');
    const { people } = await shift();
    const ids = people.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['teamLead', 'dispatcher']));
    expect(ids).not.toContain('reviewer');
    await office.hall.database.query(
      `update web_session set seen_at = now() - interval '2 hours' where sess ->> 'userId' = 'dispatcher'`,
    );
    expect((await shift()).people.at(-1)?.id).toBe('dispatcher');
  });

  test('notes that a session is in use', async () => {
    const seat = await office.as('reviewer');
    const seen = async (): Promise<number> => {
      const { rows } = await office.hall.database.query<{ at: Date }>(
        `select seen_at as at from web_session where sess ->> 'userId' = 'reviewer'`,
      );
      return rows[0]!.at.getTime();
    };
    await office.hall.database.query(
      `update web_session set seen_at = now() - interval '1 day' where sess ->> 'userId' = 'reviewer'`,
    );
    const before = await seen();
    await seat.get('/api/session').expect(200);
    for (const end = Date.now() + 5_000; Date.now() < end && (await seen()) === before;)
      await new Promise((done) => setTimeout(done, 20));
    expect(await seen()).toBeGreaterThan(before + 86_000_000);
  });

  test('has the oldest case of each of its queues', async () => {
    office.hall.setClock('2026-11-16T02:00:00.000Z');
    const { number } = await call(office, { title: '最早的' });
    office.hall.setClock(undefined);
    await call(office, { title: '后来的' });
    const { queues } = await shift();
    const triage = queues.find(({ queue }) => queue === 'triage');
    expect(triage).toMatchObject({ number, title: '最早的' });
    expect(triage?.count).toBe((await titles({ status: ['triage', 'conferring'] })).length);
    expect(queues.find(({ queue }) => queue === 'appeals')).toMatchObject({ count: 0, number: null });
  });

  test('says what waits for the engine, and since when', async () => {
    const { engine } = await shift();
    const { rows } = await office.hall.database.query<{ n: number; since: Date }>(
      'select count(*)::int as n, min(at) as since from outbox',
    );
    expect(engine).toMatchObject({ state: 'down', outbox: { count: rows[0]!.n, since: rows[0]!.since.toISOString() } });
    expect(engine.owed.count).toBeGreaterThan(0);
  });

  test('says what nobody has struck for a minute, and which cases that are', async () => {
    const { database } = office.hall;
    const strikesAt = (secondsAgo: number, id: string) =>
      database.query(
        `update case_row set next_strike_at = clock_timestamp() - make_interval(secs => $2) where id = $1`,
        [id, secondsAgo],
      );
    await database.query(`update case_row set next_strike_at = clock_timestamp() + interval '1 day'`);
    expect((await shift()).engine.strikes).toEqual({ count: 0, since: null });
    const [late, later, soon] = [await call(office), await call(office), await call(office)];
    await strikesAt(70, late.id);
    await strikesAt(300, later.id);
    await strikesAt(50, soon.id);
    const { count, since } = (await shift()).engine.strikes;
    expect(count).toBe(2);
    expect(Math.round((Date.now() - Date.parse(since ?? '')) / 10_000)).toBe(30);
    const list = await (await office.as('teamLead')).get<Seen[]>('/api/statistics/shift/strikes').expect(200);
    expect(list.body.map(({ number }) => number)).toEqual([later.number, late.number]);
  });

  test('says whether the canary is on time; its numbers are those of its list', async () => {
    const { database } = office.hall;
    expect((await shift()).engine.canary).toEqual({
      ...{ state: 'silent', last: null },
      onTime: { numerator: 0, denominator: 0, rate: null },
    });
    const plant = (minutesAgo: number, lateSeconds: number) =>
      database.query(
        `insert into canary select gen_random_uuid(), at, at + interval '30 seconds', at + make_interval(secs => 30 + $2::float)
         from (select clock_timestamp() - make_interval(mins => $1) as at) t`,
        [minutesAgo, lateSeconds],
      );
    await plant(22, 0.2);
    await plant(17, 12);
    await plant(2, 0.4);
    const { state, last, onTime } = (await shift()).engine.canary;
    expect([state, last?.lateMs, onTime]).toEqual(['onTime', 400, { numerator: 2, denominator: 5, rate: 0.4 }]);
    const { body } = await (await office.as('teamLead')).get<Beat[]>('/api/statistics/shift/beats').expect(200);
    expect(body.map((beat) => beat.state)).toEqual(['onTime', 'missed', 'missed', 'late', 'onTime']);
    expect(body[0]).toEqual(last);
  });

  test.each<Who>(['handler', 'operator', 'supervisor', 'leader', 'admin'])('is not for the %s', async (who) => {
    for (const part of ['', '/beats', '/strikes'])
      await (await office.as(who)).get(`/api/statistics/shift${part}`).expect(403);
  });
});
