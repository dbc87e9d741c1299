import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextStrike } from '../../domain/case/clocks.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import type { Actor } from '../../domain/people.ts';
import { startingPolicy, type Policy } from '../../domain/policy.ts';
import { actor, ask, at, cast, steps, tell, wait, world, type Told } from '../support/league.ts';

const hasty: Policy = {
  ...startingPolicy,
  version: 2,
  profiles: { ...startingPolicy.profiles, ordinary: startingPolicy.profiles['complex']! },
};
const rules = { ...world, policies: new Map([startingPolicy, hasty].map((one) => [one.version, one])) };
const limit = { amount: 3, unit: 'workingDays' } as const;
const does = (who: Actor, command: CommandInput) => [who, command] as const;
const teamLead = actor('teamLead');

const commands = fc.constantFrom(
  does(cast.handler, { type: 'askInfo', question: '请问?' }),
  does(cast.operator, { type: 'supplyInfo', text: '答' }),
  does(teamLead, { type: 'suspend', why: 'statutory', document: '1 号', reason: '鉴定', limit }),
  does(teamLead, { type: 'lift', reason: '已出' }),
  does(cast.handler, { type: 'requestExtension', limit, reason: '等件' }),
  does(teamLead, { type: 'ruleOnExtension', grant: true, reason: '同意' }),
  does(teamLead, { type: 'setUrgency', urgency: 'urgent', reason: '急' }),
  does(teamLead, { type: 'setUrgency', urgency: 'normal', reason: '缓' }),
  does(cast.clock, { type: 'adoptRules', policy: 2 }),
  does(cast.clock, { type: 'adoptRules', policy: 1 }),
  does(...([steps.reply[0], steps.reply[1]] as const)),
  does(cast.head, { type: 'sendBackReply', reasons: ['incomplete'] }),
);
const stories = fc.array(fc.tuple(commands, fc.integer({ min: 1, max: 4 * 24 * 60 })), { maxLength: 12 });

/** An engine that is awake: every strike is asked for at its very instant. */
function awake(told: Told, until: string): Told {
  const next = told.kase && nextStrike(told.kase.clocks);
  return next && next.at <= until ? awake(wait(told, next.at, rules), until) : told;
}

const seen = ({ kase, facts }: Told): unknown => ({
  status: kase?.status,
  supervisionLevel: kase?.supervisionLevel,
  clocks: Object.entries(kase?.clocks ?? {}).map(([name, clock]) => ({ name, ...clock, stoppedAt: undefined })),
  facts: facts.map(({ type, clocks }) => ({
    type,
    moves: clocks?.map((one) => ('dueAt' in one ? one.dueAt : one.do)),
  })),
});

test('whether the engine was awake or away changes no limit, no strike and no pause of a case', () => {
  const sent = tell([steps.register, steps.dispatchTogether, steps.sign], true, rules);
  fc.assert(
    fc.property(stories, (story) => {
      let [there, away] = [sent, sent];
      for (const [step, minutes] of story) {
        const when = at(away.now, minutes * 60_000);
        there = ask(awake(there, when), when, step, { rules });
        away = ask(away, when, step, { rules });
      }
      const end = at(away.now, 60 * 24 * 3_600_000);
      expect(seen(wait(away, end, rules))).toEqual(seen(wait(awake(there, end), end, rules)));
    }),
    { numRuns: 2_000 },
  );
});
