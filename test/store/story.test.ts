import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Case } from '../../domain/case/case.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import { nextStrike } from '../../domain/case/clocks.ts';
import { decide, permitted } from '../../domain/case/decide.ts';
import { evolve } from '../../domain/case/evolve.ts';
import { isRefusal } from '../../domain/case/moment.ts';
import { mayRead, type Actor } from '../../domain/people.ts';
import { actor, asCommand, cast, monday, registration, satisfied, units, world } from '../support/league.ts';
import { ask, keys, openHall, submit, type Hall } from '../support/ledger.ts';
import { rebuild } from '../../store/rebuild.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

const people: Actor[] = [
  ...Object.values(cast),
  actor('teamLead'),
  actor('supervisor'),
  actor('auditor'),
  actor('citizen'),
];
const text = fc.constantFrom('已核实', '请尽快办理', 'ᠮᠣᠩᠭᠣᠯ', '𠮷');
const limit = fc.record({
  amount: fc.integer({ min: 1, max: 9 }),
  unit: fc.constantFrom('hours', 'workingDays', 'seconds'),
});
const unitId = fc.constantFrom(...units.map((u) => u.id), 'nobody');
const dispatch = fc.oneof(
  fc.constant({ type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'] }),
  fc.record({ type: fc.constant('dispatch'), leadUnitId: unitId, coUnitIds: fc.uniqueArray(unitId, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('dispatch'), leadUnitId: fc.constant('zjj'), limit }),
);
const callback = fc.oneof(
  fc.record({ type: fc.constant('recordCallback'), outcome: fc.constantFrom('noAnswer', 'wrongNumber') }),
  fc.record({
    type: fc.constant('recordCallback'),
    outcome: fc.constant('reached'),
    solved: fc.constant(false),
    satisfaction: fc.constant(satisfied),
  }),
);
const said = (type: string) => fc.record({ type: fc.constant(type), text });
/** One command of every kind that does not end a case for good. */
const anyOf = fc.record({
  dispatch,
  sign: fc.constant({ type: 'sign' }),
  assignHandler: fc.record({ type: fc.constant('assignHandler'), handlerId: fc.constantFrom('zjj-handler', 'nobody') }),
  logContact: fc.record({ type: fc.constant('logContact'), reached: fc.boolean() }),
  addNote: said('addNote'),
  submitCoReply: said('submitCoReply'),
  reply: fc.record({
    type: fc.constant('reply'),
    result: fc.constantFrom('solved', 'explained'),
    contacted: fc.boolean(),
    text,
  }),
  approveReply: fc.constant({ type: 'approveReply' }),
  sendBackReply: fc.record({
    type: fc.constant('sendBackReply'),
    reasons: fc.constant<['incomplete']>(['incomplete']),
  }),
  recordCallback: callback,
  adjudicate: fc.record({
    type: fc.constant('adjudicate'),
    ruling: fc.constantFrom('redo', 'redo', 'extend', 'handOver'),
    reason: text,
    limit,
  }),
  correct: fc.record({ type: fc.constant('correct'), title: text }),
  urge: said('urge'),
}) as fc.Arbitrary<Record<string, CommandInput>>;
const steps = fc.record({
  who: fc.constantFrom(...people),
  what: anyOf,
  pick: fc.nat(),
  way: fc.constantFrom('sensible', 'sensible', 'sensible', 'wild', 'strike'),
  waitMs: fc.oneof(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 0, max: 90_000_000 })),
});
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

/** What is asked next: mostly what somebody may do now, sometimes anything by anybody, sometimes the next strike. */
function next({ who, what, pick, way }: Step, model: Case, at: string): { asker: Actor; input: CommandInput } {
  const kinds = Object.keys(what);
  const wild = { asker: who, input: what[kinds[pick % kinds.length]!]! };
  if (way === 'wild') return wild;
  const strike = nextStrike(model.clocks) ?? { clock: 'sign', rung: 0, at };
  if (way === 'strike')
    return { asker: cast.clock, input: { type: 'strike', clock: strike.clock, rung: strike.rung, at: strike.at } };
  const open = people.flatMap((person) =>
    permitted(model, person).flatMap((type) => (what[type] ? [{ asker: person, input: what[type] }] : [])),
  );
  const weighty = open.filter(
    ({ input }) => !['addNote', 'urge', 'logContact', 'correct', 'assignHandler'].includes(input.type),
  );
  const from = pick % 4 === 0 || weighty.length === 0 ? open : weighty;
  return from[pick % from.length] ?? wild;
}

const reached = new Set<string>();

test('a random story of 200 commands makes the same facts and refusals in the model and in the database', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 200, maxLength: 200 }), async (story) => {
      let now = Date.parse(monday);
      hall.setClock(monday);
      const first = await hall.ledger.register(registration(), ask(cast.operator));
      if (!('facts' in first)) throw new Error('not registered');
      let model: Case = first.kase;
      for (const step of story) {
        now += step.waitMs;
        const at = new Date(now).toISOString();
        hall.setClock(at);
        const { asker, input } = next(step, model, at);
        const answer = await submit(hall.ledger, model, asker, input);
        if (!mayRead(asker, model)) {
          expect(answer).toEqual({ notFound: true });
          continue;
        }
        const expected = decide(model, asCommand(input), { at, actor: asker, world });
        if (isRefusal(expected)) expect(answer).toMatchObject(expected);
        else {
          const facts = 'facts' in answer ? answer.facts.map(({ words: _, ...fact }) => fact) : [];
          expect(facts).toEqual(expected.facts);
          for (const fact of expected.facts) reached.add(fact.type);
          model = expected.facts.reduce<Case>((k, fact) => evolve(k, fact), model);
          expect('kase' in answer && answer.kase).toEqual(model);
        }
      }
    }),
    { numRuns: 8 },
  );
  for (const type of [
    'signed',
    'coReplied',
    'replied',
    'replySentBack',
    'replyPassed',
    'callbackTried',
    'disputed',
    'redoOrdered',
    'struck',
    'supervised',
  ])
    expect(reached).toContain(type);
  expect(await rebuild(hall.database, keys, false)).toMatchObject({ different: [], broken: [] });
});
