import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rebuild } from '../../store/rebuild.ts';
import { enterpriseHash } from '../../store/seal.ts';
import { casesOfEnterprise } from '../../store/views.ts';
import { cast, steps } from '../support/league.ts';
import { keys, openHall, registerCase, submit, type Hall } from '../support/ledger.ts';

const [one, other] = ['91350100M000100Y43', '91152900MA0N000015'];
let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

const idsOf = async (code: string, but?: string): Promise<string[]> =>
  (await casesOfEnterprise(hall.database, enterpriseHash(keys, code), but, 20)).ids;
const rowOf = async (id: string) =>
  (
    await hall.database.query<{ enterprise: boolean; business_environment: boolean; enterprise_hash: Buffer | null }>(
      'select enterprise, business_environment, enterprise_hash from case_row where id = $1',
      [id],
    )
  ).rows[0];
const called = (creditCode: string, change: object = {}) =>
  registerCase(hall.ledger, { enterprise: { creditCode }, ...change });

describe('the cases of an enterprise', () => {
  test('are found by its code however it is written, by nobody else’s, and a case without one by none', async () => {
    const [upper, lower] = [await called(one), await called(one.toLowerCase())];
    const plain = await registerCase(hall.ledger);
    expect((await idsOf(one)).toSorted()).toEqual([upper.id, lower.id].toSorted());
    expect(await idsOf(one, upper.id)).toEqual([lower.id]);
    expect(await idsOf(other)).toEqual([]);
    expect(await rowOf(plain.id)).toEqual({ enterprise: false, business_environment: false, enterprise_hash: null });
  });

  test('come with the open ones first, then the newest', async () => {
    const code = '52152921MJY1234568';
    const open = await called(code);
    const ended = await called(code, { outcome: { kind: 'answered', answer: '已告知' } });
    const newest = await called(code, { outcome: { kind: 'answered', answer: '已告知' } });
    expect(await idsOf(code)).toEqual([open.id, newest.id, ended.id]);
  });

  test('follow a correction of the code, and stay with every other command', async () => {
    const kase = await called(one, { businessEnvironment: true });
    await submit(hall.ledger, kase, cast.operator, { type: 'correct', title: '另一个标题' });
    expect(await idsOf(one)).toContain(kase.id);
    await submit(hall.ledger, kase, cast.operator, { type: 'correct', enterprise: { creditCode: other } });
    expect(await idsOf(one)).not.toContain(kase.id);
    expect(await idsOf(other)).toEqual([kase.id]);
    await submit(hall.ledger, kase, cast.dispatcher, steps.dispatch[1]);
    expect(await idsOf(other)).toEqual([kase.id]);
    expect(await rowOf(kase.id)).toMatchObject({ enterprise: true, business_environment: true });
  });

  test('have the code sealed: no row holds it, nor a hash that can be made without the key', async () => {
    const code = '11152900011670000C';
    const kase = await called(code);
    await submit(hall.ledger, kase, cast.operator, { type: 'correct', enterprise: { creditCode: code } });
    for (const table of ['case_row', 'case_event', 'case_words', 'effect', 'outbox', 'command_log']) {
      const { rows } = await hall.database.query<{ text: string }>(`select t::text as text from ${table} t`);
      expect(rows.filter(({ text }) => text.includes(code))).toEqual([]);
    }
    const strange = { ...keys, phoneHash: Buffer.alloc(32, 1) };
    expect(enterpriseHash(strange, code)).not.toEqual(enterpriseHash(keys, code));
  });
});

describe('a rebuild', () => {
  test('finds nothing to mend, and restores a hash and marks that were lost from the sealed words', async () => {
    const kase = await called(one, { businessEnvironment: true });
    expect(await rebuild(hall.database, keys, false)).toMatchObject({ different: [], broken: [] });
    const before = await rowOf(kase.id);
    await hall.database.query(
      'update case_row set enterprise = false, business_environment = false, enterprise_hash = null where id = $1',
      [kase.id],
    );
    expect(await rebuild(hall.database, keys, true)).toMatchObject({ different: [kase.id] });
    expect(await rowOf(kase.id)).toEqual(before);
    expect(await idsOf(one)).toContain(kase.id);
  });

  test('takes the hash away where the words were erased', async () => {
    const kase = await called(one);
    await hall.database.query(`delete from case_words where case_id = $1 and field = 'creditCode'`, [kase.id]);
    expect(await rebuild(hall.database, keys, true)).toMatchObject({ different: [kase.id], broken: [] });
    expect(await rowOf(kase.id)).toMatchObject({ enterprise: true, enterprise_hash: null });
    expect(await idsOf(one)).not.toContain(kase.id);
  });
});
