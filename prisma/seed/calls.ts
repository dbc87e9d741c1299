import { z } from 'zod';
import { standingOf, type Article } from '../../domain/articles.ts';
import { dayMs, toMs, type Instant } from '../../domain/calendar.ts';
import { InvalidReason, Way, type Channel } from '../../domain/case/codes.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import type { Actor } from '../../domain/people.ts';
import { somebody } from './cast.ts';
import { csvRows } from './csv.ts';
import { enterpriseOf } from './enterprises.ts';
import { work, step, type Halt, type Scene } from './life.ts';
import type { Matter } from './matters.ts';
import { between, chance, pick, pickWeighted, type Random } from './random.ts';
import type { Life } from './tell.ts';
import { personName, phoneNumber } from './names.ts';

type Registration = Extract<CommandInput, { type: 'register' }>;

const Other = z.object({
  kind: z.enum(['redirected', 'invalid']),
  code: z.string(),
  category: z.string(),
  title: z.string(),
  content: z.string(),
  text: z.string(),
});
/** Calls that end at the desk without being dispatched or answered: pointed elsewhere, or nothing in them. */
export const otherCalls = csvRows('otherCalls.csv', Other);

const channels: readonly (readonly [Channel, number])[] = [
  ['phone', 78],
  ['wechat', 9],
  ['app', 6],
  ['web', 4],
  ['upper', 2],
  ['walkIn', 1],
];

const channelOf = (random: Random): Channel => pickWeighted(random, channels, ([, share]) => share)[0];

const deskFor = (random: Random, matter: Matter): Actor => {
  if (matter.language === 'mn') return somebody(random, 'operator', 'centre', 'mn');
  const enterprise = matter.categoryId.startsWith('15') && chance(random, 0.7);
  return somebody(random, 'operator', 'centre', enterprise ? 'enterprise' : undefined);
};

function registration(random: Random, matter: Matter, outcome: Registration['outcome']): Registration {
  const { caseType, language, title, content, mongolian, categoryId, divisionCode, address, callerName, phone } =
    matter;
  const anonymous = outcome.kind === 'triage' && chance(random, 0.04);
  return {
    type: 'register',
    channel: language === 'mn' ? 'phone' : channelOf(random),
    caseType,
    language,
    title,
    content,
    ...(mongolian !== undefined && { mongolian }),
    categoryId,
    place: { divisionCode, address },
    ...enterpriseOf(matter),
    ...(anonymous ? { anonymous } : { caller: { name: callerName, phone } }),
    confidential: caseType === 'report' && chance(random, 0.5),
    outcome,
  };
}

/** A question answered within the call; from the knowledge base where it has the answer and the operator cites it. */
export function* answered(random: Random, at: Instant, matter: Matter, article: Article | undefined): Life {
  const desk = deskFor(random, matter);
  const cites = article && standingOf(article, at) === 'inForce' && chance(random, 0.8);
  const outcome = { kind: 'answered' as const, answer: matter.answer, ...(cites && { articleId: article.id }) };
  yield step(at, desk, registration(random, matter, outcome));
}

/** A call pointed to another way, or an invalid one. */
export function* turnedAway(random: Random, at: Instant, kind: 'redirected' | 'invalid', divisionCode: string): Life {
  const { code, category, title, content, text } = pick(
    random,
    otherCalls.filter((call) => call.kind === kind),
  );
  yield step(at, somebody(random, 'operator'), {
    type: 'register',
    caseType: kind === 'invalid' ? 'consultation' : 'help',
    channel: 'phone',
    title,
    content,
    categoryId: category,
    place: { divisionCode },
    caller: { ...(kind === 'redirected' && { name: personName(random) }), phone: phoneNumber(random) },
    outcome:
      kind === 'invalid'
        ? { kind, reason: InvalidReason.parse(code) }
        : { kind, way: Way.parse(code), text, ...(code === 'emergency' && { transferredTo: '119' as const }) },
  });
}

/** A matter that a unit has to work on: through triage, or straight to its unit when the catalogue is sure. */
export function* worked(at: Instant, scene: Scene): Life {
  const { random, matter, line, halt } = scene;
  const straight = halt !== 'triage' && chance(random, 0.2);
  const outcome: Registration['outcome'] = straight
    ? { kind: 'dispatched', leadUnitId: line.leadUnitId }
    : { kind: 'triage' };
  const desk = deskFor(random, matter);
  const kase = yield step(at, desk, registration(random, matter, outcome));
  yield* work(scene, kase);
}

const halts: readonly (readonly [Halt, share: number, withinDays: number])[] = [
  ['triage', 100, 2],
  ['sign', 50, 3],
  ['handling', 8, 14],
  ['head', 10, 12],
  ['centre', 10, 12],
  ['callback', 16, 12],
  ['adjudication', 22, 10],
  ['redo', 8, 14],
];

/** Where a case of the last weeks before `midnight` is left lying, if anywhere; old cases have all come to their end. */
export function haltOf(random: Random, at: Instant, midnight: Instant): Halt | undefined {
  const ageDays = (toMs(midnight) - toMs(at)) / dayMs;
  const open = halts.filter(([, , withinDays]) => ageDays < withinDays);
  if (open.length === 0 || !chance(random, ageDays < 3 ? 0.75 : 0.4)) return undefined;
  return pickWeighted(random, open, ([, share]) => share)[0];
}

/** The same matter again, some days later. */
export const again = (random: Random, matter: Matter): Matter => ({
  ...matter,
  title: `再次反映：${matter.title}`.slice(0, 200),
  content: `${matter.content}来电人称此前已反映过${between(random, 1, 3)}次，问题仍未彻底解决，希望重视。`,
});
