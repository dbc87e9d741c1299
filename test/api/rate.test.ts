import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { ratingToken } from '../../store/ratingLink.ts';
import { steps } from '../support/league.ts';
import { keys } from '../support/ledger.ts';
import { call, openOffice, type Office, type Seat } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const caller = { name: '斯琴高娃', phone: '13904835577' };
const word = { solved: 'yes', result: 'satisfied', manner: 'satisfied', speed: 'mostly', remark: '' };
const linkOf = (id: string): string => `/rate/${ratingToken(keys, id)}`;
const rate = (link: string, form: object) => request(office.app.app).post(link).type('form').send(form);

/** A case that waits for its citizen's word. */
async function waiting(): Promise<string> {
  const { id } = await call(office, { caller });
  const seat = async (who: 'dispatcher' | 'handler' | 'head' | 'reviewer'): Promise<Seat> => office.as(who);
  await (await seat('dispatcher')).command(id, steps.dispatch[1]).expect(200);
  await (await seat('handler')).command(id, { type: 'sign' }).expect(200);
  await (await seat('handler')).command(id, steps.reply[1]).expect(200);
  await (await seat('head')).command(id, { type: 'approveReply' }).expect(200);
  await (await seat('reviewer')).command(id, { type: 'approveReply' }).expect(200);
  return id;
}
const statusOf = async (id: string): Promise<unknown> =>
  ((await (await office.as('reviewer')).get(`/api/cases/${id}`).expect(200)).body as { status: string }).status;

describe('the link of a message', () => {
  test('shows a form without script, and the case’s number alone', async () => {
    const { text } = await request(office.app.app)
      .get(linkOf(await waiting()))
      .expect(200);
    expect(text).toContain('<form method="post">');
    expect(text).not.toMatch(/<script|斯琴|13904835577|暖气/);
  });

  test('closes the case on a satisfied word, once however often it is sent', async () => {
    const id = await waiting();
    await rate(linkOf(id), word).expect(200);
    await rate(linkOf(id), word).expect(200);
    expect(await statusOf(id)).toBe('closed');
    const { rows } = await office.hall.database.query(
      "select 1 from case_event where case_id = $1 and type = 'rated'",
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test('takes a dissatisfied word to the adjudicator', async () => {
    const id = await waiting();
    await rate(linkOf(id), { ...word, solved: 'no', result: 'dissatisfied', remark: '没有修好' }).expect(200);
    expect(await statusOf(id)).toBe('adjudication');
  });

  test('that is not filled in is shown again, and nothing is kept', async () => {
    const id = await waiting();
    await rate(linkOf(id), { solved: 'yes' }).expect(422);
    expect(await statusOf(id)).toBe('callback');
  });

  test('that nobody here made leads nowhere, also when it names a case', async () => {
    const id = await waiting();
    const other = ratingToken({ ...keys, phoneHash: Buffer.alloc(32, 1) }, id);
    for (const token of [other, 'x', '%00', 'A'.repeat(38)]) {
      await request(office.app.app).get(`/rate/${token}`).expect(404);
      await rate(`/rate/${token}`, word).expect(404);
    }
    expect(await statusOf(id)).toBe('callback');
  });
});

test('an objection that was upheld is a precedent: the unit comes later, the one it named comes up', async () => {
  const { id } = await call(office, { caller });
  const dispatcher = await office.as('dispatcher');
  const ranked = async (caseId: string) =>
    (await dispatcher.get<{ unitId: string; reason: string }[]>(`/api/cases/${caseId}/candidates`).expect(200)).body;
  const before = (await ranked(id)).find(({ unitId }) => unitId === 'zjj');
  await dispatcher.command(id, steps.dispatch[1]).expect(200);
  const head = await office.as('head');
  const asked = { type: 'returnCase', reason: 'otherUnitLeads', basis: '供热条例', suggestedUnitId: 'heat' } as const;
  await head.command(id, asked).expect(200);
  await (await office.as('teamLead')).command(id, { type: 'ruleOnReturn', uphold: true, reason: '同意' }).expect(200);
  const { id: next } = await call(office, { caller });
  const after = await ranked(next);
  expect(after.find(({ unitId }) => unitId === 'zjj')?.reason).toContain('曾退单获准 1 次');
  expect(before?.reason).not.toContain('退单');
  expect(after.find(({ unitId }) => unitId === 'heat')?.reason).toContain('退单裁定 1 次认定由其主办');
});
