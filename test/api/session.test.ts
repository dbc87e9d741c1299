import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openOffice, password, visitor, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('a session', () => {
  test('says who one is, what one may ask, and the token of writes', async () => {
    const { body } = await (await office.as('dispatcher')).get('/api/session').expect(200);
    expect(body.user).toMatchObject({
      id: 'dispatcher',
      roles: ['dispatcher'],
      unitId: 'centre',
      unitName: 'centre局',
    });
    expect(body.may).toEqual(expect.arrayContaining(['dispatch', 'queue:triage']));
    expect(body.may).not.toContain('reply');
    expect(body.csrf.length).toBeGreaterThan(20);
    expect(JSON.stringify(body)).not.toMatch(/argon2|passwordHash/);
  });

  test('shows where the engine’s own pages are to who answers for the system or the shift, and to nobody else', async () => {
    const seen = async (who: 'admin' | 'teamLead' | 'dispatcher') =>
      (await (await office.as(who)).get('/api/session')).body.user;
    const workflowsUrl = 'http://engine.test/namespaces/default/workflows/';
    expect(await seen('admin')).toMatchObject({ workflowsUrl });
    expect(await seen('teamLead')).toMatchObject({ workflowsUrl });
    expect(await seen('dispatcher')).not.toHaveProperty('workflowsUrl');
  });

  test('is refused with a wrong password, and alike for an unknown name', async () => {
    const wrong = await visitor(office).post('/api/session').send({ username: 'operator', password: 'x' });
    const unknown = await visitor(office).post('/api/session').send({ username: 'nobody', password: 'x' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.type).toBe('application/problem+json');
    expect(wrong.body).toMatchObject({ status: 401, code: 'wrongPassword' });
    expect(unknown.body.code).toBe('wrongPassword');
  });

  test('is no fault for names and passwords that are none', async () => {
    const odd = ['a\u0000b', '\ud800', ' ', '字'.repeat(100), '"; drop table app_user --'];
    for (const username of odd) {
      const { status } = await visitor(office).post('/api/session').send({ username, password: username });
      expect([401, 422]).toContain(status);
    }
    await visitor(office)
      .post('/api/session')
      .send({ username: 'operator', password: [1] })
      .expect(422);
  });

  test('its cookie is not for scripts, nor for other sites', async () => {
    const { headers } = await visitor(office).post('/api/session').send({ username: 'operator', password });
    expect(String(headers['set-cookie'])).toMatch(/^yihao=.*HttpOnly; SameSite=Lax/);
  });

  test('signs in anew over an old session, under another id', async () => {
    const agent = visitor(office);
    const first = await agent.post('/api/session').send({ username: 'operator', password }).expect(200);
    const second = await agent.post('/api/session').send({ username: 'dispatcher', password }).expect(200);
    expect(second.headers['set-cookie']).not.toEqual(first.headers['set-cookie']);
    expect((await agent.get('/api/session')).body.user.id).toBe('dispatcher');
  });

  test('ends, and is worth nothing afterwards', async () => {
    const agent = visitor(office);
    const { body } = await agent.post('/api/session').send({ username: 'operator', password });
    await agent.delete('/api/session').expect(403);
    await agent.delete('/api/session').set('X-CSRF-Token', body.csrf).expect(204);
    await agent.get('/api/session').expect(401);
  });

  test('ten wrong passwords close the account to that address for a while, and to no one else', async () => {
    const closed = await openOffice();
    const attempt = (username: string, secret: string) =>
      visitor(closed).post('/api/session').send({ username, password: secret });
    for (let i = 0; i < 10; i++) await attempt('operator', 'guess').expect(401);
    const { body } = await attempt('operator', password).expect(429);
    expect(body.code).toBe('tooManyAttempts');
    await attempt('dispatcher', password).expect(200);
    await closed.close();
  });

  test('of somebody who is no longer active ends', async () => {
    const other = await openOffice({ personForMs: 50 });
    const seat = await other.as('operator');
    await other.hall.prisma.user.update({ where: { id: 'operator' }, data: { active: false } });
    const again = await visitor(other).post('/api/session').send({ username: 'operator', password });
    expect(again.status).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await seat.get('/api/queues').expect(401);
    await other.close();
  });
});
