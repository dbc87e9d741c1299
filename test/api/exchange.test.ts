import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen } from '../../store/announce.ts';
import { until } from '../support/until.ts';
import { ear, tells, token } from './exchange.ts';
import { openOffice, seatOf, visitor, type Office, type Who } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ phoneToken: token });
});
afterAll(() => office.close());

describe('the telephone exchange', () => {
  test('has no address where no token is set', async () => {
    const without = await openOffice();
    await tells(without, 'missed', { phone: '13904830001' }).expect(404);
    await tells(without, 'ringing', { phone: '13904830001', username: 'operator' }).expect(404);
    await without.close();
  });

  test('is let in by its token alone, and not by a session', async () => {
    const body = { phone: '13904830001', username: 'operator' };
    for (const bearer of ['', token, 'Bearer ', `Bearer ${token}x`]) {
      const { headers, body: problem } = await tells(office, 'ringing', body, bearer).expect(401);
      expect([problem.code, headers['www-authenticate']]).toEqual(['wrongToken', 'Bearer']);
    }
    await (await office.as('operator')).post('/exchange/calls/ringing', body).expect(401);
    expect((await (await office.as('operator')).get('/api/calls/ringing').expect(200)).body).toBe(null);
  });

  test('is told what is wrong with a number, a seat or an instant', async () => {
    const { body } = await tells(office, 'missed', { phone: '12' }).expect(422);
    expect(body.issues[0]?.path).toEqual(['phone']);
    await tells(office, 'missed', { phone: '13904830001', at: 'yesterday' }).expect(422);
    await tells(office, 'missed', { phone: '13904830001', name: '王' }).expect(422);
    for (const username of ['nobody', 'handler', ''])
      expect(
        (await tells(office, 'ringing', { phone: '13904830001', username }).expect(422)).body.issues[0]?.path,
      ).toEqual(['username']);
    const seat = await office.as('operator');
    expect((await seat.get('/api/calls/missed').expect(200)).body).toMatchObject({ count: 0 });
  });

  test('is tried with twenty wrong tokens a minute from one address, no more', async () => {
    const guarded = await openOffice({ phoneToken: token });
    for (let nth = 0; nth < 20; nth++)
      await tells(guarded, 'missed', { phone: '13904830001' }, 'Bearer no').expect(401);
    await tells(guarded, 'missed', { phone: '13904830001' }, 'Bearer no').expect(429);
    await guarded.close();
  });

  test('is described with its own token', async () => {
    interface Described {
      paths: Record<string, Record<string, { security: object[] }>>;
    }
    const { body } = await visitor(office).get<Described>('/api/openapi.json').expect(200);
    for (const what of ['ringing', 'missed'])
      expect(body.paths[`/exchange/calls/${what}`]?.['post']?.security).toEqual([{ exchange: [] }]);
  });
});

describe('a call that rings at a seat', () => {
  test('is seen there alone, recorded, the newest only, and for two minutes', async () => {
    const at = async (who: Who) => (await (await office.as(who)).get('/api/calls/ringing').expect(200)).body;
    await tells(office, 'ringing', { phone: '+86 139 0483 0001', username: 'operator' }).expect(204);
    await tells(office, 'ringing', { phone: '0483-8336150', username: 'operator' }).expect(204);
    expect(await at('operator')).toEqual({ phone: '0483-8336150', at: expect.any(String) });
    expect(await at('otherOperator')).toBe(null);
    await (await office.as('handler')).get('/api/calls/ringing').expect(403);
    const { rows: looks } = await office.hall.database.query(
      `select user_id, action from access_log where reason = 'ringing'`,
    );
    expect(looks).toEqual([{ user_id: 'operator', action: 'lookUp' }]);
    await office.hall.database.query(`update ringing set at = now() - interval '121 seconds'`);
    expect(await at('operator')).toBe(null);
    await tells(office, 'ringing', { phone: '13904830001', username: 'otherOperator' }).expect(204);
    const { rows } = await office.hall.database.query('select user_id from ringing');
    expect(rows).toEqual([{ user_id: 'otherOperator' }]);
  });

  test('is told to the console of its operator, at whichever process he is, without its number', async () => {
    const other = office.beside();
    const said: string[] = [];
    const stop = listen(office.hall.database, { calls: (text) => said.push(text) }, () => undefined);
    const [his, others, hisHere] = [
      await ear(other, 'operator'),
      await ear(other, 'otherOperator'),
      await ear(office.app, 'operator'),
    ];
    const ears = [his, others, hisHere];
    try {
      await until('his consoles hear it', async () => {
        await tells(office, 'ringing', { phone: '13904830777', username: 'operator' }).expect(204);
        return [his, hisHere].every((one) => one.text().includes('event: ringing'));
      });
      expect(others.text()).not.toContain('ringing');
      await tells(office, 'missed', { phone: '13904830778' }).expect(204);
      await until('all hear of a missed call', () =>
        Promise.resolve(ears.every((one) => one.text().includes('event: missed'))),
      );
      const seat = await seatOf(other, 'operator');
      expect((await seat.get('/api/calls/ringing').expect(200)).body).toMatchObject({ phone: '13904830777' });
      expect(said[0]).toContain('"personId":"operator"');
      expect([...said, ...ears.map((one) => one.text())].join()).not.toMatch(/1390483|0777|0778/);
    } finally {
      for (const one of ears) await one.close();
      stop();
      other.stop();
    }
  });
});
