import type { Article } from '../../domain/articles.ts';
import { toInstant, toMs, type Instant } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case/case.ts';
import { nextStrike } from '../../domain/case/clocks.ts';
import { isEnded } from '../../domain/case/codes.ts';
import { Command, type CommandInput } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import { evolve } from '../../domain/case/evolve.ts';
import { isRefusal } from '../../domain/case/moment.ts';
import { theClock, type Actor } from '../../domain/people.ts';
import type { World } from '../../domain/world.ts';

/** Articles of the knowledge base, by their ids. */
export type Articles = ReadonlyMap<string, Article>;

function cited(command: Command, articles: Articles): { cited?: Article | undefined } {
  if (command.type !== 'register' || command.outcome.kind !== 'answered') return {};
  return { cited: articles.get(command.outcome.articleId ?? '') };
}

/** Who asks what of the case, and when. */
export interface Step {
  at: Instant;
  actor: Actor;
  command: CommandInput;
}
/** A life as it unfolds: after each step it hears how the case stands. */
export type Life = Generator<Step, void, Case>;
export interface Told {
  steps: readonly (Omit<Step, 'command'> & { command: Command })[];
  kase: Case;
}

/**
 * Tells a life to the pure rules up to the instant `until`, with every strike at its own instant as the engine would
 * submit it. What the life would do later is left undone, so the case stays open. A refused step is a fault in the life.
 */
export function tell(life: Life, world: World, until: Instant, articles: Articles = new Map()): Told {
  const steps: Told['steps'][number][] = [];
  let kase: Case | null = null;
  const hear = ({ at, actor, command }: Step): Case => {
    const parsed = Command.parse(command);
    const reachable = parsed.type === 'register' && parsed.caller?.phone !== undefined;
    const fresh = { number: '0', reachable, repeatCount: 0 };
    const decision = decide(kase, parsed, { at, actor, world, fresh, ...cited(parsed, articles) });
    if (isRefusal(decision))
      throw new Error(`${parsed.type} at ${at}: ${decision.refusal} in ${kase?.status ?? 'none'}`);
    steps.push({ at, actor, command: parsed });
    const after = decision.facts.reduce<Case | null>((before, fact) => evolve(before, fact, 'told'), kase);
    if (!after) throw new Error(`${parsed.type} made no case`);
    return after;
  };
  // a clock that runs on after a pause may find a strike's instant already past; it strikes at once
  const notBefore = (at: Instant): Instant => {
    const last = steps.at(-1)?.at;
    return last === undefined || at > last ? at : toInstant(toMs(last) + 1000);
  };
  const strikeUntil = (end: Instant) => {
    for (let now = kase; now && !isEnded(now.status); now = kase) {
      const strike = nextStrike(now.clocks);
      if (!strike || notBefore(strike.at) > end) return;
      const { clock, rung, at } = strike;
      kase = hear({ at: notBefore(at), actor: theClock, command: { type: 'strike', clock, rung, at } });
    }
  };
  for (let next = life.next(); !next.done; next = life.next(kase)) {
    if (notBefore(next.value.at) > until) break;
    strikeUntil(next.value.at);
    const at = notBefore(next.value.at);
    if (at > until) break;
    kase = hear({ ...next.value, at });
  }
  strikeUntil(until);
  if (!kase) throw new Error('a life that never began');
  return { steps, kase };
}
