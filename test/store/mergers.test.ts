import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSend } from '../../activities/channels.ts';
import type { Case } from '../../domain/case/case.ts';
import { createEffects } from '../../store/effects.ts';
import { cast, steps } from '../support/league.ts';
import { keys, openHall, registerCase, submit, type Hall } from '../support/ledger.ts';
import { chapter } from '../support/network.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

const stateOf = async (id: string): Promise<Case> =>
  (await hall.database.query<{ state: Case }>('select state from case_row where id = $1', [id])).rows[0]!.state;
const factsOf = async (id: string): Promise<string[]> =>
  (
    await hall.database.query<{ type: string }>('select type from case_event where case_id = $1 order by seq', [id])
  ).rows.map((row) => row.type);

/** Sends what a case owes, as a worker does. */
async function deliver(id: string): Promise<void> {
  const effects = createEffects(hall.database, keys);
  const send = createSend(effects, hall.ledger, {});
  for (const owed of await effects.owedBy(id)) await effects.perform(owed, send);
}

/** Two cases, the second merged into the first and delivered. */
async function pair(): Promise<[master: Case, follower: Case]> {
  const [master, follower] = [await registerCase(hall.ledger), await registerCase(hall.ledger)];
  await submit(hall.ledger, follower, cast.dispatcher, { type: 'merge', intoCaseId: master.id, reason: '同一事项' });
  await deliver(follower.id);
  return [master, follower];
}
const withdraw = (kase: Case) => submit(hall.ledger, kase, cast.operator, { type: 'withdraw' });

test('the other case learns who follows it, and the follower hears of its end, once', async () => {
  const [master, follower] = await pair();
  expect((await stateOf(master.id)).followers).toEqual([follower.id]);
  for (const [who, command] of [...chapter.passed.slice(1), steps.satisfied])
    await submit(hall.ledger, master, who, command);
  await deliver(master.id);
  await deliver(master.id);
  expect((await factsOf(follower.id)).slice(-2)).toEqual(['merged', 'masterEnded']);
  // a worker that died between telling and recording tells again
  await hall.database.query(`update effect set performed_at = null where case_id = $1 and template = 'masterEnded'`, [
    master.id,
  ]);
  await hall.database.query(`delete from notice where case_id = $1 and template = 'masterEnded'`, [master.id]);
  await deliver(master.id);
  expect((await factsOf(follower.id)).filter((type) => type === 'masterEnded')).toHaveLength(1);
});

test('a case that has ended is joined no more: who would have followed it is dispatched', async () => {
  const [master, follower] = [await registerCase(hall.ledger), await registerCase(hall.ledger)];
  await withdraw(master);
  await submit(hall.ledger, follower, cast.dispatcher, { type: 'merge', intoCaseId: master.id, reason: '同一事项' });
  await deliver(follower.id);
  expect(await stateOf(follower.id)).toMatchObject({ status: 'triage' });
});

test('a follower that was another matter after all is forgotten by the other case', async () => {
  const [master, follower] = await pair();
  await submit(hall.ledger, follower, cast.dispatcher, { type: 'unmerge', reason: '不是同一事项' });
  await deliver(follower.id);
  expect((await stateOf(master.id)).followers).toEqual([]);
});

test('a case that is withdrawn sends those that followed it back to dispatch', async () => {
  const [master, follower] = await pair();
  await withdraw(master);
  await deliver(master.id);
  expect(await stateOf(follower.id)).toMatchObject({ status: 'triage' });
  expect((await factsOf(follower.id)).at(-1)).toBe('unmerged');
});
