import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Case } from '../../domain/case/case.ts';
import { decide } from '../../domain/case/decide.ts';
import { isRefusal } from '../../domain/case/moment.ts';
import { mayRead } from '../../domain/people.ts';
import { rebuild } from '../../store/rebuild.ts';
import { stableJson } from '../../store/seal.ts';
import type { Answer } from '../../store/ledger.ts';
import { broken, stagesOf } from '../support/invariants.ts';
import { asCommand } from '../support/league.ts';
import { ask, keys, openHall, submit, type Hall } from '../support/ledger.ts';
import { network } from '../support/network.ts';
import { storyOf, wanted, type Asked } from '../support/stories.ts';

const { stories, seed } = wanted;
const lastsMs = 30_000;
const length = 60;
const lanes = 4;

let halls: Hall[];
beforeAll(async () => {
  halls = await Promise.all(Array.from({ length: lanes }, () => openHall(undefined, network)));
});
afterAll(() => Promise.all(halls.map((hall) => hall.close())));

const reached = new Set<string>();

/** What the ledger answers, beside what the model expects: equal unless the ledger is wrong. */
async function both(hall: Hall, { kase, asker, input, at }: Asked): Promise<[answer: unknown, model: unknown, Answer]> {
  hall.setClock(at);
  const command = asCommand(input);
  const answer = await (kase
    ? submit(hall.ledger, kase, asker, input)
    : hall.ledger.register(command as Extract<typeof command, { type: 'register' }>, ask(asker)));
  if (kase && !mayRead(asker, kase)) return [answer, { notFound: true }, answer];
  const born = 'facts' in answer ? answer.kase : undefined;
  const { number = '', callerId, reachable = false, repeatCount = 0 } = born ?? {};
  const fresh = { number, reachable, repeatCount, ...(callerId !== undefined && { callerId }) };
  const expected = decide(kase, command, { at, actor: asker, world: network, fresh, attached: new Set() });
  if (isRefusal(expected)) return [answer, { ...expected, ...(kase && { kase }) }, answer];
  const facts = 'facts' in answer ? answer.facts.map(({ words: _, ...fact }) => fact) : [];
  const stages = stagesOf(kase, expected.facts, born?.id ?? '');
  const model = stages.at(-1)?.kase ?? kase;
  for (const fact of expected.facts) reached.add(fact.type);
  return [
    { facts, kase: born, broken: [] },
    { facts: expected.facts, kase: model, broken: broken(kase, stages, network) },
    answer,
  ];
}

/** Tells one story to the ledger and to the model, and names the first step on which they differ. */
async function breach(hall: Hall, at: number): Promise<string | undefined> {
  const story = storyOf(at, length);
  let step = story.next();
  while (!step.done) {
    const asked = step.value;
    const [answer, model, said] = await both(hall, asked);
    const [a, b] = [stableJson(answer), stableJson(model)];
    if (a !== b) return `seed ${String(at)}: ${JSON.stringify(asked)}\nledger ${a}\nmodel  ${b}`;
    const kase: Case | null = 'facts' in said ? said.kase : asked.kase;
    step = story.next(kase);
  }
  return undefined;
}

test(`random stories from seed ${String(seed)} make the same facts and refusals in the model and in the database`, async () => {
  const start = performance.now();
  let told = 0;
  const goesOn = (): boolean => (stories === undefined ? performance.now() - start < lastsMs : told < stories);
  const lane = async (hall: Hall): Promise<void> => {
    while (goesOn()) expect(await breach(hall, seed + told++)).toBeUndefined();
  };
  await Promise.all(halls.map(lane));
  process.stdout.write(`${String(told)} stories told to the database\n`);
}, 7_200_000);

const everyday = ['signed', 'coReplied', 'replied', 'replySentBack', 'replyPassed', 'callbackTried', 'disputed'];
const isShort = stories !== undefined && stories < 50;
test('the stories have reached what happens every day', () => {
  if (isShort) return;
  for (const type of [...everyday, 'redoOrdered', 'struck', 'supervised', 'returned', 'sentDown', 'parked', 'merged'])
    expect(reached).toContain(type);
});

test('every notice owed exists once, and each row is the fold of its facts', async () => {
  const twice = `select case_id, seq, template, recipient from effect group by 1, 2, 3, 4 having count(*) > 1`;
  for (const hall of halls) {
    expect((await hall.database.query(twice)).rows).toEqual([]);
    expect(await rebuild(hall.database, keys, false)).toMatchObject({ different: [], broken: [] });
  }
}, 600_000);
