import type { Instant } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case/case.ts';
import { nextStrike } from '../../domain/case/clocks.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import { closedTo } from '../../domain/case/decide.ts';
import { commandTypes, permits, type CommandType, type Permit } from '../../domain/case/machine.ts';
import type { Actor } from '../../domain/people.ts';
import { ask, askedFor, registrationBy } from './asked.ts';
import { monday } from './league.ts';
import { company } from './network.ts';
import { randomOf, type Random } from './random.ts';

/** What somebody asks at an instant, of the case of the story or, `kase` being null, to begin another. */
export interface Asked {
  kase: Case | null;
  asker: Actor;
  input: CommandInput;
  at: Instant;
}

/** How many stories a run was asked for (YIHAO_STORIES), and from which seed on (YIHAO_STORY_SEED; another each time unless told). */
export const wanted = {
  stories: process.env['YIHAO_STORIES'] === undefined ? undefined : Number(process.env['YIHAO_STORIES']),
  seed: Number(process.env['YIHAO_STORY_SEED'] ?? Date.now() % 1_000_000_000),
};

const people: readonly Actor[] = Object.values(company);
type Making = keyof typeof askedFor;
const makings = commandTypes.filter((type): type is Making => type in askedFor);
const hour = 3_600_000;
const day = 24 * hour;

/** What goes on without changing where the case stands comes seldom, what ends it for good more seldom. */
const seldom: Partial<Record<CommandType, number>> = {
  ...{ addNote: 0.1, urge: 0.1, logContact: 0.3, correct: 0.2, assignHandler: 0.2, instruct: 0.1, adoptRules: 0.2 },
  ...{ setUrgency: 0.2, setConfidential: 0.1, supervise: 0.2, join: 0.2, part: 0.2, suspend: 0.3, askInfo: 0.5 },
  ...{ withdraw: 0.01, terminate: 0.1, merge: 0.3, sendUp: 0.2, approveReply: 2, reply: 2, dispatch: 3, sign: 2 },
};

/** How long nothing happens. */
function wait(r: Random, kase: Case | null, now: number): number {
  const next = kase && nextStrike(kase.clocks);
  if (next && r.chance(0.06)) return Math.max(0, Date.parse(next.at) - now + r.int(3) - 1);
  const longest = r.pick([hour / 6, hour / 6, hour / 6, hour, 8 * hour, 2 * day]);
  return r.int(r.chance(0.01) ? 40 * day : longest);
}

function weighed(r: Random, types: readonly Making[]): Making | undefined {
  const weights = types.map((type) => seldom[type] ?? 1);
  let left = r.next() * weights.reduce((sum, one) => sum + one, 0);
  return types.find((_, i) => (left -= weights[i] ?? 0) < 0);
}

/** Mostly what somebody may do now, sometimes anything by anybody, sometimes the next strike. */
function next(r: Random, kase: Case, now: number): Pick<Asked, 'asker' | 'input'> {
  const strike = nextStrike(kase.clocks);
  if (strike && r.chance(0.08)) {
    const { clock, rung, at } = strike;
    return { asker: company.clock, input: { type: 'strike', clock, rung, at } };
  }
  const open = makings.filter((type) => (permits[type] as Permit).from.includes(kase.status));
  for (let tries = r.chance(0.08) ? 0 : 5; tries > 0; tries--) {
    const type = weighed(r, open) ?? r.pick(makings);
    const allowed = people.filter((who) => !closedTo(type, kase, who));
    if (allowed.length > 0) return { asker: r.pick(allowed), input: ask(type, r, kase, now) };
  }
  return { asker: r.pick(people), input: ask(r.pick(makings), r, kase, now) };
}

const isOver = (kase: Case): boolean => kase.endedAt !== undefined && kase.status !== 'merged';

/** A story of so many commands by a seed: each yield asks something, and takes the case as it then stands. */
export function* storyOf(seed: number, commands: number): Generator<Asked, void, Case | null> {
  const r = randomOf(seed);
  let now = Date.parse(monday);
  let kase: Case | null = null;
  for (let i = 0; i < commands; i++) {
    now += wait(r, kase, now);
    const at = new Date(now).toISOString();
    if (!kase || (isOver(kase) && r.chance(0.25))) {
      const asker = r.pick([company.operator, company.operator, company.teamLead, company.citizen]);
      kase = yield { kase: null, asker, input: registrationBy(r, now) as CommandInput, at };
    } else kase = yield { kase, ...next(r, kase, now), at };
  }
}
