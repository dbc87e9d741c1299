import { expect, test } from '@jest/globals';
import { decide, permitted, type Decision } from '../../domain/case/decide.ts';
import { fold } from '../../domain/case/evolve.ts';
import { foresee } from '../../domain/case/foresee.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Fact } from '../../domain/case/facts.ts';
import { commandTypes, leadsTo } from '../../domain/case/machine.ts';
import { isRefusal } from '../../domain/case/moment.ts';
import { stableJson } from '../../store/seal.ts';
import { broken, stagesOf } from '../support/invariants.ts';
import { asCommand } from '../support/league.ts';
import { network } from '../support/network.ts';
import { storyOf, wanted, type Asked } from '../support/stories.ts';

const { stories = 2_000, seed } = wanted;
const length = 60;
const facts = new Set<string>();
const accepted = new Set<string>();
const foretold = new Set<string>();

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

function decided({ kase, asker, input, at }: Asked) {
  const command = asCommand(input);
  const reachable = command.type === 'register' && command.caller?.phone !== undefined;
  const fresh = { number: '20261123000001', callerId: 'caller-1', reachable, repeatCount: 0 };
  return decide(kase, command, { at, actor: asker, world: network, fresh });
}

/** The keys in the order in which PostgreSQL keeps them. */
const asStored = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)))
      : inner,
  ) as T;
const ofAllClocks: readonly string[] = ['setUrgency', 'adoptRules', 'reply', 'dispatch'];
const dependsOnOrder = (asked: Asked, decision: Decision): boolean =>
  ofAllClocks.includes(asked.input.type) &&
  stableJson(decided({ ...asked, kase: asStored(asked.kase) })) !== stableJson(decision);

/** What the outcome differs in from what was foreseen of it, where something was and no strike came between. */
function misforeseen({ kase, asker, input, at }: Asked, made: readonly Fact[], then: Case | null): string[] {
  const foreseen = kase && foresee(kase, asCommand(input), { at, actor: asker });
  if (!foreseen || !then || made.some(({ type }) => type === 'struck')) return [];
  foretold.add(input.type);
  const may = (one: Case): string => permitted(one, asker).join();
  return foreseen.status === then.status && may(foreseen) === may(then)
    ? []
    : [`foreseen ${foreseen.status}: ${may(foreseen)}`, `came ${then.status}: ${may(then)}`];
}

/** Tells one story and names what broke in it; undefined when nothing did. */
function breach(seed: number): string | undefined {
  const story = storyOf(seed, length);
  const told: string[] = [];
  let life: Fact[] = [];
  let step = story.next();
  let nth = 0;
  while (!step.done) {
    const asked = step.value;
    const decision = decided(asked);
    if (dependsOnOrder(asked, decision)) return `seed ${String(seed)}: ${JSON.stringify(asked)}`;
    let kase: Case | null = asked.kase;
    told.push(`${asked.at} ${asked.asker.id} ${JSON.stringify(asked.input)}`);
    if (isRefusal(decision)) told.push(`  ${JSON.stringify(decision)}`);
    else {
      if (kase === null) life = [];
      const stages = stagesOf(kase, decision.facts, kase?.id ?? idOf(++nth));
      kase = stages.at(-1)?.kase ?? kase;
      life.push(...decision.facts);
      told.push(`  ${decision.facts.map((fact) => fact.type).join(', ')}`);
      for (const fact of decision.facts) facts.add(fact.type);
      accepted.add(asked.input.type);
      const wrong = [...broken(asked.kase, stages, network), ...misforeseen(asked, decision.facts, kase)];
      if (wrong.length > 0) return [`seed ${String(seed)}`, ...told.slice(-24), ...wrong].join('\n');
    }
    step = story.next(kase);
    const isLast = step.done === true || step.value.kase === null;
    if (isLast && kase && JSON.stringify(fold(kase.id, life)) !== JSON.stringify(kase))
      return `seed ${String(seed)}: fold`;
  }
  return undefined;
}

test(`in ${String(stories)} random stories from seed ${String(seed)} nothing ever breaks`, () => {
  for (let i = 0; i < stories; i++) expect(breach(seed + i)).toBeUndefined();
}, 600_000);

test('the stories have reached every fact, and every command was accepted in one', () => {
  if (stories < 500) return;
  expect(Object.keys(leadsTo).filter((type) => !facts.has(type))).toEqual([]);
  expect(commandTypes.filter((type) => !accepted.has(type))).toEqual([]);
  expect([...foretold].sort()).toEqual(['addNote', 'approveReply', 'logContact', 'reply', 'sign', 'submitCoReply']);
});
